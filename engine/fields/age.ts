import { addYears, isoDate, yearsBetween } from '../lib/dates.ts'
import { own } from '../lib/own.ts'
import { defineFieldType, type FieldContext } from './field-type.ts'
import { readNumber } from './number.ts'

/** An age as somebody stated it, and the day when they did. */
export interface StatedAge {
  readonly years: number
  readonly on: string
}

const OLDEST = 130

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

/**
 * Age in full years, read as of today. Nothing is stored beside a known birth date, which says it better; else the
 * years stated and the day of the statement, so that a child of nine is ten a year later.
 */
export const age = defineFieldType<'age', StatedAge>({
  type: 'age',
  control: 'age',
  kind: 'age',
  settings: {
    birthDate: { type: 'string', description: 'Id of the date field that holds the birth date.' },
    estimated: { type: 'string', description: 'Id of the yes-no field that says that the age is an estimate.' },
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
  check: ({ years }) => [
    ...(years < 0 ? [{ code: 'number.too_small', params: { minimum: 0 } }] : []),
    ...(years > OLDEST ? [{ code: 'number.too_large', params: { maximum: OLDEST } }] : []),
  ],
  toText: (stated, context) => String(fullYears(stated, context) ?? stated.years),
  column: birthDateOf,
  examples: [
    { input: 9, value: { years: 9, on: '2024-06-15' }, text: '9', settings: { birthDate: 'born_on' } },
    { input: '0', value: { years: 0, on: '2024-06-15' }, text: '0', settings: { birthDate: 'born_on' } },
  ],
})
