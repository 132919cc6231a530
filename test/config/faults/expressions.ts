import { answer, type Faults, text } from './faults.ts'

const BASIC = 'forms/case/basic-identity.json'

/** Faults in conditions and calculations. */
export const expressionFaults: Faults = {
  'an operator that does not exist': (seed) => ({
    code: 'logic.operator_unknown',
    file: seed.field('case', 'religion', (field) => {
      field['visible'] = { is_empty: answer('sex') }
    }),
    at: '"is_empty"',
    shift: -1,
  }),
  'a condition on a field that does not exist': (seed) => ({
    code: 'logic.name_unknown',
    file: seed.field('case', 'religion', (field) => {
      field['visible'] = { is_blank: answer('sexx') }
    }),
    at: '"sexx"',
  }),
  'a condition on an option that does not exist': (seed) => ({
    code: 'logic.option_unknown',
    file: seed.field('case', 'religion', (field) => {
      field['visible'] = { '==': [answer('sex'), 'femal'] }
    }),
    at: '"femal"',
  }),
  'a number compared with a text': (seed) => ({
    code: 'logic.type',
    file: seed.field('case', 'religion', (field) => {
      field['visible'] = { '==': [answer('family_size'), 'three'] }
    }),
    at: '"three"',
  }),
  'a condition that is no yes or no': (seed) => ({
    code: 'logic.type',
    file: seed.field('case', 'religion', (field) => {
      field['required'] = { '+': [answer('family_size'), 1] }
    }),
    after: '"id": "religion"',
    at: '"required"',
  }),
  'an operator with too many operands': (seed) => ({
    code: 'logic.operands',
    file: seed.field('case', 'religion', (field) => {
      field['visible'] = { is_blank: [answer('sex'), answer('age')] }
    }),
    after: '"id": "religion"',
    at: '"visible"',
  }),
  'two operators in one object': (seed) => ({
    code: 'logic.shape',
    file: seed.field('case', 'religion', (field) => {
      field['visible'] = { is_blank: answer('sex'), not: answer('urgent_protection_concern') }
    }),
    after: '"id": "religion"',
    at: '"visible": {',
  }),
  'an expression that nests too deeply': (seed) => ({
    code: 'logic.too_deep',
    file: seed.field('case', 'religion', (field) => {
      let logic: unknown = answer('urgent_protection_concern')
      for (let depth = 0; depth < 10; depth++) logic = { not: logic }
      field['visible'] = logic
    }),
    at: '"var": "urgent_protection_concern"',
    shift: -1,
  }),
  'a row field read as if it were the record’s': (seed) => ({
    code: 'logic.name_unknown',
    file: seed.field('case', 'religion', (field) => {
      field['visible'] = { is_blank: answer('relation_name') }
    }),
    at: '"relation_name"',
  }),
  'a field of the record read in a row without saying so': (seed) => ({
    code: 'logic.name_unknown',
    file: seed.field(
      'case',
      'family_details_section',
      (field) => {
        field['visible'] = { is_blank: answer('sex') }
      },
      'relation_name',
    ),
    at: '"var": "sex"',
  }),
  'two calculations that need each other': (seed) => {
    const file = seed.add('fields/case/zz.json', {
      fields: [
        {
          id: 'zz_one',
          type: 'calculated',
          result: 'number',
          label: text('One'),
          calculation: { '+': [answer('zz_two'), 1] },
        },
        {
          id: 'zz_two',
          type: 'calculated',
          result: 'number',
          label: text('Two'),
          calculation: { '+': [answer('zz_one'), 1] },
        },
      ],
    })
    seed.edit(BASIC, (json) => json.fields.push('zz_one', 'zz_two'))
    return { code: 'logic.circle', file, at: '"calculation"' }
  },
  'two fields that each show only because of the other': (seed) => {
    seed.field('case', 'icrc_ref_no', (field) => {
      field['visible'] = { not: { is_blank: answer('rc_id_no') } }
    })
    const file = seed.field('case', 'rc_id_no', (field) => {
      field['visible'] = { not: { is_blank: answer('icrc_ref_no') } }
    })
    return { code: 'logic.circle', file, at: '"var": "rc_id_no"', shift: -3 }
  },
  'a calculation that reads today': (seed) => ({
    code: 'logic.reads_now',
    file: seed.field('case', 'age_at_registration', (field) => {
      field['calculation'] = { years_between: [answer('date_of_birth'), { today: [] }] }
    }),
    after: '"id": "age_at_registration"',
    at: '"calculation"',
  }),
  'a calculation that reads an age': (seed) => ({
    code: 'logic.reads_now',
    file: seed.field('case', 'age_at_registration', (field) => {
      field['calculation'] = { '+': [answer('age'), 1] }
    }),
    after: '"id": "age_at_registration"',
    at: '"calculation"',
  }),
  'a condition that always holds': (seed) => ({
    code: 'logic.constant',
    file: seed.field('case', 'religion', (field) => {
      field['visible'] = { '==': [1, 1] }
    }),
    after: '"id": "religion"',
    at: '"visible"',
  }),
  'a calculation that gives the wrong kind': (seed) => ({
    code: 'logic.type',
    file: seed.field('case', 'services_count', (field) => {
      field['calculation'] = { cat: ['a', 'b'] }
    }),
    after: '"id": "services_count"',
    at: '"calculation"',
  }),
}
