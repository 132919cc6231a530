import { readFileSync } from 'node:fs'
import * as assert from 'uvu/assert'
import { modelOfFolder } from '../../config/model-of-folder.ts'
import type { AccountFacts } from '../../engine/permissions/actor-of.ts'
import { aServer } from '../lib/server.ts'
import { spec } from '../lib/spec.ts'

const FOLDER = 'seeds/child-protection'

type Data = Readonly<Record<string, unknown>>
const dataOf = async (answer: Response) => ((await answer.json()) as { readonly data: unknown }).data
const aCase = {
  ...{ module_id: 'primeromodule_cp', name_first: 'Zubaida', name_last: 'Khan', sex: 'female', age: 9 },
  consent_for_services: true,
}

spec('An incident of a case', (it) => {
  it('follows its case to the new owner, and the old one loses both', async () => {
    const people = JSON.parse(readFileSync(`${FOLDER}/people.json`, 'utf8')) as readonly AccountFacts[]
    const server = await aServer({
      model: modelOfFolder(FOLDER),
      people: Object.fromEntries(people.map((person) => [person.userName, person])),
    })
    const [owner, other, administrator] = await Promise.all(
      ['worker', 'worker2', 'manager'].map((name) => server.as(name)),
    )
    if (!owner || !other || !administrator) throw new Error('Somebody is missing')
    const made = (await dataOf(await owner.post('cases', { data: aCase, override_reason: 'As told' }))) as Data
    const id = String(made['id'])
    const incident = {
      ...{ module_id: 'primeromodule_cp', incident_case_id: id, incident_date: '2024-05-01' },
      cp_incident_violence_type: 'physical_assault',
    }
    const answer = await owner.post('incidents', { data: incident, override_reason: 'As told' })
    const told = (await answer.json()) as { readonly data: Data }
    assert.is(answer.status, 200, JSON.stringify(told))
    const path = `incidents/${told.data['id']}`
    const lines = (await dataOf(await owner.get(`cases/${id}/incidents`))) as readonly Data[]
    assert.equal(
      lines.map((line) => line['incident_case_id']),
      [id],
    )
    assert.is((await other.get(path)).status, 404)
    const given = await administrator.post(`cases/${id}/assigns`, { data: { transitioned_to: 'worker2' } })
    assert.is(given.status, 200, await given.text())
    assert.equal([(await owner.get(path)).status, (await other.get(path)).status], [404, 200])
    assert.equal([(await owner.get(`cases/${id}`)).status, (await other.get(`cases/${id}`)).status], [404, 200])
  })
})
