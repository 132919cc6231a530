/** What the standard configuration lets nobody do while records are given away, asked over HTTP as anybody could. */
import { readFileSync } from 'node:fs'
import * as assert from 'uvu/assert'
import { modelOfFolder } from '../../config/model-of-folder.ts'
import type { AccountFacts } from '../../engine/permissions/actor-of.ts'
import { now } from '../lib/people.ts'
import { aServer, codesOf, dataOf } from '../lib/server.ts'
import { spec } from '../lib/spec.ts'
import { whyNot } from '../server/routes/kept.ts'

const FOLDER = 'seeds/child-protection'
const model = modelOfFolder(FOLDER)
const people = Object.fromEntries(
  (JSON.parse(readFileSync(`${FOLDER}/people.json`, 'utf8')) as readonly AccountFacts[]).map((person) => [
    person.userName,
    { ...person, groups: person.groups ?? [] },
  ]),
)
const note = { at: now, action: 'test' }

type Data = Readonly<Record<string, unknown>>

const AGREED = { consent_for_services: true, disclosure_other_orgs: true, consent_info_sharing: ['family'] }
const SERVICE = '00000000-0000-4000-9000-000000000001'

/** The people of the demonstration at work on cases of the worker. */
async function atWork() {
  const server = await aServer({ model, people })
  const [worker, worker2, provider, manager, manager2] = await Promise.all(
    ['worker', 'worker2', 'provider', 'manager', 'manager2'].map((name) => server.as(name)),
  )
  if (!worker || !worker2 || !provider || !manager || !manager2) throw new Error('Somebody is missing')
  const aCase = async (answers: Data = AGREED) => {
    const data = { module_id: 'primeromodule_cp', name_first: 'Zubaida', sex: 'female', age: 9, ...answers }
    const made = await worker.post('cases', { data, override_reason: 'As told' })
    assert.is(made.status, 200, await made.clone().text())
    return String((await dataOf(made))['id'])
  }
  const begun = async (id: string, plural: string, data: Data) => {
    const answer = await worker.post(`cases/${id}/${plural}`, { data })
    assert.is(answer.status, 200, await answer.clone().text())
    return `cases/${id}/${plural}/${String((await dataOf(answer))['id'])}`
  }
  const coreOf = async (id: string) => (await server.stores.records.get('case', id))?.record.core
  const change = async (name: string, changes: Parameters<typeof server.stores.accounts.update>[1]) => {
    const account = await server.stores.accounts.byUserName(name)
    await server.stores.accounts.update(account?.id ?? '', changes, note)
  }
  return { ...server, worker, worker2, provider, manager, manager2, aCase, begun, coreOf, change }
}

const accepted = { data: { status: 'accepted' } }
const toWorker2 = { transitioned_to: 'worker2' }

spec('While cases are given away nobody', (it) => {
  it('changes the owner in a plain save, whatever their role', async () => {
    const { as, aCase, coreOf } = await atWork()
    const id = await aCase()
    for (const name of ['worker', 'manager', 'superuser', 'admin']) {
      const answer = await (await as(name)).patch(`cases/${id}`, { data: { owned_by: 'worker2' } })
      assert.ok([403, 422].includes(answer.status), `${name}: ${answer.status}`)
    }
    assert.is((await coreOf(id))?.owned_by, 'worker')
  })

  it('but the recipient answers a transfer', async () => {
    const { as, worker, manager, manager2, provider, aCase, begun, coreOf } = await atWork()
    const id = await aCase()
    const entry = await begun(id, 'transfers', toWorker2)
    for (const bystander of [worker, manager, manager2, await as('superuser')]) {
      const answer = await bystander.patch(entry, accepted)
      assert.ok([403, 404].includes(answer.status), String(answer.status))
    }
    assert.is((await provider.patch(entry, accepted)).status, 404)
    const core = await coreOf(id)
    assert.equal([core?.owned_by, core?.transitions?.map(({ status }) => status)], ['worker', ['in_progress']])
  })

  it('goes on without consent by saying so, but for whoever may', async () => {
    const { worker, manager, aCase, coreOf } = await atWork()
    const id = await aCase({})
    const data = { ...toWorker2, consent_overridden: true }
    for (const plural of ['transfers', 'referrals']) {
      const answer = await worker.post(`cases/${id}/${plural}`, { data })
      assert.equal([answer.status, await whyNot(answer)], [409, ['consent.missing']])
    }
    assert.is((await manager.post(`cases/${id}/transfers`, { data: toWorker2 })).status, 409)
    assert.is((await manager.post(`cases/${id}/transfers`, { data })).status, 200)
    assert.equal(
      (await coreOf(id))?.disclosures?.map(({ by, consent }) => [by, consent]),
      [['manager', 'overridden']],
    )
  })

  it('reaches an entry by the address of another case, or a service that stands elsewhere', async () => {
    const { worker, worker2, aCase, begun } = await atWork()
    const [one, other] = [await aCase(), await aCase()]
    await begun(one, 'transfers', toWorker2)
    const entry = await begun(other, 'transfers', toWorker2)
    const foreign = await worker2.patch(`cases/${one}/transfers/${entry.split('/').at(-1)}`, accepted)
    assert.equal([foreign.status, await codesOf(foreign)], [404, ['transition.not_found']])
    const service = { unique_id: SERVICE, service_type: 'health_medical_service' }
    await worker.patch(`cases/${other}`, { data: { services_section: [service] } })
    const data = { transitioned_to: 'provider', service: 'health_medical_service', service_record_id: SERVICE }
    const answer = await worker.post(`cases/${one}/referrals`, { data })
    assert.equal([answer.status, await codesOf(answer)], [422, ['service_record_id: transition.row_unknown']])
  })

  it('answers twice, after it was taken back, or what is somebody else’s', async () => {
    const { worker, worker2, provider, aCase, begun } = await atWork()
    const id = await aCase()
    const entry = await begun(id, 'referrals', { transitioned_to: 'provider' })
    const theirs = await begun(id, 'referrals', toWorker2)
    assert.is((await provider.patch(theirs, accepted)).status, 404)
    assert.is((await provider.patch(entry, accepted)).status, 200)
    const again = await provider.patch(entry, accepted)
    assert.equal([again.status, await whyNot(again)], [409, ['transition.answered']])
    assert.is((await worker.delete(theirs)).status, 200)
    assert.is((await worker2.patch(theirs, accepted)).status, 404)
    const twice = await worker.delete(theirs)
    assert.equal([twice.status, await whyNot(twice)], [409, ['transition.answered']])
  })

  it('who lost what it takes answers any more; it can still be taken back', async () => {
    const losses = [
      ['referrals', { role: 'manager' }],
      ['referrals', { services: [], ownServices: true }],
      ['referrals', { agency: 'open_hands' }],
      ['referrals', { location: 'XT01' }],
    ] as const
    const asked = { service: 'health_medical_service', transitioned_to_agency: 'river_health', location: 'XT0305' }
    for (const [plural, loss] of losses) {
      const { as, worker, aCase, begun, coreOf, change } = await atWork()
      const id = await aCase()
      const entry = await begun(id, plural, { ...asked, transitioned_to: 'provider' })
      await change('provider', loss)
      const provider = await as('provider')
      for (const data of [
        { status: 'accepted' },
        { status: 'rejected', rejected_reason: 'Full.' },
        { status: 'done' },
      ]) {
        const answer = await provider.patch(entry, { data })
        assert.equal([answer.status, await whyNot(answer)], [409, ['recipient.not_eligible']], JSON.stringify(loss))
      }
      assert.is((await worker.delete(entry)).status, 200)
      assert.equal((await coreOf(id))?.shared_with, [])
    }
  })

  it('disabled gets a case, or answers', async () => {
    const { worker, worker2, aCase, begun, change } = await atWork()
    const id = await aCase()
    const entry = await begun(id, 'transfers', toWorker2)
    await change('worker2', { disabled: true })
    assert.is((await worker2.patch(entry, accepted)).status, 401)
    const answer = await worker.post(`cases/${id}/referrals`, { data: toWorker2 })
    assert.equal([answer.status, await codesOf(answer)], [422, ['transitioned_to: recipient.unknown']])
  })

  it('gets their own case, or one under a role that is not for it', async () => {
    const { worker, aCase, coreOf } = await atWork()
    const id = await aCase()
    const refused = async (data: Data) => codesOf(await worker.post(`cases/${id}/referrals`, { data }))
    assert.equal(await refused({ transitioned_to: 'worker' }), ['transitioned_to: recipient.self'])
    for (const role of ['superuser', 'case_worker', 'survivor_referral', 'nothing']) {
      const [code] = await refused({ transitioned_to: 'provider', authorized_role_unique_id: role })
      assert.match(String(code), /^authorized_role_unique_id: /, role)
    }
    assert.is((await coreOf(id))?.transitions, undefined)
  })

  it('gets several at once but those that may go, each with why not', async () => {
    const { worker, worker2, aCase, coreOf } = await atWork()
    const [one, without, closed] = [await aCase(), await aCase({}), await aCase()]
    await worker.patch(`cases/${closed}`, { data: { closure_reason: 'wishes_no_help' }, record_action: 'close' })
    const theirs = await worker2.post('cases', { data: { name_first: 'Nura', sex: 'female', ...AGREED } })
    const beyond = String((await dataOf(theirs))['id'])
    const unknown = '00000000-0000-4000-9000-0000000000ff'
    const ids = [one, without, closed, beyond, unknown]
    const answer = await worker.post('cases/transfers', { data: { ids, ...toWorker2 } })
    const { data } = (await answer.json()) as { readonly data: readonly Data[] }
    assert.equal(
      data.map(({ id, done, message, why }) => [
        id,
        done,
        message,
        (why as readonly { code: string }[] | undefined)?.map(({ code }) => code),
      ]),
      [
        [one, true, undefined, undefined],
        [without, false, ['action.refused'], ['consent.missing']],
        [closed, false, ['action.refused'], ['is_open']],
        [beyond, false, ['record.not_found'], undefined],
        [unknown, false, ['record.not_found'], undefined],
      ],
    )
    for (const id of [without, closed, beyond]) assert.is((await coreOf(id))?.transitions, undefined)
  })

  it('is told of each of several cases that are assigned to them at once', async () => {
    const { as, manager, aCase, coreOf } = await atWork()
    const [one, two, three] = [await aCase(), await aCase(), await aCase()]
    const told = async () => dataOf<readonly Data[]>(await (await as('worker2')).get('notices'))
    const several = await manager.post('cases/assigns', { data: { ids: [one, two], ...toWorker2 } })
    assert.equal(((await several.json()) as { readonly metadata: Data }).metadata, { total: 2, done: 2 })
    assert.equal([(await coreOf(two))?.owned_by, await told()], ['worker2', []])
    assert.is((await manager.post(`cases/${three}/assigns`, { data: toWorker2 })).status, 200)
    assert.equal(
      (await told()).map(({ notification }) => notification),
      ['record_assigned'],
    )
  })

  it('keeps an incident that was made while its case went to somebody else', async () => {
    const { stores, worker, manager, aCase, coreOf } = await atWork()
    const seen = new Set<string>()
    for (let turn = 0; turn < 8; turn++) {
      const id = await aCase()
      const incident = `00000000-0000-4000-9000-0000000000${10 + turn}`
      const data = {
        ...{ id: incident, module_id: 'primeromodule_cp', incident_case_id: id, incident_date: '2024-05-01' },
        cp_incident_violence_type: 'physical_assault',
      }
      const making = () => worker.post('incidents', { data, override_reason: 'As told' })
      const giving = () => manager.post(`cases/${id}/assigns`, { data: toWorker2 })
      const [one, other] = turn % 2 === 0 ? [giving, making] : [making, giving]
      await Promise.all([one(), other()])
      assert.is((await coreOf(id))?.owned_by, 'worker2')
      const owner = (await stores.records.get('incident', incident))?.record.core.owned_by
      assert.ok(owner === undefined || owner === 'worker2', `${turn}: ${owner}`)
      seen.add(String(owner))
    }
    assert.ok(seen.has('worker2'))
  })

  it('takes an incident off its case; it goes where the case goes', async () => {
    const { as, worker, worker2, aCase, begun } = await atWork()
    const id = await aCase()
    const data = {
      ...{ module_id: 'primeromodule_cp', incident_case_id: id, incident_date: '2024-05-01' },
      cp_incident_violence_type: 'physical_assault',
    }
    const made = await dataOf(await worker.post('incidents', { data, override_reason: 'As told' }))
    const path = `incidents/${String(made['id'])}`
    for (const name of ['worker', 'superuser']) {
      const answer = await (await as(name)).patch(path, { data: { incident_case_id: null } })
      assert.equal([answer.status, await codesOf(answer)], [422, ['incident_case_id: link.kept']], name)
    }
    const entry = await begun(id, 'transfers', toWorker2)
    assert.is((await worker2.get(path)).status, 200)
    assert.is((await worker2.patch(entry, accepted)).status, 200)
    assert.equal([(await worker.get(path)).status, (await worker2.get(path)).status], [404, 200])
    assert.is((await dataOf(await worker2.get(path)))['owned_by'], 'worker2')
  })
})

spec('The roles of the standard configuration', (it) => {
  it('let nobody ask for a transfer who could not receive it', () => {
    const asking = Object.values(model.roles).filter(({ actions }) => actions['case']?.includes('transfer_request'))
    assert.ok(asking.length > 0)
    for (const { id, actions } of asking) assert.ok(actions['case']?.includes('receive_transfer'), id)
  })
})
