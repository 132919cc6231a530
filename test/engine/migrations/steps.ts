/** Steps of every kind, and values as records hold them before. */
import fc from 'fast-check'
import { migrationKindOf } from '../../../engine/migrations/index.ts'
import type { ResolvedStep } from '../../../engine/migrations/migration.ts'
import type { Answers, AnyRecord } from '../../../engine/records/record.ts'
import { aLoan } from '../../lib/people.ts'

const word = fc.stringMatching(/^[a-z]{1,6}$/)
const option = fc.constantFrom('a', 'b', 'c', 'd')
const text = fc.oneof(
  word,
  fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
  fc.string({ minLength: 1, maxLength: 8 }),
)
const whole = fc.integer({ min: -100_000, max: 100_000 })
const tenths = whole.map((number) => number / 10)
const day = fc.constantFrom('2024-02-29', '1999-12-31', '2026-11-23')

/** A step, and what stands under the names that it takes, each of which may be blank. */
interface Case {
  readonly step: ResolvedStep
  readonly values: fc.Arbitrary<Answers>
}

const record = { recordType: 'loan', id: 'm/0' }
const under = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Answers> =>
  fc.record(fields, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Answers>

const rows = fc.uniqueArray(
  fc.record(
    { unique_id: fc.constantFrom('r1', 'r2', 'r3'), state: option, price: tenths, note: text },
    { requiredKeys: ['unique_id'], noNullPrototype: true },
  ),
  { selector: ({ unique_id }) => unique_id, minLength: 1, maxLength: 3 },
)

const retyped = (conversion: string, value: fc.Arbitrary<unknown>, options?: object): Case => ({
  step: { ...record, kind: 'retype', field: 'x', conversion, ...(options && { options }) },
  values: under({ x: value }),
})

export const cases: readonly Case[] = [
  { step: { ...record, kind: 'rename', from: 'x', to: 'y' }, values: under({ x: text }) },
  { step: { ...record, kind: 'rename', from: 'rows', to: 'lines' }, values: under({ rows }) },
  { step: { ...record, kind: 'rename', subform: 'rows', from: 'state', to: 'shape' }, values: under({ rows }) },
  retyped('number_to_text', tenths),
  retyped('text_to_number', fc.oneof(text, whole.map(String), fc.constant('007'))),
  retyped('date_to_text', day),
  retyped('text_to_date', fc.oneof(text, day)),
  retyped('yes_no_to_text', fc.boolean()),
  retyped('text_to_yes_no', fc.oneof(text, fc.constantFrom('true', 'false', 'TRUE'))),
  retyped('choice_to_text', option),
  retyped('text_to_choice', fc.oneof(text, fc.constantFrom('Alpha', ' alpha')), { Alpha: 'a', Beta: 'b' }),
  retyped('yes_no_to_choice', fc.boolean(), { true: 'a', false: 'b' }),
  retyped('choice_to_yes_no', option, { a: 'true', b: 'false' }),
  retyped('choice_to_choices', option),
  retyped('choices_to_choice', fc.uniqueArray(option, { minLength: 1 })),
  {
    step: { ...record, kind: 'map_options', field: 'x', options: { a: 'z', b: 'y' }, kept: ['c', 'd'] },
    values: under({ x: fc.oneof(option, fc.uniqueArray(option, { minLength: 1 })) }),
  },
  {
    step: { ...record, kind: 'map_options', field: 'x', options: { a: 'b', c: null }, kept: ['b', 'd'] },
    values: under({
      x: fc.oneof(
        option,
        fc.uniqueArray(option, { minLength: 1 }),
        fc.dictionary(option, fc.nat(9), { minKeys: 1, noNullPrototype: true }) as fc.Arbitrary<unknown>,
      ),
    }),
  },
  {
    step: { ...record, kind: 'map_options', subform: 'rows', field: 'state', options: { a: 'b' }, kept: ['b', 'c'] },
    values: under({ rows }),
  },
  { step: { ...record, kind: 'split', field: 'x', into: ['y', 'z'] }, values: under({ x: text }) },
  { step: { ...record, kind: 'split', field: 'x', into: ['x', 'z'], separator: ', ' }, values: under({ x: text }) },
  {
    step: { ...record, kind: 'merge', fields: ['x', 'y', 'z'], into: 'w' },
    values: under({ x: text, y: word, z: text }),
  },
  {
    step: { ...record, kind: 'merge', fields: ['x', 'y'], into: 'x', by: 'first' },
    values: under({ x: option, y: option }),
  },
  {
    step: { ...record, kind: 'move', into: 'rows', fields: { x: 'remark', y: 'shelf' } },
    values: under({ x: text, y: word, rows }),
  },
  {
    step: { ...record, kind: 'move', outOf: 'rows', fields: { note: 'x', price: 'y' }, row: 'last' },
    values: under({ rows }),
  },
  {
    step: { ...record, kind: 'unit', field: 'x', factor: 1000, decimals: { from: 1, to: 0 } },
    values: under({ x: tenths }),
  },
  {
    step: { ...record, kind: 'unit', field: 'x', factor: 1.8, offset: 32, decimals: { from: 1, to: 1 } },
    values: under({ x: tenths }),
  },
  {
    step: { ...record, kind: 'unit', subform: 'rows', field: 'price', factor: 0.001, decimals: { from: 1, to: 2 } },
    values: under({ rows }),
  },
]

export const lossOf = (step: ResolvedStep) => migrationKindOf(step).loss(step)

export const called = ({ kind, subform, conversion, into, outOf, by, factor }: ResolvedStep): string =>
  [kind, subform, conversion, outOf && 'out', into && 'into', by, factor].filter(Boolean).join(' ')

export const loanOf = (answers: Answers): AnyRecord => aLoan({ id: '3f0e8d2c-0000-4000-8000-000000000001', answers })
