import type { Faults } from './faults.ts'

const BASIC = 'forms/case/basic-identity.json'
const CASE = 'record-types/case.json'
const LIST = 'lists/case.json'
const WORKER = 'roles/case-worker.json'

/** Names of things that are not there, or are something else. */
export const referenceFaults: Faults = {
  'a lookup that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.field('registry_record', 'home_type', (field) => {
      field['lookup'] = 'lookup_home_typ'
    }),
    at: 'lookup_home_typ',
  }),
  'a field on a form that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit(BASIC, (json) => json.fields.push('name_frist')),
    at: 'name_frist',
  }),
  'a group of forms that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit(BASIC, (json) => {
      json.group = 'registration'
    }),
    at: '"group"',
  }),
  'a notification to be mailed that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('instance.json', (json) => {
      json.notifications = { mail: ['note_add'] }
    }),
    at: 'note_add',
  }),
  'a programme that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('record-types/registry_record.json', (json) => {
      json.programmes = ['primeromodule_cp', 'primeromodule_mrm']
    }),
    at: 'primeromodule_mrm',
  }),
  'a status lookup that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit(CASE, (json) => {
      json.statusLookup = 'lookup_status'
    }),
    at: '"lookup_status"',
    besides: ['list.value'],
  }),
  'a title field that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit(CASE, (json) => json.title.push('name_family')),
    at: 'name_family',
  }),
  'a column that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit(LIST, (json) => json.columns.push('risk_levle')),
    at: 'risk_levle',
  }),
  'a filter on a field that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit(LIST, (json) => json.filters.push({ field: 'gender' })),
    at: '"gender"',
  }),
  'a form in a role that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('roles/service-provider.json', (json) => {
      json.forms.case.service = 'r'
    }),
    at: '"service": "r"',
  }),
  'an action on a record type that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit(WORKER, (json) => {
      json.actions.cases = ['read']
    }),
    at: '"cases"',
  }),
  'a birth date that is not there': (seed) => ({
    code: 'reference.unknown',
    file: seed.field('registry_record', 'age', (field) => {
      field['birthDate'] = 'birth_date'
    }),
    at: '"birth_date"',
  }),
  'a birth date that is no date': (seed) => ({
    code: 'reference.wrong_kind',
    file: seed.field('registry_record', 'age', (field) => {
      field['birthDate'] = 'name'
    }),
    at: '"birthDate"',
  }),
  'an age known by something that is no choice': (seed) => ({
    code: 'reference.wrong_kind',
    file: seed.field('case', 'age', (field) => {
      field['basis'] = 'name_first'
    }),
    at: '"basis"',
  }),
  'an age whose upper end is itself': (seed) => ({
    code: 'reference.wrong_kind',
    file: seed.field('case', 'age', (field) => {
      field['upTo'] = 'age'
    }),
    at: '"upTo"',
  }),
  'a place of a level that there is not': (seed) => ({
    code: 'place.level',
    file: seed.field('case', 'location_current', (field) => {
      field['levels'] = [9]
    }),
    after: '"id": "location_current"',
    at: '9',
  }),
  'a summary of rows with a field that they do not have': (seed) => ({
    code: 'reference.unknown',
    file: seed.field('case', 'family_details_section', (field) => field['summary'].push('relation_nam')),
    at: '"relation_nam"',
  }),
  'a rule that stands nowhere': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit(CASE, (json) => {
      json.rules[0].at = 'nowhere'
    }),
    at: '"nowhere"',
  }),
  'a person with a role that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('people.json', (json) => {
      json[0].role = 'caseworker'
    }),
    at: '"caseworker"',
  }),
  'a person in a group that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('people.json', (json) => {
      json[0].groups = ['nobody_here']
    }),
    at: '"nobody_here"',
  }),
  'a person at a place that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('people.json', (json) => {
      json[0].location = 'XX99'
    }),
    at: '"XX99"',
  }),
  'a person who gives a service that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('people.json', (json) => {
      json[0].services = ['no_such_service']
    }),
    at: '"no_such_service"',
  }),
  'a place below a place that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.retype('locations.csv', /$/, 'XX0101,XX01,2,XX0101,Nowhere,لا مكان\n'),
    at: 'XX0101',
  }),
}
