import { locale } from './locale.ts'
import { t } from './t.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

const format = (options: Intl.DateTimeFormatOptions) => {
  const key = JSON.stringify([locale(), options])
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale(), options)
  formats.set(key, known)
  return known
}

const dayAt = (day: string) => new Date(`${day}T12:00:00Z`)

/** A stored day as people write it here; days near to today carry their weekday. */
export function dayText(day: string, today?: string): string {
  const at = dayAt(day)
  if (Number.isNaN(at.getTime())) return day
  const near = today !== undefined && Math.abs(at.getTime() - dayAt(today).getTime()) < 7 * 86_400_000
  const year = today?.slice(0, 4) === day.slice(0, 4) && near ? {} : { year: 'numeric' as const }
  const weekday = near ? { weekday: 'short' as const } : {}
  return format({ ...weekday, day: 'numeric', month: 'short', ...year, timeZone: 'UTC' }).format(at)
}

/** A stored instant in the instance's time zone. */
export function instantText(instant: string, timeZone: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  return format({ dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at)
}

/** A moment of this sitting as clock time. */
export const clockText = (at: number): string => format({ hour: 'numeric', minute: '2-digit' }).format(at)

export const yesNoText = (value: boolean): string => t(value ? 'yes' : 'no')
