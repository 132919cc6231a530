/** The only place that knows time zones. Formatters are kept: making one costs a thousand times its use. */
import { addMinutes, isoInstant } from './dates.ts'

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formatters.set(zone, made)
  return made
}

/** Whether the zone's name is known here. */
export function isTimeZone(zone: string): boolean {
  try {
    formatterOf(zone)
    return true
  } catch {
    return false
  }
}

/** Wall clock of the zone at an instant, as `yyyy-mm-ddThh:mm`. */
export function localIn(zone: string, instant: string): string {
  const parts: Record<string, string> = {}
  for (const { type, value } of formatterOf(zone).formatToParts(Date.parse(instant))) parts[type] = value
  const { year = '', month, day, hour, minute } = parts as Partial<Record<Intl.DateTimeFormatPartTypes, string>>
  return `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}`
}

const MINUTE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/
const days = new Map<string, { readonly minute: string; readonly day: string }>()

/** The day that it is in the zone at an instant. Days begin with a minute: the last one asked about is remembered. */
export function todayIn(zone: string, instant: string): string {
  const [, minute] = MINUTE.exec(instant) ?? []
  const last = days.get(zone)
  if (minute !== undefined && last?.minute === minute) return last.day
  const day = localIn(zone, instant).slice(0, 10)
  if (minute !== undefined) days.set(zone, { minute, day })
  return day
}

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

const minutesOf = (local: string) => Date.parse(`${local}:00.000Z`) / 60_000

/** The instant at which the zone's clock shows this; where the clock leaps over it, one beside the leap. */
export function instantIn(zone: string, local: string): string | undefined {
  let instant = LOCAL.test(local) ? isoInstant(`${local}Z`) : undefined
  for (let pass = 0; pass < 2 && instant !== undefined; pass++) {
    instant = addMinutes(instant, minutesOf(local) - minutesOf(localIn(zone, instant)))
  }
  return instant
}
