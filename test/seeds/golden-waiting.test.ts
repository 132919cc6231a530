import { readFileSync } from 'node:fs'
import * as assert from 'uvu/assert'
import { modelOfFolder } from '../../config/model-of-folder.ts'
import type { AccountFacts } from '../../engine/permissions/actor-of.ts'
import { aServer, dataOf } from '../lib/server.ts'
import { spec } from '../lib/spec.ts'

const FOLDER = 'seeds/child-protection'
const DAY = 86_400_000

type Data = Readonly<Record<string, unknown>>

const aCase = {
  ...{ module_id: 'primeromodule_cp', name_first: 'Zubaida', name_last: 'Khan', sex: 'female', age: 9 },
  ...{ consent_for_services: true, disclosure_other_orgs: true, consent_info_sharing: ['family'] },
}

/** A worker's case, referred to a service provider. */
async function referred() {
  const people = JSON.parse(readFileSync(`${FOLDER}/people.json`, 'utf8')) as readonly AccountFacts[]
  const server = await aServer({
    model: modelOfFolder(FOLDER),
    people: Object.fromEntries(people.map((person) => [person.userName, { ...person, groups: person.groups ?? [] }])),
  })
  const worker = await server.as('worker')
  const { id } = await dataOf(await worker.post('cases', { data: aCase, override_reason: 'As told' }))
  const path = `cases/${String(id)}/referrals`
  const begun = await worker.post(path, { data: { transitioned_to: 'provider', notes: 'Soon.' } })
  assert.is(begun.status, 200, await begun.clone().text())
  const entry = String((await dataOf(begun))['id'])
  const tasksOf = async (name: string) => {
    const tasks = await dataOf<readonly Data[]>(await (await server.as(name)).get('tasks'))
    return tasks.flatMap(({ type, overdue, form, record_id }) =>
      String(type).startsWith('referral_') ? [[type, overdue, form, record_id === id]] : [],
    )
  }
  return { ...server, path, entry, tasksOf }
}

const UNANSWERED = ['referral_unanswered', false, 'referral', true]
const WITHOUT_ANSWER = ['referral_without_answer', false, 'referral', true]

spec('A referral that waits for its answer', (it) => {
  it('is to be answered by its recipient within two days, and asked about by its sender after four', async () => {
    const { tasksOf, wait } = await referred()
    assert.equal(await tasksOf('provider'), [UNANSWERED])
    assert.equal(await tasksOf('worker'), [WITHOUT_ANSWER])
    wait(3 * DAY)
    assert.equal(await tasksOf('provider'), [['referral_unanswered', true, 'referral', true]])
    assert.equal(await tasksOf('worker'), [WITHOUT_ANSWER])
    wait(2 * DAY)
    assert.equal(await tasksOf('worker'), [['referral_without_answer', true, 'referral', true]])
  })

  it('is nobody else’s task, though they reach the case', async () => {
    const { tasksOf } = await referred()
    assert.equal([await tasksOf('manager'), await tasksOf('superuser'), await tasksOf('worker2')], [[], [], []])
  })

  it('is no task any more once it is answered, or taken back', async () => {
    const one = await referred()
    await (await one.as('provider')).patch(`${one.path}/${one.entry}`, { data: { status: 'accepted' } })
    assert.equal([await one.tasksOf('provider'), await one.tasksOf('worker')], [[], []])
    const other = await referred()
    assert.is((await (await other.as('worker')).delete(`${other.path}/${other.entry}`)).status, 200)
    assert.equal([await other.tasksOf('provider'), await other.tasksOf('worker')], [[], []])
  })
})
