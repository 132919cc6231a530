import * as assert from 'uvu/assert'
import { checkFolder } from '../../config/check.ts'
import { demoPeople } from '../../config/demo-people.ts'
import { loadFolder } from '../../config/load.ts'
import type { Field, Model, RecordType } from '../../engine/model.ts'
import { spec } from '../lib/spec.ts'

const FOLDER = 'seeds/child-protection'
const { issues, model } = await checkFolder(loadFolder(FOLDER))

const typeOf = (id: string): RecordType => {
  const type = (model as Model).recordTypes[id]
  if (!type) throw new Error(`No record type ${id}`)
  return type
}

const withRows = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => [field, ...withRows(field.rows?.fields ?? [])])

/** Names that other systems send and expect. */
const KEPT = {
  case: [
    ...['name_first', 'name_last', 'sex', 'age', 'date_of_birth', 'estimated', 'nationality', 'national_id_no'],
    ...['family_details_section', 'relation_name', 'relation', 'relation_is_caregiver', 'risk_level'],
    ...['protection_concerns', 'services_section', 'service_type', 'service_implemented', 'notes_section', 'note_text'],
    ...['consent_for_services', 'disclosure_other_orgs', 'location_current', 'registration_date', 'closure_reason'],
    ...['cp_case_plan_subform_case_plan_interventions', 'followup_subform_section', 'tracing_actions_section'],
  ],
  incident: ['incident_date', 'incident_location', 'cp_incident_violence_type', 'cp_incident_abuser_name', 'cp_sex'],
}

spec('The child protection seed', (it) => {
  it('has nothing for the checker to say', () => assert.equal(issues, []))

  it('says everything in both languages', () => {
    for (const { id } of Object.values((model as Model).recordTypes)) {
      for (const field of withRows(typeOf(id).fields)) {
        assert.equal(Object.keys(field.label).sort(), ['ar', 'en'], `${id}/${field.id}`)
      }
    }
  })

  for (const [type, names] of Object.entries(KEPT)) {
    it(`keeps the names that data of the reference system comes under (${type})`, () => {
      const fields = withRows(typeOf(type).fields).map(({ id }) => id)
      assert.equal(
        names.filter((name) => !fields.includes(name)),
        [],
      )
    })
  }

  it('asks of a new case no more than a first name, a last name and the sex', () =>
    assert.equal(
      typeOf('case')
        .fields.filter(({ required }) => required === true)
        .filter(({ visible }) => visible === undefined)
        .map(({ id }) => id),
      ['name_first', 'name_last', 'sex'],
    ))

  it('shows open and enabled records until somebody asks for others', () => {
    for (const { list } of Object.values((model as Model).recordTypes)) {
      assert.equal(
        list.filters.slice(0, 2).map(({ field, default: value }) => [field, value]),
        [
          ['status', ['open']],
          ['record_state', ['true']],
        ],
      )
    }
  })

  it('puts the two workers and their managers in different groups', () => {
    const groupsOf = (name: string) => demoPeople(FOLDER).find(({ userName }) => userName === name)?.groups
    assert.equal(groupsOf('worker'), groupsOf('manager'))
    assert.equal(groupsOf('worker2'), groupsOf('manager2'))
    assert.not.equal(groupsOf('worker'), groupsOf('worker2'))
  })

  it('lets managers and administrators read cases without editing them', () => {
    for (const role of ['manager', 'administrator']) {
      const actions = (model as Model).roles[role]?.actions['case'] ?? []
      assert.ok(actions.includes('read'))
      assert.not.ok(actions.includes('update') || actions.includes('create'))
    }
  })
})
