/** Months of any calendar, laid out in weeks and moved through. */
import { addDays, dayNumber } from '../../engine/lib/dates.ts'
import type { Calendar } from './calendar.ts'

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => (((dayNumber(day) + 4) % 7) + 7) % 7

const LONGEST_MONTH = 32

/** The days of a month, as stored; those that the calendar cannot tell are left out. */
export const daysOfMonth = (calendar: Calendar, year: number, month: number): readonly string[] =>
  Array.from({ length: LONGEST_MONTH }, (_, index) => calendar.dayOf({ year, month, day: index + 1 })).filter(
    (day) => day !== undefined,
  )

/** The month in weeks, blank where a week begins before it or ends after it. */
export function weeksOfMonth(
  days: readonly string[],
  firstWeekday: number,
): readonly (readonly (string | undefined)[])[] {
  const [first] = days
  if (first === undefined) return []
  const before = (weekdayOf(first) - firstWeekday + 7) % 7
  const cells = [...Array.from({ length: before }, () => undefined), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => cells[week * 7 + day]),
  )
}

/** The same day some months later or earlier, or the last of the month where that is shorter. Stays where the calendar ends. */
export function movedByMonths(calendar: Calendar, day: string, count: number): string {
  const of = calendar.read(day)
  if (!of) return day
  let { year, month } = of
  for (let left = Math.abs(count); left > 0; left--) {
    month += Math.sign(count)
    if (month < 1) {
      year -= 1
      month = calendar.monthsIn(year)
    } else if (month > calendar.monthsIn(year)) {
      year += 1
      month = 1
    }
  }
  return dayNear(calendar, { year, month, day: of.day }) ?? day
}

/** The day, or the last before it that the month has. */
export function dayNear(calendar: Calendar, of: { year: number; month: number; day: number }): string | undefined {
  const days = daysOfMonth(calendar, of.year, Math.min(of.month, calendar.monthsIn(of.year)))
  return days[Math.min(of.day, days.length) - 1]
}

/** The first weekday of a language's week. */
export function firstWeekdayOf(tag: string): number {
  const known = new Intl.Locale(tag) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number }
    weekInfo?: { firstDay: number }
  }
  const { firstDay = 1 } = known.getWeekInfo?.() ?? known.weekInfo ?? {}
  return firstDay % 7
}

export const movedByDays = (day: string, count: number): string => addDays(day, count) ?? day
