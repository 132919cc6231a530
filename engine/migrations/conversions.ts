/** From one type of answer to another and back, in stored form; undefined where a value means nothing on the other side. */
import { readNumber } from '../fields/number.ts'
import { isoDate } from '../lib/dates.ts'

type Options = Readonly<Record<string, string>>

export interface Conversion {
  /** Types of fields: before, after. */
  readonly from: readonly string[]
  readonly to: readonly string[]
  /** What people are told that it loses; absent: nothing. */
  readonly loss?: 'unreadable' | 'several_to_one'
  /** Takes a table from what was written to options. */
  readonly takesOptions?: true
  there(value: unknown, options: Options): unknown
  back(value: unknown, options: Options): unknown
}

const asText = (value: unknown) => (typeof value === 'string' ? value : undefined)
const asNumber = (value: unknown) => (typeof value === 'number' ? value : readNumber(value))
const list = (value: unknown) => (Array.isArray(value) ? value : undefined)
const OPTION = /^[A-Za-z0-9_][A-Za-z0-9_.+<>-]{0,79}$/

const written = (value: unknown) =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : asText(value)
const truth = (value: unknown) =>
  typeof value === 'boolean' ? value : value === 'true' ? true : value === 'false' ? false : undefined
const day = (value: unknown) => isoDate(asText(value)?.trim())
const folded = (text: string) => text.trim().toLowerCase()

/** The option that a text names: by the table, or by being one. */
function optionIn(value: unknown, options: Options): string | undefined {
  const text = written(value)
  if (text === undefined) return undefined
  const named = Object.entries(options).find(([word]) => folded(word) === folded(text))
  if (named) return named[1]
  return OPTION.test(text) ? text : undefined
}

const wordFor = (value: unknown, options: Options): string | undefined =>
  Object.entries(options).find(([, option]) => option === value)?.[0] ?? asText(value)

/** By the name that steps give it. */
export const conversions: Readonly<Record<string, Conversion>> = {
  number_to_text: { from: ['number'], to: ['text'], there: written, back: asNumber },
  text_to_number: { from: ['text'], to: ['number'], loss: 'unreadable', there: asNumber, back: written },
  date_to_text: { from: ['date'], to: ['text'], there: asText, back: day },
  text_to_date: { from: ['text'], to: ['date'], loss: 'unreadable', there: day, back: asText },
  yes_no_to_text: { from: ['yes-no'], to: ['text'], there: written, back: truth },
  text_to_yes_no: { from: ['text'], to: ['yes-no'], loss: 'unreadable', there: truth, back: written },
  choice_to_text: { from: ['choice'], to: ['text'], there: asText, back: asText },
  text_to_choice: {
    ...{ from: ['text'], to: ['choice'], loss: 'unreadable', takesOptions: true },
    there: optionIn,
    back: wordFor,
  },
  yes_no_to_choice: {
    ...{ from: ['yes-no'], to: ['choice'], takesOptions: true },
    there: optionIn,
    back: (value, options) => truth(wordFor(value, options)),
  },
  choice_to_yes_no: {
    ...{ from: ['choice'], to: ['yes-no'], loss: 'unreadable', takesOptions: true },
    there: (value, options) => truth(options[asText(value) ?? '']),
    back: (value, options) => Object.entries(options).find(([, truth]) => truth === written(value))?.[0],
  },
  choice_to_choices: {
    ...{ from: ['choice'], to: ['choices'] },
    there: (value) => list(value) ?? (asText(value) === undefined ? undefined : [value]),
    back: (value) => (list(value) ? list(value)?.[0] : value),
  },
  choices_to_choice: {
    ...{ from: ['choices'], to: ['choice'], loss: 'several_to_one' },
    there: (value) => (list(value) ? list(value)?.[0] : value),
    back: (value) => list(value) ?? (asText(value) === undefined ? undefined : [value]),
  },
}
