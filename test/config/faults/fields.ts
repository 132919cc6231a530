import { type Faults, text } from './faults.ts'

/** Fields and forms that contradict themselves. */
export const fieldFaults: Faults = {
  'a required field that is never visible': (seed) => ({
    code: 'field.never_visible',
    file: seed.field('case', 'name_first', (field) => {
      field['visible'] = false
    }),
    at: '"visible": false',
  }),
  'a required field on no form': (seed) => {
    const file = seed.add('fields/case/zz.json', {
      fields: [{ id: 'zz', type: 'text', label: text('Z'), required: true }],
    })
    return { code: 'field.never_visible', file, at: '"required"' }
  },
  'a field on no form': (seed) => {
    const file = seed.add('fields/case/zz.json', { fields: [{ id: 'zz', type: 'text', label: text('Z') }] })
    return { code: 'field.unplaced', file, at: '"zz"' }
  },
  'a default that is no answer': (seed) => ({
    code: 'field.default_invalid',
    file: seed.field('case', 'sex', (field) => {
      field['default'] = 'femal'
    }),
    after: '"id": "sex"',
    at: '"default"',
  }),
  'a default of the wrong type': (seed) => ({
    code: 'field.default_invalid',
    file: seed.field('case', 'date_of_birth', (field) => {
      field['default'] = '2024-02-30'
    }),
    after: '"id": "date_of_birth"',
    at: '"default"',
  }),
  'a calculation beside a default': (seed) => ({
    code: 'field.two_sources',
    file: seed.field('case', 'services_count', (field) => {
      field['default'] = 1
    }),
    after: '"id": "services_count"',
    at: '"default"',
  }),
  'a minimum above the maximum': (seed) => ({
    code: 'field.bounds',
    file: seed.field('case', 'family_size', (field) => {
      field['minimum'] = 90
    }),
    after: '"id": "family_size"',
    at: '"minimum"',
  }),
  'an earliest day after the latest': (seed) => ({
    code: 'field.bounds',
    file: seed.field('case', 'date_of_birth', (field) => {
      field['latest'] = '1899-12-31'
    }),
    after: '"id": "date_of_birth"',
    at: '"earliest"',
  }),
  'a pattern that could take for ever': (seed) => ({
    code: 'field.pattern',
    file: seed.field('case', 'national_id_no', (field) => {
      field['pattern'] = '(a+)+$'
    }),
    at: '"pattern"',
  }),
  'a form without fields': (seed) => ({
    code: 'form.empty',
    file: seed.add('forms/case/zz.json', { id: 'zz', group: 'notes', label: text('Empty'), fields: [] }),
    at: '"fields"',
    besides: ['form.unread'],
  }),
}
