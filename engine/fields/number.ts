import { asciiDigits } from '../lib/digits.ts'
import { textIn } from '../lib/text-in.ts'
import { defineFieldType, type FieldContext } from './field-type.ts'

interface NumberSettings {
  readonly decimals?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly unit?: string | Readonly<Record<string, string>>
}

const settingsOf = ({ field }: FieldContext): NumberSettings => field.settings

const WRITTEN = /^[+-]?\d{1,15}(\.\d{1,10})?$/
const LARGEST = 1e15

/** A number read from JSON or from what somebody typed, in any script's digits. */
export function readNumber(input: unknown): number | undefined {
  if (typeof input === 'number') return Number.isFinite(input) && Math.abs(input) <= LARGEST ? input + 0 : undefined
  const written = typeof input === 'string' ? asciiDigits(input).trim() : ''
  return WRITTEN.test(written) ? Number(written) + 0 : undefined
}

/** Whole unless `decimals` says otherwise. */
export const number = defineFieldType<'number', number>({
  type: 'number',
  control: 'number',
  kind: 'number',
  settings: {
    decimals: { type: 'integer', minimum: 0, maximum: 6, description: 'Digits after the point; none when left out.' },
    minimum: { type: 'number', description: 'The smallest number accepted.' },
    maximum: { type: 'number', description: 'The largest number accepted.' },
    unit: { type: ['string', 'object'], description: 'Shown after the number, such as kg; may differ by locale.' },
  },
  parse: (input) => readNumber(input),
  check(value, context) {
    const { decimals = 0, minimum, maximum } = settingsOf(context)
    return [
      ...(decimals === 0 && !Number.isInteger(value) ? [{ code: 'number.not_whole' }] : []),
      ...(decimals > 0 && Number(value.toFixed(decimals)) !== value
        ? [{ code: 'number.too_precise', params: { decimals } }]
        : []),
      ...(minimum !== undefined && value < minimum ? [{ code: 'number.too_small', params: { minimum } }] : []),
      ...(maximum !== undefined && value > maximum ? [{ code: 'number.too_large', params: { maximum } }] : []),
    ]
  },
  toText(value, context) {
    const { unit } = settingsOf(context)
    const unitText =
      typeof unit === 'object' ? textIn(unit, context.locale, context.model.instance.defaultLocale) : unit
    return unitText ? `${value} ${unitText}` : String(value)
  },
  examples: [
    { input: 12, value: 12, text: '12' },
    { input: '12', value: 12, text: '12' },
    { input: '٣٤', value: 34, text: '34' },
    { input: '3.25', value: 3.25, text: '3.25 kg', settings: { decimals: 2, unit: 'kg' } },
  ],
})
