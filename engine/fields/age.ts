import { addYears, isoDate, yearsBetween } from '../lib/dates.ts'
import { own } from '../lib/own.ts'
import type { Field } from '../model.ts'
import { defineFieldType, type FieldContext } from './field-type.ts'
import { readNumber } from './number.ts'

/** An age as somebody stated it, and the day when they did. */
export interface StatedAge {
  readonly years: number
  readonly on: string
}

const OLDEST = 130

const named = (field: Field, setting: string): string | undefined => {
  const name = field.settings[setting]
  return typeof name === 'string' ? name : undefined
}

/** The known birth date, or the one that the stated age amounts to. */
function birthDateOf(stated: StatedAge | undefined, { field, siblings }: FieldContext): string | undefined {
  const known = isoDate(own(siblings, String(field.settings['birthDate'])))
  return known ?? (stated && addYears(stated.on, -stated.years))
}

function fullYears(stated: StatedAge | undefined, context: FieldContext): number | undefined {
  const born = birthDateOf(stated, context)
  return born === undefined || born > context.today ? undefined : yearsBetween(born, context.today)
}

const statedAge = (input: unknown): StatedAge | undefined => {
  const { years, on } = (typeof input === 'object' && input !== null ? input : {}) as Partial<StatedAge>
  return typeof years === 'number' && Number.isInteger(years) && isoDate(on) !== undefined && on !== undefined
    ? { years, on }
    : undefined
}

/** Full years of the upper end today; none where there is no interval. */
function upperYears(context: FieldContext): number | undefined {
  const upper = statedAge(own(context.siblings, named(context.field, 'upTo') ?? ''))
  return upper && fullYears(upper, context)
}

/**
 * Age in full years, read as of today. Nothing is stored beside a known birth date, which says it better; else the
 * years stated and the day of the statement, so that a child of nine is ten a year later. Of an interval ("8 to 10") this
 * is the lower end; the upper is an age of its own and grows in the same way.
 */
export const age = defineFieldType<'age', StatedAge>({
  type: 'age',
  control: 'age',
  kind: 'age',
  settings: {
    birthDate: { type: 'string', description: 'Id of the date field that holds the birth date.' },
    estimated: { type: 'string', description: 'Id of the yes-no field that says that the age is an estimate.' },
    basis: { type: 'string', description: 'Id of the choice field that says how the age is known.' },
    upTo: {
      type: 'string',
      description:
        'Id of the age field that holds the upper end when the age is an interval (8 to 10); this one holds the lower.',
    },
  },
  requiredSettings: ['birthDate'],
  parse(input, context) {
    const stored = statedAge(input)
    if (stored) return stored
    const years = readNumber(input)
    if (years === undefined || !Number.isInteger(years)) return undefined
    const standing = statedAge(context.standing)
    return standing && years === fullYears(standing, { ...context, siblings: {} })
      ? standing
      : { years, on: context.today }
  },
  read: (stated, context) => fullYears(stated, context),
  kept: (stated, context) => (birthDateOf(undefined, context) === undefined ? stated : undefined),
  check: (stated, context) => [
    ...(stated.years < 0 ? [{ code: 'number.too_small', params: { minimum: 0 } }] : []),
    ...(stated.years > OLDEST ? [{ code: 'number.too_large', params: { maximum: OLDEST } }] : []),
    ...((fullYears(stated, context) ?? 0) > (upperYears(context) ?? Number.POSITIVE_INFINITY)
      ? [{ code: 'age.above_upper' }]
      : []),
  ],
  toText: (stated, context) => String(fullYears(stated, context) ?? stated.years),
  column: birthDateOf,
  upTo: (field) => named(field, 'upTo'),
  companions: (field) => ['upTo', 'basis'].flatMap((setting) => named(field, setting) ?? []),
  examples: [
    { input: 9, value: { years: 9, on: '2024-06-15' }, text: '9', settings: { birthDate: 'born_on' } },
    { input: '0', value: { years: 0, on: '2024-06-15' }, text: '0', settings: { birthDate: 'born_on' } },
  ],
})
