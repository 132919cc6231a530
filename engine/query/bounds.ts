/**
 * Bounds of a question as bounds of the column: relative days by `today`, ages as birth dates, days as instants of the
 * instance's zone. Every reader asks here, so that they cannot disagree.
 */
import type { ValueKind } from '../fields/field-type.ts'
import { addDays, addMinutes, addMonths, birthDatesOfAges, dayNumber, isoDate, weekDays } from '../lib/dates.ts'
import { instantIn } from '../lib/time-zone.ts'
import type { Instance } from '../model.ts'
import type { Bound } from './query.ts'

export interface Range {
  readonly from?: Bound
  readonly to?: Bound
}

/** `from` and `to` belong to the range, `before` does not. */
export interface ColumnBounds {
  readonly from?: string | number
  readonly to?: string | number
  readonly before?: string
}

/** The time that it is, for bounds that hang on it. */
export interface Time {
  /** `yyyy-mm-dd` in the zone. */
  readonly today: string
  /** The instant that it is. */
  readonly now: string
}

export interface Day extends Time {
  readonly timeZone: string
  /** Number of the day with which weeks begin; Sunday is 0. */
  readonly weekStart: number
}

/** The time as the instance reckons it. */
export const dayIn = ({ timeZone, weekStart = 'sunday' }: Instance, { today, now }: Time): Day => ({
  today,
  now,
  timeZone,
  weekStart: weekDays.indexOf(weekStart),
})

/** The kinds of values that have a before and after, and how their bounds become the column's. Undefined: no value can lie within. */
const readers: { readonly [K in ValueKind]?: (range: Range, day: Day) => ColumnBounds | undefined } = {
  number: ({ from, to }) => ({
    ...(typeof from === 'number' && { from }),
    ...(typeof to === 'number' && { to }),
  }),
  age: ({ from, to }, { today }) =>
    birthDatesOfAges(
      { from: typeof from === 'number' ? from : undefined, to: typeof to === 'number' ? to : undefined },
      today,
    ),
  date: ({ from, to }, day) =>
    complete({
      ...(from !== undefined && { from: dayOf(from, 'first', day) }),
      ...(to !== undefined && { to: dayOf(to, 'last', day) }),
    }),
  datetime: ({ from, to }, day) => {
    const start = (of: string | undefined) => of && instantIn(day.timeZone, `${of}T00:00`)
    const after = (of: string | undefined) => of && start(addDays(of, 1))
    const instant = (bound: Bound) => (isHours(bound) ? addMinutes(day.now, bound.hours * 60) : bound)
    const isExact = (bound: Bound) => isHours(bound) || isInstant(bound)
    return complete({
      ...(from !== undefined && { from: isExact(from) ? textOf(instant(from)) : start(dayOf(from, 'first', day)) }),
      ...(to !== undefined && (isExact(to) ? { to: textOf(instant(to)) } : { before: after(dayOf(to, 'last', day)) })),
    })
  },
}

/** Whether values of the kind can lie between bounds. */
export const hasRanges = (kind: ValueKind): boolean => readers[kind] !== undefined

export const columnBounds = (kind: ValueKind, range: Range, day: Day): ColumnBounds | undefined =>
  readers[kind]?.(range, day)

/** An instant as bounds and columns have it, told from a day. */
export const isInstant = (bound: Bound): bound is string => typeof bound === 'string' && bound.includes('T')

/** Whether the value lies within the bounds; text by its code units, which for days and instants is the order of time. */
export const liesWithin = (value: string | number, { from, to, before }: ColumnBounds): boolean =>
  (from === undefined || value >= from) && (to === undefined || value <= to) && (before === undefined || value < before)

/**
 * Whether an interval overlaps the bounds. Of ages, that stand as birth dates: the lower end is born last, so that `from`
 * asks for it and `to` for the upper end. Without an upper end it is a single value.
 */
export const overlaps = (lower: string | number, upper: string | number | undefined, bounds: ColumnBounds): boolean => {
  const { asksLower, asksUpper } = apart(bounds)
  return liesWithin(lower, asksLower) && liesWithin(upper ?? lower, asksUpper)
}

/** Which bounds are asked of the lower end of an interval of ages, and which of the upper. */
export const apart = ({ from, ...asksUpper }: ColumnBounds) => ({
  asksLower: from === undefined ? {} : { from },
  asksUpper,
})

/** Whether the bound is so many hours from now. */
export const isHours = (bound: Bound): bound is { readonly hours: number } =>
  typeof bound === 'object' && 'hours' in bound

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

function dayOf(bound: Bound, end: 'first' | 'last', { today, weekStart }: Day): string | undefined {
  if (typeof bound !== 'object') return isoDate(bound)
  if ('days' in bound) return addDays(today, bound.days)
  if ('weeks' in bound) return endOfWeek(bound, end, today, weekStart)
  return 'months' in bound ? endOfMonth(bound, end, today) : undefined
}

/** 1970-01-01 was a Thursday. */
const THURSDAY = 4

function endOfWeek({ weeks }: { readonly weeks: number }, end: 'first' | 'last', today: string, weekStart: number) {
  const since = (((dayNumber(today) + THURSDAY - weekStart) % 7) + 7) % 7
  return addDays(today, weeks * 7 - since + (end === 'first' ? 0 : 6))
}

function endOfMonth({ months }: { readonly months: number }, end: 'first' | 'last', today: string) {
  const first = (count: number) => addMonths(`${today.slice(0, 7)}-01`, count)
  if (end === 'first') return first(months)
  const next = first(months + 1)
  return next && addDays(next, -1)
}

type Incomplete = { readonly [Key in keyof ColumnBounds]?: ColumnBounds[Key] | undefined }

/** A bound beyond the calendar lets nothing through. */
const complete = (bounds: Incomplete): ColumnBounds | undefined =>
  Object.values(bounds).includes(undefined) ? undefined : (bounds as ColumnBounds)
