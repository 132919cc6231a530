import * as assert from 'uvu/assert'
import { checkFolder } from '../../config/check.ts'
import { loadFolder } from '../../config/load.ts'
import { sourceOf } from '../../config/source.ts'
import type { Field } from '../../engine/model.ts'
import { spec } from '../lib/spec.ts'
import { CP, FOLDER, issues, model, people, typeOf } from './seed.ts'

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
  incident: [
    ...['incident_date', 'incident_location', 'cp_incident_violence_type', 'cp_incident_abuser_name', 'cp_sex'],
    ...[
      'incident_case_id',
      'survivor_code',
      'gbv_sexual_violence_type',
      'consent_reporting',
      'service_medical_referral',
    ],
  ],
  tracing_request: [
    ...['inquiry_date', 'relation_name', 'relation_telephone', 'date_of_separation', 'separation_cause'],
    ...['tracing_request_subform_section', 'name', 'relation', 'tracing_request_status', 'matched_case_id', 'photos'],
  ],
  family: ['family_name', 'family_number', 'family_size', 'family_members', 'family_relationship', 'relation_name'],
  registry_record: ['registry_type', 'registry_no', 'name', 'location_current', 'registration_date'],
}

spec('The child protection seed', (it) => {
  it('is blamed once for one slip, not for its translations as well', async () => {
    const texts = new Map(loadFolder(FOLDER).files.map(({ path, text }) => [path, text]))
    const path = 'fields/case/basic-identity.json'
    texts.set(path, (texts.get(path) ?? '').replace('"type": "choice"', '"type": "choise"'))
    const found = (await checkFolder(sourceOf(texts))).issues.filter(({ severity }) => severity !== 'note')
    assert.equal(
      found.map(({ code, file }) => [code, file]),
      [['schema.not_allowed', path]],
    )
  })

  it('has nothing for the checker to say', () => assert.equal(issues, []))

  it('says everything in each of its languages', () => {
    for (const { id } of Object.values(model.recordTypes)) {
      for (const field of withRows(typeOf(id).fields)) {
        assert.equal(Object.keys(field.label).sort(), [...model.instance.locales].sort(), `${id}/${field.id}`)
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

  it('is as large as a programme needs', () => {
    const { forms, fields } = typeOf('case')
    assert.ok(forms.length >= 35, `${forms.length} forms`)
    assert.ok(withRows(fields).length >= 400, `${withRows(fields).length} fields`)
    assert.ok(fields.filter(({ rows }) => rows).length >= 18, 'lists of rows')
    assert.ok(Object.keys(model.lookups).length >= 60, 'lookups')
  })

  it('lets data of every type and field have a place to be seen', () => {
    for (const { id, fields, forms } of Object.values(model.recordTypes)) {
      const placed = new Set(forms.flatMap((form) => form.fields))
      assert.equal(
        fields.filter((field) => !placed.has(field.id)).map((field) => field.id),
        [],
        id,
      )
    }
  })

  it('asks of a new child no more than a name and the sex', () => {
    const { fields, forms } = typeOf('case')
    const always = forms.filter(({ programmes, visible }) => programmes.includes(CP) && visible === undefined)
    const placed = new Set(always.flatMap((form) => form.fields))
    assert.equal(
      fields
        .filter(({ id, required, visible }) => placed.has(id) && required === true && visible === undefined)
        .map(({ id }) => id),
      ['name_first', 'sex'],
    )
  })

  it('shows open and enabled records until somebody asks for others', () => {
    for (const { list } of Object.values(model.recordTypes)) {
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
    const groupsOf = (name: string) => people[name]?.groups
    assert.equal(groupsOf('worker'), groupsOf('manager'))
    assert.equal(groupsOf('worker2'), groupsOf('manager2'))
    assert.not.equal(groupsOf('worker'), groupsOf('worker2'))
  })

  it('lets managers and administrators read cases without editing them', () => {
    for (const role of ['manager', 'administrator']) {
      const actions = model.roles[role]?.actions['case'] ?? []
      assert.ok(actions.includes('read'))
      assert.not.ok(actions.includes('update') || actions.includes('create'))
    }
  })
})
