/**
 * Bounds of a question as bounds of the column: relative days by `today`, ages as birth dates, days as instants of the
 * instance's zone. Every reader asks here, so that they cannot disagree.
 */
import type { ValueKind } from '../fields/field-type.ts'
import { addDays, addMonths, birthDatesOfAges, isoDate } from '../lib/dates.ts'
import { instantIn } from '../lib/time-zone.ts'
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

export interface Day {
  /** `yyyy-mm-dd` in the zone. */
  readonly today: string
  readonly timeZone: string
}

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
  date: ({ from, to }, { today }) =>
    complete({
      ...(from !== undefined && { from: dayOf(from, 'first', today) }),
      ...(to !== undefined && { to: dayOf(to, 'last', today) }),
    }),
  datetime: ({ from, to }, { today, timeZone }) => {
    const start = (day: string | undefined) => day && instantIn(timeZone, `${day}T00:00`)
    const after = (day: string | undefined) => day && start(addDays(day, 1))
    return complete({
      ...(from !== undefined && { from: isInstant(from) ? from : start(dayOf(from, 'first', today)) }),
      ...(to !== undefined && (isInstant(to) ? { to } : { before: after(dayOf(to, 'last', today)) })),
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

function dayOf(bound: Bound, end: 'first' | 'last', today: string): string | undefined {
  if (typeof bound !== 'object') return isoDate(bound)
  return 'days' in bound ? addDays(today, bound.days) : endOfMonth(bound, end, today)
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
