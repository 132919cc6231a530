/** A copy of the standard configuration gets a task, a sixth kind of approval, a stage, an alert, a number and another way of sharing, in JSON and nothing else. */
import { randomUUID } from 'node:crypto'
import * as assert from 'uvu/assert'
import { checkFolder } from '../../config/check.ts'
import { demoPeople } from '../../config/demo-people.ts'
import { folderOf } from '../../config/folder.ts'
import { runScenarios } from '../../config/scenarios/run.ts'
import { sourceOf } from '../../config/source.ts'
import { endExpired } from '../../server/expiring.ts'
import { SeedCopy } from '../config/seed.ts'
import { aServer, dataOf } from '../lib/server.ts'
import { spec } from '../lib/spec.ts'

const both = (en: string, ar: string) => ({ en, ar })
const answer = (name: string) => ({ var: name })
const answered = (name: string) => ({ not: { is_blank: answer(name) } })

const PROGRAMMES = ['primeromodule_cp']
const OF_CASE = { recordType: 'case', programmes: PROGRAMMES }

const AGREED = { name_first: 'Amina', sex: 'female', disclosure_other_orgs: true, consent_info_sharing: ['family'] }
const CONSULTED = { action: 'consultation', answers: { transitioned_to: 'worker2', question: 'What now?' } }

const CONSULTATION_OVER = {
  ...{ effect: 'clear_alerts', kinds: ['consultation'], user: { transition: 'transitioned_to' } },
}

const files = {
  'fields/case/schooling.json': {
    fields: [
      { id: 'school_agreed_on', type: 'date', label: both('Agreed with the school on', 'اتُّفق مع المدرسة بتاريخ') },
      { id: 'school_first_visit_on', type: 'date', label: both('First visit on', 'الزيارة الأولى بتاريخ') },
      {
        ...{ id: 'approval_status_schooling', type: 'choice', lookup: 'lookup_approval_status', readOnly: true },
        label: both('Approval', 'الموافقة'),
      },
    ],
  },
  'forms/case/schooling.json': {
    ...{ id: 'schooling', group: 'case_plan', order: 95, programmes: PROGRAMMES },
    label: both('Back to school', 'العودة إلى المدرسة'),
    fields: ['school_agreed_on', 'school_first_visit_on', 'approval_status_schooling'],
  },
  'tasks/school-visit.json': {
    ...{ id: 'school_visit', ...OF_CASE, label: both('Visit the school', 'زيارة المدرسة') },
    due: { add_days: [answer('school_agreed_on'), 10] },
    done: answered('school_first_visit_on'),
    completedBy: { form: 'schooling', field: 'school_first_visit_on' },
    priority: 'risk_level',
  },
  'approvals/schooling.json': {
    ...{ id: 'schooling', ...OF_CASE, label: both('Back to school', 'العودة إلى المدرسة'), form: 'schooling' },
    askWhen: [
      {
        id: 'agreed_with_the_school',
        holds: answered('school_agreed_on'),
        message: both('Agree with the school first.', 'اتّفق مع المدرسة أولًا.'),
      },
    ],
    fields: { status: 'approval_status_schooling' },
    history: { subform: 'approval_subforms' },
    notifyAsked: { notification: 'approval_asked', to: { action: 'approve_schooling' } },
  },
  'alerts/schooling.json': {
    ...{ id: 'school_changed', ...OF_CASE, form: 'schooling' },
    label: both('The school changed its mind', 'غيّرت المدرسة رأيها'),
    when: { changed: 'school_agreed_on' },
  },
  'alerts/consultation.json': {
    ...{ id: 'consultation', ...OF_CASE, alertFor: 'referral', form: 'referral', by: 'anyone', clearedByOwner: false },
    label: both('Somebody asks for advice', 'يطلب أحدهم المشورة'),
  },
  'transitions/consultation.json': {
    ...{ id: 'consultation', ...OF_CASE, plural: 'consultations', form: 'referral' },
    label: both('Consultation', 'استشارة'),
    verb: both('Ask for advice', 'طلب المشورة'),
    recipient: { receives: 'receive_consultation' },
    consent: [
      {
        given: { '==': [answer('disclosure_other_orgs'), true] },
        message: both('Ask whether it may be shared.', 'اسأل إن كانت المشاركة مسموحة.'),
      },
    ],
    asks: [
      {
        ...{ id: 'question', type: 'text', required: true, maxLength: 500 },
        label: both('What you want to know', 'ما تريد معرفته'),
      },
    ],
    gives: { while: ['in_progress'], actions: ['read', 'add_note'], readOnly: true, days: 7 },
    effects: [
      { effect: 'raise_alert', kind: 'consultation', form: 'referral', user: { transition: 'transitioned_to' } },
    ],
    expiryEffects: [CONSULTATION_OVER, { effect: 'notify', notification: 'referral_answered', to: 'owner' }],
    steps: {
      answer: {
        ...{ label: both('Answer', 'الرد'), from: ['in_progress'], to: 'done', by: ['recipient'] },
        asks: [
          { id: 'rejection_note', type: 'text', required: true, maxLength: 500, label: both('Advice', 'المشورة') },
        ],
        effects: [CONSULTATION_OVER],
      },
      revoke: {
        label: both('Take back', 'سحب'),
        from: ['in_progress'],
        to: 'revoked',
        by: ['sender', 'owner'],
        effects: [CONSULTATION_OVER],
      },
    },
  },
  'tests/consultation.json': {
    recordType: 'case',
    given: {
      ...{ programme: 'primeromodule_cp', today: '2026-03-02', as: { user: 'worker', relation: 'own' } },
    },
    scenarios: [
      {
        name: 'Who is asked reads the case for seven days',
        given: { record: AGREED },
        do: [CONSULTED],
        // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
        then: {
          transitions: [{ type: 'consultation', status: 'in_progress', answers: { question: 'What now?' } }],
          shared: { worker2: 'own' },
          disclosures: [{ type: 'consultation', to: 'worker2', consent: 'given' }],
        },
      },
      {
        name: 'On the eighth day they read it no more',
        given: { record: AGREED },
        do: [CONSULTED, { today: '2026-03-10' }],
        // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
        then: { shared: { worker2: null } },
      },
      {
        name: 'An answer ends it, and comes from nobody else',
        given: { record: AGREED },
        do: [
          CONSULTED,
          { action: 'answer_consultation', answers: { rejection_note: 'Me.' }, refused: true },
          { as: { user: 'worker2' }, action: 'answer_consultation', answers: { rejection_note: 'Wait.' } },
        ],
        // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
        then: { transitions: [{ status: 'done', rejection_note: 'Wait.' }], shared: { worker2: null } },
      },
      {
        name: 'Nobody is asked without consent, nor somebody whose role is not for it',
        given: { record: { name_first: 'Amina', sex: 'female', disclosure_other_orgs: false } },
        do: [{ ...CONSULTED, refused: true }],
        // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
        then: { transitions: [], disclosures: [] },
      },
    ],
  },
  'dashboards/schooling.json': {
    ...{ id: 'schooling', label: both('Back to school', 'العودة إلى المدرسة') },
    indicators: [
      {
        ...{ id: 'at_school', label: both('At school', 'في المدرسة'), from: 'case' },
        where: {
          all: [
            { field: 'workflow', among: ['at_school'] },
            { field: 'owned_by', among: ['@me'] },
          ],
        },
      },
    ],
  },
  'tests/schooling.json': {
    recordType: 'case',
    given: { programme: 'primeromodule_cp', today: '2026-03-02', as: { user: 'worker' } },
    scenarios: [
      {
        name: 'A school visit is due ten days after the agreement, and overdue the day after',
        given: { record: { name_first: 'Amina', sex: 'female', risk_level: 'high', school_agreed_on: '2026-03-02' } },
        do: [{ today: '2026-03-13' }],
        // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
        then: { tasks: { school_visit: { due: '2026-03-12', is: 'overdue', priority: 'high' } } },
      },
      {
        name: 'The visit ends the task',
        given: { record: { name_first: 'Amina', sex: 'female', school_agreed_on: '2026-03-02' } },
        when: { school_first_visit_on: '2026-03-02' },
        // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
        then: { noTasks: ['school_visit'], stage: 'new' },
      },
      {
        name: 'Nobody asks for approval before the school has agreed',
        given: { record: { name_first: 'Amina', sex: 'female' } },
        // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
        then: { blockedActions: { request_approval_schooling: 'agreed_with_the_school' } },
      },
      {
        name: 'With the approval of the manager the child is at school',
        given: { record: { name_first: 'Amina', sex: 'female', school_agreed_on: '2026-03-02' } },
        do: [
          { action: 'request_approval_schooling' },
          { action: 'approve_schooling', refused: true },
          { as: { user: 'manager' }, action: 'approve_schooling', answers: { comment: 'Good.' } },
        ],
        // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
        then: { approvals: { schooling: 'approved' }, stage: 'at_school', noAlerts: ['schooling'] },
      },
      {
        name: 'The owner is alerted when somebody else changes what was agreed',
        given: { record: { name_first: 'Amina', sex: 'female', school_agreed_on: '2026-03-02' } },
        do: [{ as: { user: 'superuser' }, save: { school_agreed_on: '2026-03-04' } }],
        // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
        then: { alerts: ['school_changed'], tasks: { school_visit: '2026-03-14' } },
      },
    ],
  },
}

/** The standard configuration with the additions. */
function extended(): SeedCopy {
  const copy = new SeedCopy()
  for (const [path, json] of Object.entries(files)) copy.add(path, json)
  copy.thing('lookups/', 'lookup_approval_for', ({ options }) =>
    options.push({ id: 'schooling', label: both('Back to school', 'العودة إلى المدرسة') }),
  )
  copy.thing('workflows/', 'case', ({ stages, order }) => {
    const enter = { '==': [answer('approval_status_schooling'), 'approved'] }
    stages.splice(-1, 0, { id: 'at_school', label: both('At school', 'في المدرسة'), enter })
    order.splice(1, 0, 'at_school')
  })
  copy.thing('roles/', 'case_worker', ({ actions, dashboards }) => {
    actions.case.push('request_approval_schooling', 'consultation', 'receive_consultation')
    dashboards.push('schooling')
  })
  copy.thing('roles/', 'manager', ({ actions }) => actions.case.push('approve_schooling'))
  return copy
}

const source = sourceOf(extended().files)
const { issues, model, checked } = await checkFolder(source)

const people = Object.fromEntries(
  demoPeople('seeds/child-protection').map((person) => [person.userName, { ...person, groups: person.groups ?? [] }]),
)

interface Offered {
  readonly id: string
  readonly enabled: boolean
}

spec('A copy of the standard configuration', (it) => {
  it('takes a task, an approval, a stage, an alert, a number and a way of sharing without an issue', () => {
    assert.equal(
      issues.filter(({ severity }) => severity !== 'note').map(({ file, line, found }) => `${file}:${line} ${found}`),
      [],
    )
  })

  it('keeps what its scenarios say of them', () => {
    if (!model) throw new Error('The copy has errors')
    const folder = folderOf(source)
    const added = ['tests/schooling.json', 'tests/consultation.json']
    const scenarios = folder.scenarios.filter(({ file }) => added.includes(file))
    const results = runScenarios(model, { scenarios, people: checked.folder.people }, () => 0)
    assert.is(results.length, 9)
    assert.equal(
      results.flatMap(({ name, differences }) => differences.map(({ path, actual }) => `${name}: ${path} ${actual}`)),
      [],
    )
  })

  it('shows them to worker and manager on a running server', async () => {
    if (!model) throw new Error('The copy has errors')
    const server = await aServer({ model, people })
    const [worker, manager] = [await server.as('worker'), await server.as('manager')]
    const id = randomUUID()
    const given = { id, name_first: 'Amina', sex: 'female', risk_level: 'high', school_agreed_on: '2024-05-01' }
    assert.is((await worker.post('cases', { data: given })).status, 200)

    const tasks = await dataOf<readonly { type: string; due_date: string; overdue: boolean }[]>(
      await worker.get('tasks?type=school_visit'),
    )
    assert.equal(
      tasks.map(({ type, due_date, overdue }) => ({ type, due_date, overdue })),
      [{ type: 'school_visit', due_date: '2024-05-11', overdue: false }],
    )

    const offered = await dataOf<readonly Offered[]>(await worker.get(`cases/${id}/actions`))
    assert.ok(offered.some((action) => action.id === 'request_approval_schooling' && action.enabled))
    const approvals = `cases/${id}/approvals/schooling`
    const told = (approval_status: string) => ({ data: { approval_status } })
    assert.is((await worker.patch(approvals, told('requested'))).status, 200)
    const alerts = await dataOf<readonly { type: string }[]>(await manager.get(`cases/${id}/alerts`))
    assert.ok(alerts.some(({ type }) => type === 'schooling'))
    assert.is((await worker.patch(approvals, told('approved'))).status, 403)
    assert.is((await manager.patch(approvals, told('approved'))).status, 200)
    const record = await dataOf(await worker.get(`cases/${id}`))
    assert.equal([record['workflow'], record['approval_status_schooling']], ['at_school', 'approved'])

    const boards = await dataOf<readonly { indicators: readonly { total: number }[] }[]>(
      await worker.get('dashboards?names[0]=schooling'),
    )
    assert.is(boards[0]?.indicators[0]?.total, 1)
    const list = await dataOf<readonly { id: string }[]>(await worker.get('cases?indicator=schooling.at_school'))
    assert.equal(
      list.map((found) => found.id),
      [id],
    )

    const done = await worker.patch(`cases/${id}`, { data: { school_first_visit_on: '2024-05-10' } })
    assert.is(done.status, 200)
    assert.equal(await dataOf(await worker.get('tasks?type=school_visit')), [])
  })

  it('lets a colleague look at a case and write nothing, and then no more, on a running server', async () => {
    if (!model) throw new Error('The copy has errors')
    const server = await aServer({ model, people })
    const [worker, colleague] = [await server.as('worker'), await server.as('worker2')]
    const { id } = await dataOf<{ id: string }>(await worker.post('cases', { data: AGREED }))
    assert.is((await colleague.get(`cases/${id}`)).status, 404)
    const asked = await worker.post(`cases/${id}/consultations`, { data: CONSULTED.answers })
    assert.is(asked.status, 200)
    const [entry] = await dataOf<readonly { id: string }[]>(await colleague.get(`cases/${id}/transitions`))
    assert.is((await colleague.get(`cases/${id}`)).status, 200)
    assert.is((await colleague.patch(`cases/${id}`, { data: { name_first: 'Another' } })).status, 403)
    const advice = { status: 'done', rejection_note: 'Wait.' }
    assert.is((await colleague.patch(`cases/${id}/consultations/${entry?.id}`, { data: advice })).status, 200)
    assert.is((await colleague.get(`cases/${id}`)).status, 404)
  })

  it('takes the alert away and tells the owner when the time for an answer is over', async () => {
    if (!model) throw new Error('The copy has errors')
    const server = await aServer({ model, people })
    const worker = await server.as('worker')
    const { id } = await dataOf<{ id: string }>(await worker.post('cases', { data: AGREED }))
    await worker.post(`cases/${id}/consultations`, { data: CONSULTED.answers })
    const kinds = async () => (await server.stores.records.get('case', id))?.record.core.current_alert_types
    assert.equal(await kinds(), ['consultation'])
    server.wait(8 * 86_400_000)
    assert.is(await endExpired(server.parts), 1)
    assert.equal(await kinds(), [])
    const told = await dataOf<readonly { notification: string }[]>(await (await server.as('worker')).get('notices'))
    assert.equal(
      told.map(({ notification }) => notification),
      ['referral_answered'],
    )
  })
})
