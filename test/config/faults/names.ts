import { type Faults, text } from './faults.ts'

const CASE = 'record-types/case.json'

/** Names given twice, or not free, and files where nothing lives. */
export const nameFaults: Faults = {
  'a lookup with the id of another': (seed) => ({
    code: 'name.duplicate',
    file: seed.add('lookups/zz.json', {
      id: 'lookup_gender',
      label: text('Again'),
      options: [{ id: 'a', label: text('A') }],
    }),
    at: '"lookup_gender"',
  }),
  'a field that stands in two files': (seed) => ({
    code: 'name.duplicate',
    file: seed.add('fields/case/zz.json', { fields: [{ id: 'name_first', type: 'text', label: text('Again') }] }),
    at: '"name_first"',
  }),
  'an option twice': (seed) => ({
    code: 'name.duplicate',
    file: seed.thing('lookups/', 'lookup_gender', (json) => json.options.push({ id: 'female', label: text('Again') })),
    at: '"female"',
    nth: 2,
  }),
  'two options that differ in capitals only': (seed) => ({
    code: 'name.case',
    file: seed.thing('lookups/', 'lookup_gender', (json) => json.options.push({ id: 'Female', label: text('Again') })),
    at: '"Female"',
    nth: 2,
  }),
  'a field with the name of a core fact': (seed) => ({
    code: 'name.reserved',
    file: seed.field('registry_record', 'other_id_no_system', (field) => {
      field['id'] = 'owned_by'
    }),
    at: '"owned_by"',
    besides: ['reference.unknown', 'field.unplaced'],
  }),
  'a record type in the place of an address of the API': (seed) => ({
    code: 'name.reserved',
    file: seed.edit(CASE, (json) => {
      json.plural = 'users'
    }),
    at: '"plural"',
  }),
  'a folder with a misspelt name': (seed) => ({
    code: 'file.misplaced',
    file: seed.add('lookup/colours.json', { id: 'colours', label: 'Colours', options: [] }),
    at: '{',
  }),
  'a folder of fields without a record type': (seed) => ({
    code: 'name.folder',
    file: seed.add('fields/cases/more.json', { fields: [] }),
    at: '{',
  }),
}
