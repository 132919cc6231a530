import * as assert from 'uvu/assert'
import type { Model } from '../../engine/model.ts'
import { accessTo } from '../../engine/permissions/access-to.ts'
import { uuid } from '../lib/people.ts'
import { aServer, codesOf, dataOf } from '../lib/server.ts'
import { spec } from '../lib/spec.ts'
import { actorNamed, CP, GBV, model, people } from './seed.ts'

const CODE = 'QX-4711'
const [INCIDENT, CASE, CHILD] = [uuid(71), uuid(72), uuid(73)]

/** A survivor's incident and case, and a child's case, each written by somebody of the programme. */
async function bothSides() {
  const server = await aServer({ model, people })
  const [worker, survivorWorker] = [await server.as('worker'), await server.as('gbv_worker')]
  const made = [
    await survivorWorker.post('cases', {
      data: { id: CASE, survivor_code_no: CODE, sex: 'female', gbv_consent_for_services: true },
    }),
    await survivorWorker.post('incidents', {
      data: { id: INCIDENT, survivor_code: CODE, sex: 'female', consent_reporting: true, incident_case_id: CASE },
    }),
    await worker.post('cases', { data: { id: CHILD, name_first: 'Amina', name_last: 'Haddad', sex: 'female' } }),
  ]
  for (const response of made) assert.is(response.status, 200, await response.clone().text())
  assert.equal(await Promise.all(made.map(async (response) => (await dataOf(response))['module_id'])), [GBV, GBV, CP])
  return server
}

/** Everything that a person gets by asking for lists. */
const OUTSIDERS = ['worker', 'manager', 'user_manager', 'admin', 'tracer', 'ftr_manager']

spec('A record of a survivor', (it) => {
  it('is in no list, search or count of anybody outside the programme', async () => {
    const server = await bothSides()
    for (const name of OUTSIDERS) {
      const { get } = await server.as(name)
      for (const path of ['cases', 'incidents']) {
        for (const question of [
          '',
          `?query=${CODE}`,
          `?query=${INCIDENT}`,
          '?per=100&status=open,closed&record_state=true,false',
        ]) {
          const response = await get(path + question)
          if (response.status === 403 || response.status === 404) continue
          assert.is(response.status, 200, `${name} ${path}${question}`)
          const text = await response.text()
          for (const secret of [CODE, INCIDENT, CASE]) assert.not.match(text, secret, `${name} ${path}${question}`)
        }
      }
    }
  })

  it('is not there for them by its id, to read, to change or to look back on', async () => {
    const server = await bothSides()
    for (const name of [...OUTSIDERS, 'provider', 'auditor']) {
      const { get, patch } = await server.as(name)
      for (const path of [`incidents/${INCIDENT}`, `cases/${CASE}`]) {
        const answers = [
          await get(path),
          await get(`${path}/record_history`),
          await patch(path, { data: { sex: 'male' } }),
        ]
        for (const answer of answers) {
          assert.is(answer.status, 404, `${name} ${path}`)
          assert.not.match(await answer.text(), CODE)
        }
      }
    }
  })

  it('cannot be asked about by its fields, and its forms are unknown to them', async () => {
    const server = await bothSides()
    const { get } = await server.as('worker')
    for (const field of ['survivor_code', 'gbv_sexual_violence_type', 'gbv_reported_elsewhere'])
      assert.is((await get(`incidents?${field}=${CODE}`)).status, 422, field)
    const { recordTypes } = await dataOf<Model>(await get('model'))
    const forms = Object.values(recordTypes).flatMap((type) => type.forms.map(({ id }) => id))
    assert.ok(forms.includes('cp_incident_form'))
    assert.equal(
      forms.filter((id) => id.startsWith('gbv_')),
      [],
    )
  })

  it('cannot be made or linked to by somebody of child protection', async () => {
    const server = await bothSides()
    const { post, patch } = await server.as('worker')
    const made = await post('cases', {
      data: { module_id: GBV, name_first: 'A', name_last: 'B', sex: 'female' },
    })
    assert.is(made.status, 422)
    const incident = { date_of_first_report: '2024-05-10', cp_incident_violence_type: 'rape' }
    const linked = await post('incidents', { data: { ...incident, incident_case_id: CASE } })
    assert.equal(await codesOf(linked), ['incident_case_id: link.unknown'])
    assert.is((await patch(`cases/${CHILD}`, { data: { survivor_code_no: CODE } })).status, 422)
  })

  it('stays closed to them even when it is shared with them by mistake', () => {
    const shared = [
      { principal: 'user:worker', label: 'own' },
      { principal: 'user:provider', label: 'service_provider' },
      { principal: 'group:cp_north', label: 'own' },
    ] as const
    for (const name of ['worker', 'provider', 'manager', 'admin']) {
      const access = (programme: string) => accessTo(actorNamed(name), { type: 'case', programme }, shared)
      assert.ok(access(CP), `${name} would see a child's`)
      assert.is(access(GBV), undefined, name)
    }
  })
})

spec('A record of a child', (it) => {
  it('is nowhere for people who work with survivors', async () => {
    const server = await bothSides()
    for (const name of ['gbv_worker', 'gbv_worker2', 'gbv_manager']) {
      const { get } = await server.as(name)
      assert.is((await get(`cases/${CHILD}`)).status, 404, name)
      assert.not.match(await (await get('cases?query=Amina')).text(), CHILD)
      assert.not.match(await (await get('cases?per=100')).text(), CHILD)
      assert.is((await get('cases?name_first=Amina')).status, 422)
      assert.ok([403, 404].includes((await get('families')).status))
      const { recordTypes } = await dataOf<Model>(await get('model'))
      assert.equal(Object.keys(recordTypes).sort(), ['case', 'incident'])
      const forms = Object.values(recordTypes).flatMap((type) => type.forms.map(({ id }) => id))
      assert.equal(
        ['basic_identity', 'family_details', 'cp_incident_form'].filter((id) => forms.includes(id)),
        [],
      )
    }
  })

  it('stands beside that of a survivor for the superuser alone', async () => {
    const server = await bothSides()
    const { get } = await server.as('superuser')
    for (const path of [`incidents/${INCIDENT}`, `cases/${CASE}`, `cases/${CHILD}`])
      assert.is((await get(path)).status, 200, path)
  })
})
