/** Calendar days as `yyyy-mm-dd` text, worked out on the proleptic Gregorian calendar without a clock or a zone. Text order is day order. */
const DAY = /^([1-9]\d{3})-(\d{2})-(\d{2})$/

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const lengthOfMonth = (year: number, month: number) =>
  month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)

const padded = (number: number, width: number) => String(number).padStart(width, '0')

const dayText = (year: number, month: number, day: number) => `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`

const yearOf = (day: string) => Number(day.slice(0, 4))
const monthOf = (day: string) => Number(day.slice(5, 7))
const dayOfMonth = (day: string) => Number(day.slice(8, 10))

/** The day, if the input is one that exists and lies in the years 1000 to 9999. */
export function isoDate(input: unknown): string | undefined {
  const match = typeof input === 'string' ? DAY.exec(input) : null
  if (!match) return undefined
  const [day, year, month, dayOfMonth] = match
  return Number(dayOfMonth) >= 1 && Number(dayOfMonth) <= lengthOfMonth(Number(year), Number(month)) ? day : undefined
}

export const weekDays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
export type WeekDay = (typeof weekDays)[number]

/** Days since 1970-01-01. The algorithm is Howard Hinnant's `days_from_civil`. */
export function dayNumber(day: string): number {
  const month = monthOf(day)
  const year = month <= 2 ? yearOf(day) - 1 : yearOf(day)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth(day) - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** The day with this number; undefined outside the years 1000 to 9999. */
export function dayOfNumber(number: number): string | undefined {
  if (!Number.isInteger(number) || number < -354_285 || number > 2_932_896) return undefined
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return dayText(year, month, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1)
}

export const addDays = (day: string, days: number): string | undefined => dayOfNumber(dayNumber(day) + days)

/** The same day some months later or earlier; the last day of the month where that month is shorter. */
export function addMonths(day: string, months: number): string | undefined {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months
  const year = Math.floor(count / 12)
  const month = count - year * 12 + 1
  return isoDate(dayText(year, month, Math.min(dayOfMonth(day), lengthOfMonth(year, month))))
}

export const addYears = (day: string, years: number): string | undefined => addMonths(day, years * 12)

/** Days from the first to the second; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** Full years from the first to the second: an age, when the first is a birth date. Who is born on 29 February has the birthday on 1 March of other years. */
export const yearsBetween = (from: string, to: string): number =>
  yearOf(to) - yearOf(from) - (to.slice(5) < from.slice(5) ? 1 : 0)

const FIRST_DAY = '1000-01-01'

const withinReason = (years: number) => Math.min(Math.max(years, -200), 9000)

export interface DayBounds {
  readonly from?: string
  readonly to?: string
}

/**
 * Birth dates of those whose full years at `today` lie within the bounds, both inclusive. Every reader of queries turns
 * ages into dates by this function, so that they cannot disagree; `yearsBetween` is its other half.
 */
export function birthDatesOfAges(
  ages: { readonly from?: number | undefined; readonly to?: number | undefined },
  today: string,
): DayBounds {
  const to = ages.from === undefined ? undefined : (addYears(today, -withinReason(Math.ceil(ages.from))) ?? FIRST_DAY)
  const olderThan = ages.to === undefined ? undefined : addYears(today, -withinReason(Math.floor(ages.to) + 1))
  const from = olderThan === undefined ? undefined : addDays(olderThan, 1)
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d{0,6})?)?(Z|[+-]\d{2}:?\d{2})$/

const MINUTES_A_DAY = 1440

/** The instant in UTC as `yyyy-mm-ddThh:mm:ss.sssZ`, so that text order is order in time. Undefined without a zone. */
export function isoInstant(input: unknown): string | undefined {
  const match = typeof input === 'string' ? INSTANT.exec(input) : null
  if (!match) return undefined
  const [, day, hours, minutes, seconds = '00', fraction = '', zone = 'Z'] = match
  if (isoDate(day) === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  const instant = `${day}T${hours}:${minutes}:${seconds}.${fraction.padEnd(3, '0')}Z`
  if (zone === 'Z') return instant
  const [zoneHours, zoneMinutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  if (zoneHours > 14 || zoneMinutes > 59) return undefined
  return addMinutes(instant, (zone.startsWith('-') ? 1 : -1) * (zoneHours * 60 + zoneMinutes))
}

/** Some minutes after (or before) an instant in the form that {@link isoInstant} gives. */
export function addMinutes(instant: string, minutes: number): string | undefined {
  const minute =
    dayNumber(instant) * MINUTES_A_DAY + Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16)) + minutes
  const day = dayOfNumber(Math.floor(minute / MINUTES_A_DAY))
  const ofDay = minute - Math.floor(minute / MINUTES_A_DAY) * MINUTES_A_DAY
  return day && `${day}T${padded(Math.floor(ofDay / 60), 2)}:${padded(ofDay % 60, 2)}${instant.slice(16)}`
}
