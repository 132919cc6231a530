import { locale } from './locale.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** English without a country is read everywhere but in one country with the day first. */
const dateLocale = () => (locale() === 'en' ? 'en-GB' : locale())

const format = (options: Intl.DateTimeFormatOptions) => {
  const key = JSON.stringify([locale(), options])
  const known = formats.get(key) ?? new Intl.DateTimeFormat(dateLocale(), options)
  formats.set(key, known)
  return known
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
  return format({ ...(isNear(day, today) ? nearDay : anyDay), timeZone: 'UTC' }).format(at)
}

/** A stored instant in the instance's time zone. */
export function instantText(instant: string, timeZone: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  return format({ ...anyDay, ...clock, timeZone }).format(at)
}

/** The same where room is short: the time only while it still tells something. */
export function briefInstantText(instant: string, timeZone: string, today: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  return format({ ...(isNear(instant.slice(0, 10), today) ? { ...nearDay, ...clock } : anyDay), timeZone }).format(at)
}

/** A moment of this sitting as clock time. */
export const clockText = (at: number): string => format(clock).format(at)
