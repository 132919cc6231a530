import type { SeedCopy } from '../seed.ts'
import type { Faults } from './faults.ts'

const FILE = 'tests/zz.json'

/** One scenario for each name. */
const add = (
  seed: SeedCopy,
  scenario: object,
  expected: object = { visible: ['sex'] },
  { names = ['One'], recordType = 'case' } = {},
) =>
  seed.add(FILE, {
    recordType,
    // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
    scenarios: names.map((name) => ({ name, ...scenario, then: expected })),
  })

/** Scenarios that name what does not exist. */
export const scenarioFaults: Faults = {
  'a scenario that expects a field which does not exist': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, {}, { hidden: ['name_frist'] }),
    at: '"name_frist"',
  }),
  'a scenario that expects something of a field which the rows do not have': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, {}, { required: ['family_details_section[1].relation_nam'] }),
    at: 'relation_nam',
  }),
  'a scenario that enters an option which the lookup does not have': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, { when: { sex: 'femal' } }),
    at: '"femal"',
  }),
  'a scenario that is played by a role which does not exist': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, { given: { as: { role: 'case_workr' } } }),
    at: '"case_workr"',
  }),
  'a scenario that expects a rule which nobody wrote': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, {}, { issues: { age: ['child_is_over_18'] } }),
    at: '"child_is_over_18"',
  }),
  'a scenario about a form which does not exist': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, {}, { visibleForms: ['basic_identty'] }),
    at: '"basic_identty"',
  }),
  'a scenario that answers what is worked out': (seed) => ({
    code: 'reference.wrong_kind',
    file: add(seed, { given: { record: { name: 'Mina' } } }),
    at: '"Mina"',
  }),
  'a scenario in which nobody acts': (seed) => ({
    code: 'schema.missing_property',
    file: add(seed, { given: { as: { relation: 'own' } } }),
    at: '"as"',
  }),
  'an expectation that there is none of': (seed) => ({
    code: 'schema.unknown_property',
    file: add(seed, {}, { shown: ['sex'] }),
    at: '"shown"',
  }),
  'two scenarios with one name': (seed) => ({
    code: 'name.duplicate',
    file: add(seed, {}, { visible: ['sex'] }, { names: ['Twice', 'Twice'] }),
    at: '"Twice"',
    nth: 2,
  }),
  'scenarios of a record type which does not exist': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, {}, { visible: ['sex'] }, { recordType: 'cases' }),
    at: '"cases"',
  }),
}
