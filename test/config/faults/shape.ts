import { type Faults, text } from './faults.ts'

const BASIC = 'forms/case/basic-identity.json'
const WORKER = 'roles/case-worker.json'

/** Faults in the shape of one file. */
export const shapeFaults: Faults = {
  'a misspelt setting': (seed) => ({
    code: 'schema.unknown_property',
    file: seed.field('case', 'name_first', (field) => {
      field['maxLenght'] = 50
    }),
    at: 'maxLenght',
  }),
  'a setting of another field type': (seed) => ({
    code: 'schema.unknown_property',
    file: seed.field('case', 'date_of_birth', (field) => {
      field['decimals'] = 2
    }),
    at: '"decimals"',
  }),
  'a field without a label': (seed) => ({
    code: 'schema.missing_property',
    file: seed.field('case', 'name_nickname', (field) => delete field['label']),
    at: '"id": "name_nickname"',
    shift: -1,
  }),
  'a choice without a lookup': (seed) => ({
    code: 'schema.missing_property',
    file: seed.field('case', 'sex', (field) => delete field['lookup']),
    at: '"id": "sex"',
    shift: -1,
  }),
  'a field type that does not exist': (seed) => ({
    code: 'schema.not_allowed',
    file: seed.field('case', 'religion', (field) => {
      field['type'] = 'choise'
    }),
    at: '"choise"',
  }),
  'rows inside rows': (seed) => ({
    code: 'rows.nested',
    file: seed.field('case', 'notes_section', (field) => {
      field['fields'].push({
        id: 'inner',
        type: 'subform',
        label: text('Inner'),
        fields: [{ id: 'deep', type: 'text', label: text('Deep') }],
      })
    }),
    at: '"type": "subform"',
    nth: 2,
  }),
  'a number written as text': (seed) => ({
    code: 'schema.wrong_type',
    file: seed.field('case', 'family_size', (field) => {
      field['minimum'] = '1'
    }),
    at: '"minimum"',
  }),
  'an id with a capital': (seed) => ({
    code: 'schema.malformed',
    file: seed.thing('lookups/', 'lookup_gender', (json) => {
      json.options.push({ id: 'not known', label: text('Not known') })
    }),
    at: '"not known"',
  }),
  'a reach that does not exist': (seed) => ({
    code: 'schema.not_allowed',
    file: seed.edit(WORKER, (json) => {
      json.reach = 'team'
    }),
    at: '"reach"',
  }),
  'access that is neither r nor rw': (seed) => ({
    code: 'schema.not_allowed',
    file: seed.edit('roles/service-provider.json', (json) => {
      json.forms.case.services = 'w'
    }),
    at: '"services": "w"',
  }),
  'a field twice on one form': (seed) => ({
    code: 'schema.repeated',
    file: seed.edit(BASIC, (json) => json.fields.push('name_first')),
    at: '"name_first"',
    nth: 2,
  }),
}
