import * as assert from 'uvu/assert'
import type { RecordType } from '../../../engine/model.ts'
import { lenders, lendingLife } from '../../lib/lending-life.ts'
import { reached, today } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { after, aLiving, alertsOn, does } from '../life/living.ts'
import { act, issuesOf, refusalOf } from './acting.ts'

const { nadia, layla, jon, omar } = lenders

/** Code of the refusal, and of each reason. */
function refused(run: () => unknown): readonly unknown[] {
  const { code, details } = refusalOf(run)
  const reasons = (details['reasons'] ?? []) as readonly { readonly code: string }[]
  return [code, ...reasons.map((reason) => reason.code)]
}

spec('An action that the configuration names', (it) => {
  it('does what it says, with what was asked', () => {
    const outcome = does(aLiving(), 'close', { reason: 'lost' })
    const record = after(outcome)
    assert.equal([record.core.status, record.core.workflow, record.version], ['closed', 'over', 2])
    assert.equal([record.answers['close_reason'], record.answers['closed_on']], ['lost', today])
    assert.equal([record.core.last_updated_by, outcome.records[0]?.change.action], ['nadia', 'close'])
    assert.equal(outcome.audit, [{ action: 'close', recordType: 'loan', record: record.id }])
    assert.equal(
      outcome.records[0]?.change.fields.map(({ field }) => field),
      ['close_reason', 'closed_on', 'status', 'workflow', 'workflow_stages'],
    )
  })
  it('sets the fields of the record that it asks, though no form lets them be written', () =>
    assert.is(
      after(does(aLiving(), 'close', { reason: 'lost', closed_on: '2024-05-02' })).answers['closed_on'],
      '2024-05-02',
    ))
  it('keeps no question of its own', () =>
    assert.equal(Object.keys(after(does(aLiving(), 'close', { reason: 'lost' })).answers).sort(), [
      'close_reason',
      'closed_on',
      'title',
    ]))

  it('is judged like a form', () => {
    assert.equal(
      issuesOf(() => does(aLiving(), 'close')),
      ['reason answer.required'],
    )
    assert.equal(
      issuesOf(() => does(aLiving(), 'close', { reason: 'other' })),
      ['more answer.required'],
    )
    assert.equal(
      issuesOf(() => does(aLiving(), 'close', { reason: 'x'.repeat(30) })),
      ['reason text.too_long'],
    )
    assert.equal(
      issuesOf(() => does(aLiving(), 'close', { reason: 'lost', closed_on: '2024-06-30' })),
      ['closed_on date.in_future'],
    )
    assert.equal(
      issuesOf(() => does(aLiving(), 'close', { reason: 'lost', closed_on: 'soon' })),
      ['closed_on date.unreadable'],
    )
    assert.equal(
      issuesOf(() => does(aLiving(), 'close', { reason: 'lost', title: '' })),
      ['title answer.required'],
    )
  })
  it('takes nothing but what it asks', () => {
    assert.equal(
      issuesOf(() => does(aLiving(), 'close', { reason: 'lost', borrower: 'Mina' })),
      ['borrower field.not_writable'],
    )
    assert.equal(
      issuesOf(() => does(aLiving(), 'close', { reason: 'lost', nothing: 1 })),
      ['nothing field.unknown'],
    )
    assert.equal(
      issuesOf(() => does(aLiving(), 'close', { reason: 'lost', owned_by: 'jon' })),
      ['owned_by field.core'],
    )
    assert.equal(
      issuesOf(() => does(aLiving(), 'close', { reason: 'lost', status: 'open' })),
      ['status field.core'],
    )
  })
  it('may be told what it does anyway', () =>
    assert.is(
      after(does(aLiving(), 'close', { reason: 'lost', status: 'closed', workflow: 'over' } as object)).core.status,
      'closed',
    ))

  it('is refused with its reasons, and nothing is half done', () => {
    const closed = aLiving({}, { status: 'closed' })
    assert.equal(
      refused(() => does(closed, 'close')),
      ['action.refused', 'open'],
    )
    const { details } = refusalOf(() => does(closed, 'close', { reason: 'lost' }))
    assert.equal(details['reasons'], [{ code: 'open', message: { en: 'It is closed already.', ar: 'مغلق.' } }])
    assert.equal(
      refused(() => does(aLiving(), 'close', { reason: 'none' })),
      ['action.refused', 'reason_given'],
    )
    assert.equal(
      refused(() => does(aLiving({}, { record_state: false }), 'close', { reason: 'x' })),
      ['action.refused', 'action.not_offered'],
    )
  })
  it('gives no reason to those who do not read what it is about', () => {
    assert.equal(
      refused(() => does(aLiving({ fine: 3 }), 'close', { reason: 'lost' })),
      ['action.refused', 'action.not_now'],
    )
    assert.equal(
      refused(() => does(aLiving({ fine: 3 }), 'close', { reason: 'lost' }, { actor: jon })),
      ['action.refused', 'no_fine'],
    )
  })
  it('does nothing at all where one effect cannot be', () =>
    assert.equal(
      refused(() => does(aLiving(), 'break')),
      ['action.failed'],
    ))
  it('is for those whose role allows it', () => {
    assert.is(refusalOf(() => does(aLiving(), 'open_again', {}, { actor: layla })).code, 'action.forbidden')
    const shared = aLiving({}, { shared_with: [{ user_name: 'omar' }] })
    assert.is(refusalOf(() => does(shared, 'close', { reason: 'lost' }, { actor: omar })).code, 'action.forbidden')
    assert.is(refusalOf(() => does(aLiving(), 'open_sesame')).code, 'action.unknown')
  })
})

spec('An action on an older version', (it) => {
  const standing = aLiving({ title: 'Atlas', borrower: 'Mina' }, { status: 'open' })
  const closing = (answers: object, base: object) =>
    act(
      'close',
      answers,
      { baseVersion: 7 },
      { model: lendingLife, actor: nadia, loaded: { ...reached(standing), base: { ...base } } },
    )
  it('lets stand what others wrote since', () => {
    const record = after(closing({ reason: 'lost', closed_on: '2024-05-02' }, { title: 'Maps' }))
    assert.equal(
      [record.answers['title'], record.answers['borrower'], record.answers['closed_on']],
      ['Atlas', 'Mina', '2024-05-02'],
    )
  })
  it('is refused where both wrote the same', () => {
    const { code, details } = refusalOf(() => closing({ reason: 'lost', title: 'Charts' }, { title: 'Maps' }))
    assert.equal(
      [code, details['clashes']],
      ['record.clash', [{ field: 'title', base: 'Maps', yours: 'Charts', theirs: 'Atlas' }]],
    )
  })
})

spec('A question of a dialog', (it) => {
  it('that is called like a field of the record has nothing to do with it', () => {
    const loan = lendingLife.recordTypes['loan'] as RecordType
    const lifecycle = loan.lifecycle as NonNullable<RecordType['lifecycle']>
    const actions = lifecycle.actions.map((action) =>
      action.id === 'close'
        ? {
            ...action,
            asks: action.asks.filter(({ id }) => id === 'reason').map((field) => ({ ...field, id: 'borrower' })),
            effects: [{ effect: 'set_field' as const, field: 'close_reason', to: { asked: 'borrower' } }],
          }
        : action,
    )
    const model = { ...lendingLife, recordTypes: { loan: { ...loan, lifecycle: { ...lifecycle, actions } } } }
    const loaded = reached(aLiving({ borrower: 'Mina' }))
    const close = (answers: object) => act('close', answers, {}, { model, actor: nadia, loaded })
    assert.equal(
      issuesOf(() => close({})),
      ['borrower answer.required'],
    )
    const { answers } = after(close({ borrower: 'Nobody came.' }))
    assert.equal([answers['borrower'], answers['close_reason']], ['Mina', 'Nobody came.'])
  })
})

spec('An approval', (it) => {
  const planned = aLiving({ plan: 'Glue' })
  const asked = after(does(planned, 'request_approval_repair'))

  it('is asked for: its status, a row, an alert, and those are told who decide', () => {
    const outcome = does(planned, 'request_approval_repair')
    const { answers } = after(outcome)
    assert.is(answers['plan_status'], 'pending')
    assert.equal(
      (answers['plan_log'] as readonly object[]).map((row) => ({ ...row, unique_id: '' })),
      [
        {
          unique_id: '',
          approval_requested_for: 'repair',
          approval_status: 'requested',
          approval_date: today,
          requested_by: 'nadia',
          version_asked: 1,
        },
      ],
    )
    assert.equal(
      after(outcome).core.alerts?.map(({ type, alert_for, form }) => [type, alert_for, form]),
      [['repair', 'approval', 'plan_form']],
    )
    assert.equal(
      outcome.notices?.map(({ notification, to }) => [notification, to]),
      [['plan_asked', { action: 'approve_repair' }]],
    )
  })
  it('is not asked for without what it is about, nor while it waits', () => {
    assert.equal(
      refused(() => does(aLiving(), 'request_approval_repair')),
      ['action.refused', 'has_plan'],
    )
    assert.equal(
      refused(() => does(asked, 'request_approval_repair')),
      ['action.refused', 'approval_waiting'],
    )
  })
  it('is given: status, row, and the alert is the owner’s now', () => {
    const outcome = does(asked, 'approve_repair', { comment: 'Well thought.' }, { actor: jon })
    const { answers } = after(outcome)
    assert.equal(
      [answers['plan_status'], answers['plan_date'], answers['plan_comment']],
      ['approved', today, 'Well thought.'],
    )
    assert.equal(
      (answers['plan_log'] as readonly { readonly approval_status: string }[]).map((row) => row.approval_status),
      ['requested', 'approved'],
    )
    assert.equal(alertsOn(after(outcome)), ['repair_answered'])
    assert.equal(
      outcome.notices?.map(({ notification, to }) => [notification, to]),
      [['plan_answered', 'owner']],
    )
    assert.equal(alertsOn(after(does(after(outcome), 'update', { title: 'Maps' }))), [])
  })
  it('is sent back with a comment only, and can be asked for again', () => {
    assert.equal(
      issuesOf(() => does(asked, 'reject_repair', {}, { actor: jon })),
      ['comment answer.required'],
    )
    const back = after(does(asked, 'reject_repair', { comment: 'No glue.' }, { actor: jon }))
    assert.is(back.answers['plan_status'], 'rejected')
    assert.is(after(does(back, 'request_approval_repair')).answers['plan_status'], 'pending')
  })
  it('is not given where it was not asked for, nor twice, nor by its owner', () => {
    assert.equal(
      refused(() => does(planned, 'approve_repair', {}, { actor: jon })),
      ['action.refused', 'approval_not_asked'],
    )
    const given = after(does(asked, 'approve_repair', {}, { actor: jon }))
    assert.equal(
      refused(() => does(given, 'approve_repair', {}, { actor: jon })),
      ['action.refused', 'approval_not_asked'],
    )
    assert.equal(
      refused(() => does(asked, 'approve_repair')),
      ['action.refused', 'action.own_record'],
    )
    const own = { ...asked, core: { ...asked.core, owned_by: 'jon' } }
    assert.is(after(does(own, 'approve_repair', {}, { actor: jon })).answers['plan_status'], 'approved')
    assert.is(nadia.role, 'librarian')
  })
})
