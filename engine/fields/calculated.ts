import { isoDate } from '../lib/dates.ts'
import type { Field } from '../model.ts'
import { optionText, readOptionId } from './choice.ts'
import { defineFieldType, type FieldContext, type ValueKind } from './field-type.ts'
import { number } from './number.ts'
import { text } from './text.ts'

interface Result {
  readonly kind: ValueKind
  read(value: unknown, context: FieldContext): unknown
  toText(value: unknown, context: FieldContext & { readonly locale: string }): string
}

/** What a calculation may result in, by the word in `result`. */
const results: ReadonlyMap<unknown, Result> = new Map<unknown, Result>([
  [
    'number',
    {
      kind: 'number',
      read: (value, { field }) =>
        typeof value === 'number' && Number.isFinite(value)
          ? Number(value.toFixed(Number(field.settings['decimals'] ?? 0))) + 0
          : undefined,
      toText: (value, context) => number.toText(Number(value), context),
    },
  ],
  [
    'text',
    {
      kind: 'text',
      read: (value, context) => text.parse(value, context),
      toText: String,
    },
  ],
  ['date', { kind: 'date', read: isoDate, toText: String }],
  ['boolean', { kind: 'boolean', read: (value) => (typeof value === 'boolean' ? value : undefined), toText: String }],
  ['option', { kind: 'option', read: readOptionId, toText: (value, context) => optionText(String(value), context) }],
])

const resultOf = (field: Field) => results.get(field.settings['result'])

/** Worked out from other answers by the field's `calculation`, kept like an answer, never filled in. */
export const calculated = defineFieldType<'calculated', unknown>({
  type: 'calculated',
  control: 'output',
  kind: 'text',
  kindOf: (field) => resultOf(field)?.kind ?? 'none',
  settings: {
    result: { enum: [...results.keys()], description: 'What the calculation gives.' },
    decimals: {
      type: 'integer',
      minimum: 0,
      maximum: 6,
      description: 'Digits after the point of a number; none when left out.',
    },
    unit: { type: ['string', 'object'], description: 'Shown after a number; may differ by locale.' },
    lookup: { type: 'string', description: 'Id of the lookup that a resulting option belongs to.' },
  },
  requiredSettings: ['result'],
  parse: (value, context) => resultOf(context.field)?.read(value, context),
  toText: (value, context) => resultOf(context.field)?.toText(value, context) ?? '',
  examples: [
    { input: 2.46, value: 2.5, text: '2.5 km', settings: { result: 'number', decimals: 1, unit: 'km' } },
    { input: 'Amina Odhiambo', value: 'Amina Odhiambo', text: 'Amina Odhiambo', settings: { result: 'text' } },
    { input: '2024-01-31', value: '2024-01-31', text: '2024-01-31', settings: { result: 'date' } },
    { input: false, value: false, text: 'false', settings: { result: 'boolean' } },
    { input: 'blue', value: 'blue', text: 'Blue', settings: { result: 'option', lookup: 'colours' } },
  ],
})
