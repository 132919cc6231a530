import type { CalendarId } from '../../engine/lib/calendars.ts'

/** A day as a calendar counts it; the first month is 1. */
export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** One way of counting days. Stored days are `yyyy-mm-dd` of the Gregorian calendar. */
export interface Calendar {
  readonly id: CalendarId
  /** The first and last day that it can tell, as stored; others are told in the Gregorian calendar. */
  readonly first: string
  readonly last: string
  /** Undefined outside of what it can tell. */
  read(day: string): CalendarDay | undefined
  /** The stored form; undefined where there is no such day. */
  dayOf(of: CalendarDay): string | undefined
  monthsIn(year: number): number
  /** What Intl calls it, where Intl knows it. */
  readonly intl?: string
  /** Its words in languages that browsers may not know. */
  readonly words?: Readonly<Record<string, CalendarWords>>
}

export interface CalendarWords {
  readonly months: readonly string[]
  /** Sunday first. */
  readonly weekdays: readonly string[]
  /** On which a week begins; 0 is Sunday. */
  readonly firstWeekday: number
}
