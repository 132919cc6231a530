import { asciiDigits } from '../../engine/lib/digits.ts'
import type { Calendar } from '../calendars/calendar.ts'
import { gregorian } from '../calendars/gregorian.ts'
import { monthNamesRead } from '../calendars/words.ts'
import { plainNumeral } from '../lib/t.ts'

const bare = (word: string) => word.toLocaleLowerCase().replace(/[.\s]/g, '')

/** The number of the month that goes by the name. */
function monthNamed(name: string, locale: string, calendar: Calendar): number {
  const months = Array.from(
    { length: calendar.monthsIn(calendar.read('2024-06-15')?.year ?? 0) },
    (_, index) => index + 1,
  )
  return (
    months.find((month) => monthNamesRead(calendar, month, locale).some((known) => bare(known) === bare(name))) ?? 0
  )
}

const clean = (typed: string) =>
  asciiDigits(typed)
    .replace(/[\u200e\u200f\u061c]/g, '')
    .trim()

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/
const RUN = /^(\d{2})(\d{2})(\d{4})$/
const PARTED = /^(\d{1,2})\s*[-/.\s،]\s*(\d{1,2})\s*[-/.\s،]\s*(\d{4})$/
const NAMED = /^(\d{1,2})[\s.-]*(\p{L}[\p{L}\p{M}.\s]*?)[\s,.-]*(\d{4})$/u
const SHORT = /^(\d{1,2}\s*[-/.\s،]\s*\d{1,2}\s*[-/.\s،]\s*|\d{1,2}[\s.-]*\p{L}[\p{L}\p{M}.\s]*?[\s,.-]*)(\d{2})$/u

/** The day that somebody typed, as `yyyy-mm-dd`: day before month, in the ways people write it, the year in full. */
export function readTypedDate(typed: string, locale: string, calendar: Calendar = gregorian): string | undefined {
  const text = clean(typed)
  const dayOf = (year = '', month: string | number = '', day = '') =>
    calendar.dayOf({ year: Number(year), month: Number(month), day: Number(day) })
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst) return dayOf(yearFirst[1], yearFirst[2], yearFirst[3])
  const parts = RUN.exec(text) ?? PARTED.exec(text)
  if (parts) return dayOf(parts[3], parts[2], parts[1])
  const named = NAMED.exec(text)
  return named ? dayOf(named[3], monthNamed(named[2] ?? '', locale, calendar), named[1]) : undefined
}

/** The same text with a year of two digits written out as the last such year that has been: done when the person has finished typing. */
export function withFullYear(typed: string, today: string, calendar: Calendar = gregorian): string {
  const [, before, short] = SHORT.exec(clean(typed)) ?? []
  const thisYear = calendar.read(today)?.year
  if (before === undefined || thisYear === undefined) return typed
  const year = thisYear - (thisYear % 100) + Number(short)
  return `${before}${year > thisYear ? year - 100 : year}`
}

const two = (number: number) => (number < 10 ? plainNumeral(0) : '') + plainNumeral(number)

/** A stored day as it stands in the box: `24/11/2026`. */
export function typedDate(stored: string, calendar: Calendar = gregorian): string {
  const of = calendar.read(stored)
  return of ? `${two(of.day)}/${two(of.month)}/${plainNumeral(of.year)}` : stored
}
