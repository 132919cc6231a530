import { shownCalendar } from './calendar.ts'
import { formatLocale, locale } from './locale.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Of the Gregorian calendar, also in languages for which browsers would take another. */
const format = (options: Intl.DateTimeFormatOptions) => {
  const key = JSON.stringify([locale(), options])
  const known = formats.get(key) ?? new Intl.DateTimeFormat(formatLocale(), { calendar: 'gregory', ...options })
  formats.set(key, known)
  return known
}

/** The moment in the person's calendar. */
const write = (options: Intl.DateTimeFormatOptions, at: Date): string => {
  const chosen = format(options)
  return shownCalendar()?.write(chosen, at) ?? chosen.format(at)
}

const dayAt = (day: string) => new Date(`${day}T12:00:00Z`)

const isNear = (day: string, today: string | undefined) =>
  today !== undefined && Math.abs(dayAt(day).getTime() - dayAt(today).getTime()) < 7 * 86_400_000

const nearDay = { weekday: 'short', day: 'numeric', month: 'short' } as const
const anyDay = { day: 'numeric', month: 'short', year: 'numeric' } as const
const clock = { hour: '2-digit', minute: '2-digit' } as const

/** A stored day as people write it here; days near to today carry their weekday. */
export function dayText(day: string, today?: string): string {
  const at = dayAt(day)
  if (Number.isNaN(at.getTime())) return day
  return write({ ...(isNear(day, today) ? nearDay : anyDay), timeZone: 'UTC' }, at)
}

/** A stored day in the Gregorian calendar, whatever the person's own is. */
export const gregorianDayText = (day: string): string => format({ ...anyDay, timeZone: 'UTC' }).format(dayAt(day))

/** A stored instant in the instance's time zone. */
export function instantText(instant: string, timeZone: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  return write({ ...anyDay, ...clock, timeZone }, at)
}

/** The same where room is short: the time only while it still tells something. */
export function briefInstantText(instant: string, timeZone: string, today: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  return write({ ...(isNear(instant.slice(0, 10), today) ? { ...nearDay, ...clock } : anyDay), timeZone }, at)
}

/** A moment of this sitting as clock time. */
export const clockText = (at: number): string => format(clock).format(at)
