import { type Faults, text } from './faults.ts'

const LIST = 'lists/case.json'

/** Lists that cannot be shown, filtered or sorted so. */
export const listFaults: Faults = {
  'rows as a column': (seed) => ({
    code: 'list.not_listable',
    file: seed.edit(LIST, (json) => json.columns.push('notes_section')),
    at: '"notes_section"',
  }),
  'a range in words': (seed) => ({
    code: 'list.range',
    file: seed.edit(LIST, (json) => {
      json.filters.find((filter: { field: string }) => filter.field === 'age').ranges.push('12-17')
    }),
    at: '"12-17"',
  }),
  'a range from high to low': (seed) => ({
    code: 'list.range',
    file: seed.edit(LIST, (json) => {
      json.filters.find((filter: { field: string }) => filter.field === 'age').ranges.push('17..12')
    }),
    at: '"17..12"',
  }),
  'a default filter with an option that does not exist': (seed) => ({
    code: 'list.value',
    file: seed.edit(LIST, (json) => {
      json.filters.find((filter: { field: string }) => filter.field === 'sex').default = ['woman']
    }),
    at: '"woman"',
  }),
  'more forms than a record type may have': (seed) => {
    for (let number = 0; number < 300; number++) {
      const id = `zz_${number}`
      seed.add(`forms/case/${id}.json`, { id, group: 'notes', label: text('Z'), fields: ['name_first'] })
    }
    return { code: 'limit.exceeded', file: 'record-types/case.json', at: '"id": "case"', besides: ['form.unread'] }
  },
}
