import { answer, type Faults } from './faults.ts'

const CASE = 'record-types/case.json'

/** Options that nobody can choose, or no new record should have. */
export const optionFaults: Faults = {
  'an option that no filter ever offers': (seed) => ({
    code: 'option.unreachable',
    file: seed.field('case', 'disability_special_needs', (field) => {
      field['optionFilter'] = { '==': [answer('option.id'), 'physical_epilepsy'] }
    }),
    after: '"id": "disability_special_needs"',
    at: '"optionFilter"',
  }),
  'a condition that waits for an option that is filtered out': (seed) => {
    seed.field('case', 'disability_type', (field) => {
      field['optionFilter'] = { '!=': [answer('option.id'), 'both'] }
    })
    const file = seed.field('case', 'religion', (field) => {
      field['visible'] = { '==': [answer('disability_type'), 'both'] }
    })
    return { code: 'option.filtered', file, at: '"both"', besides: ['option.unreachable', 'option.filtered'] }
  },
  'a retired option for new records': (seed) => {
    seed.thing('lookups/', 'lookup_registry_approval', (json) => {
      json.options.find((option: { id: string }) => option.id === 'applied').retired = true
    })
    return {
      code: 'option.retired',
      file: seed.fileOf('fields/registry_record/', 'registry_approval'),
      after: '"id": "registry_approval"',
      at: '"default"',
    }
  },
  'a retired first status': (seed) => {
    seed.thing('lookups/', 'lookup_case_status', (json) => {
      json.options[0].retired = true
    })
    return { code: 'option.retired', file: CASE, at: '"statusLookup"' }
  },
}
