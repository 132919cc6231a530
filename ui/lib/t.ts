import type { Texts } from '../../engine/model.ts'
import { textUnder } from './catalogue.ts'
import { directionOf, formatLocale, locale } from './locale.ts'

export type Params = Readonly<Record<string, string | number | undefined>>

const plurals = new Map<string, Intl.PluralRules>()
const numbers = new Map<string, Intl.NumberFormat>()

const pluralOf = (count: number) => {
  const rules = plurals.get(locale()) ?? new Intl.PluralRules(locale())
  plurals.set(locale(), rules)
  return rules.select(count)
}

/** A number in the digits and grouping of the person's language. */
export function numeral(value: number): string {
  const format = numbers.get(locale()) ?? new Intl.NumberFormat(formatLocale())
  numbers.set(locale(), format)
  return format.format(value)
}

/** A number that is a name, such as a year: in the person's digits, without grouping. */
export const plainNumeral = (value: number): string =>
  new Intl.NumberFormat(formatLocale(), { useGrouping: false }).format(value)

const ISOLATE = '\u2068'
const RIGHT_TO_LEFT = '\u2067'

/** Keeps a name in one script from turning the sentence of another around. What holds isolated names is a sentence of this language itself, and goes its way. */
export function isolated(text: string): string {
  if (directionOf(locale()) !== 'rtl') return text
  return `${text.includes(ISOLATE) ? RIGHT_TO_LEFT : ISOLATE}${text}\u2069`
}

const inserted = (value: string | number | undefined) => {
  if (value === undefined) return ''
  return typeof value === 'number' ? numeral(value) : isolated(value)
}

/** The text under a key of the catalogues; with `count`, in the plural form that the language asks for. */
export function t(key: string, params: Params = {}): string {
  const count = params['count']
  const text = (typeof count === 'number' ? textUnder(`${key}.${pluralOf(count)}`) : undefined) ?? textUnder(key)
  return (text ?? '').replace(/\{(\w+)\}/g, (_, name: string) => inserted(params[name]))
}

const hasText = (key: string): boolean => textUnder(key) !== undefined

/** Key of the text for a code that came from elsewhere: its own, or the one for all codes that begin as it does. */
export const keyOfCode = (area: string, code: string): string | undefined =>
  [`${area}.${code}`, `${area}.${code.slice(0, code.indexOf('.'))}`].find(hasText)

/** A text of the configuration; the browser gets it in one language. */
export const say = (texts: Texts | undefined): string => texts?.[locale()] ?? Object.values(texts ?? {})[0] ?? ''
