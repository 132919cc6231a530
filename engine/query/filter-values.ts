/** Values of filters in the dialect's notation, both ways: `a`, `1..5`, `..2024-01-31`, `-30d..today`, `-1w`, `-1m`, `-48h..`. */
import { isoDate, isoInstant } from '../lib/dates.ts'
import type { Askable } from './askable.ts'
import { isInstant, type Range } from './bounds.ts'
import type { Bound, RelativeDate, Scalar, Where } from './query.ts'

type Leaf = Extract<Where, { readonly field: string }>

/** A filter's value, read by the kind of what it filters. */
type Read = { readonly value: Scalar } | { readonly range: Range } | undefined

const NUMBER = /^-?\d{1,15}(\.\d{1,10})?$/
const RELATIVE = /^([+-]?\d{1,5})([dwm])$/
const HOURS = /^([+-]?\d{1,5})h$/
const UNITS = { d: 'days', w: 'weeks', m: 'months' } as const

const numberIn = (text: string) => (NUMBER.test(text) ? Number(text) : undefined)

function dayIn(text: string): Bound | undefined {
  if (text === 'today') return { days: 0 }
  const [, count, unit] = RELATIVE.exec(text) ?? []
  if (count === undefined) return isoDate(text)
  return { [UNITS[unit as keyof typeof UNITS]]: Number(count) + 0 } as unknown as RelativeDate
}

function instantIn(text: string): Bound | undefined {
  const [, hours] = HOURS.exec(text) ?? []
  return hours === undefined ? (isoInstant(text) ?? dayIn(text)) : { hours: Number(hours) + 0 }
}

function rangeIn(text: string, boundIn: (text: string) => Bound | undefined): Read {
  const [first = '', second = '', ...more] = text.split('..')
  const [from, to] = [first, second].map((bound) => (bound === '' ? undefined : boundIn(bound)))
  const isRead = (bound: Bound | undefined, written: string) => bound !== undefined || written === ''
  if (more.length > 0 || (first === '' && second === '') || !isRead(from, first) || !isRead(to, second))
    return undefined
  return { range: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) } }
}

const readNumber = (text: string): Read => {
  if (text.includes('..')) return rangeIn(text, numberIn)
  const value = numberIn(text)
  return value === undefined ? undefined : { value }
}

/** A day that is no fixed value is the range from itself to itself: a month, or what is a day of instants. */
const readDay =
  (boundIn: (text: string) => Bound | undefined, isValue: (bound: Bound) => bound is string) =>
  (text: string): Read => {
    if (text.includes('..')) return rangeIn(text, boundIn)
    const bound = boundIn(text)
    if (bound === undefined) return undefined
    return isValue(bound) ? { value: bound } : { range: { from: bound, to: bound } }
  }

const isDay = (bound: Bound): bound is string => typeof bound === 'string'

const readText = (text: string): Read => ({ value: text })

const readers: { readonly [K in Askable['kind']]: (text: string) => Read } = {
  number: readNumber,
  age: readNumber,
  date: readDay(dayIn, isDay),
  datetime: readDay(instantIn, isInstant),
  boolean: (text) => (text === 'true' || text === 'false' ? { value: text === 'true' } : undefined),
  text: readText,
  option: readText,
  location: readText,
  agency: readText,
  user: readText,
  group: readText,
  record: readText,
  rows: () => undefined,
  files: () => undefined,
  none: () => undefined,
}

/** A range of values of the kind; undefined when the text cannot be read as one. */
export function rangeOf(kind: Askable['kind'], text: string): Range | undefined {
  const read = readers[kind](text)
  return read && 'range' in read ? read.range : undefined
}

/** One condition out of a filter's values, any of which will do; undefined when one cannot be read. */
export function conditionOn(asked: Askable, texts: readonly string[]): Where | undefined {
  const among = new Set<Scalar>()
  const parts: Leaf[] = []
  for (const text of texts) {
    const read = readers[asked.kind](text)
    if (!read) return undefined
    if ('value' in read) among.add(read.value)
    else parts.push({ field: asked.name, ...read.range })
  }
  if (among.size > 0) parts.unshift({ field: asked.name, among: [...among] })
  // In the dialect "no" is also said by whoever has not answered.
  if (asked.field && among.has(false)) parts.push({ field: asked.name, blank: true })
  return anyOf(parts)
}

export const anyOf = (parts: readonly Where[]): Where | undefined => (parts.length > 1 ? { any: parts } : parts[0])

/** The one name in the dialect that a condition of `conditionOn` goes by; places with all below them have one of their own. */
export function nameOf(where: Where): string | undefined {
  if ('field' in where) return 'within' in where ? `loc:${where.field}` : where.field
  if (!('any' in where) || where.any.length < 2) return undefined
  const [first, ...others] = where.any.map((part) => ('field' in part ? nameOf(part) : undefined))
  return others.every((other) => other === first) ? first : undefined
}

const leavesOf = (where: Where): readonly Leaf[] =>
  'any' in where ? where.any.flatMap(leavesOf) : 'field' in where ? [where] : []

/** The values of such a condition in the dialect's notation. */
export const textsOf = (where: Where): readonly string[] => leavesOf(where).flatMap(textsOfLeaf)

function textsOfLeaf(leaf: Leaf): readonly string[] {
  if ('among' in leaf) return leaf.among.map(String)
  if ('within' in leaf) return [leaf.within]
  if ('blank' in leaf) return []
  const [from, to] = [leaf.from, leaf.to].map((bound) => (bound === undefined ? '' : boundText(bound)))
  return [from === to ? `${from}` : `${from}..${to}`]
}

function boundText(bound: Bound): string {
  if (typeof bound !== 'object') return String(bound)
  if ('months' in bound) return `${bound.months}m`
  if ('weeks' in bound) return `${bound.weeks}w`
  if ('hours' in bound) return `${bound.hours}h`
  return bound.days === 0 ? 'today' : `${bound.days}d`
}
