/** Calendars in which days are shown and typed. Stored they are `yyyy-mm-dd` of the Gregorian one, whoever reads them. */
import { own } from './own.ts'

export const calendarIds = ['gregorian', 'ethiopic', 'nepali', 'islamic-umalqura', 'persian'] as const

export type CalendarId = (typeof calendarIds)[number]

/** What an instance says of calendars. */
export interface Calendars {
  /** Those that a person may choose besides the Gregorian one, which may always be chosen. */
  readonly offered: readonly CalendarId[]
  /** The one that people of a language see who have chosen none; Gregorian where nothing is said. */
  readonly byLocale: Readonly<Record<string, CalendarId>>
}

/** Every calendar that may be chosen. */
export const offeredCalendars = (calendars: Calendars | undefined): readonly CalendarId[] =>
  calendarIds.filter((id) => id === 'gregorian' || calendars?.offered.includes(id))

/** The calendar of a person's language, or the one that they chose, while it is offered. */
export function calendarOf(calendars: Calendars | undefined, locale: string, chosen?: string): CalendarId {
  const offered = offeredCalendars(calendars)
  return offered.find((id) => id === chosen) ?? own(calendars?.byLocale, locale) ?? 'gregorian'
}
