/** What a calendar's months and weekdays are called: its own words, those of the catalogue, or what the browser knows. */
import { textUnder } from '../lib/catalogue.ts'
import { formatLocale, isShipped, locale } from '../lib/locale.ts'
import type { Calendar } from './calendar.ts'

const NOON = 'T12:00:00Z'
const formats = new Map<string, Intl.DateTimeFormat>()

const monthFormat = (tag: string, month: 'long' | 'short') => {
  const known = formats.get(`${tag} ${month}`) ?? new Intl.DateTimeFormat(tag, { month, timeZone: 'UTC' })
  formats.set(`${tag} ${month}`, known)
  return known
}

function byIntl(calendar: Calendar, month: number, tag: string, width: 'long' | 'short'): string | undefined {
  const { year } = calendar.read('2024-06-15') ?? { year: 2024 }
  const day = calendar.dayOf({ year, month, day: 1 })
  if (calendar.intl === undefined || day === undefined) return undefined
  return monthFormat(`${tag}-u-ca-${calendar.intl}`, width)
    .formatToParts(new Date(day + NOON))
    .find(({ type }) => type === 'month')?.value
}

const isKnown = (tag: string) => Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0

const inCatalogue = ({ id }: Calendar, month: number) => textUnder(`calendar.${id}.month.${month}`)

/** A month's name in the language of the screen, in full: what it is shortened to is not known to everybody. */
export function monthName(calendar: Calendar, month: number): string {
  const tag = locale()
  return (
    calendar.words?.[tag]?.months[month - 1] ??
    (isShipped(tag) ? inCatalogue(calendar, month) : undefined) ??
    (isKnown(tag) ? byIntl(calendar, month, tag, 'long') : undefined) ??
    inCatalogue(calendar, month) ??
    byIntl(calendar, month, 'en', 'long') ??
    String(month)
  )
}

/** Every name by which somebody may mean the month: those of the language and English, in full and short. */
export const monthNamesRead = (calendar: Calendar, month: number, tag: string): readonly string[] => [
  monthName(calendar, month),
  ...[tag, 'en'].flatMap((of) =>
    (['long', 'short'] as const).flatMap((width) => byIntl(calendar, month, of, width) ?? []),
  ),
]

const SUNDAY = '2024-01-07'

const nameOfWeekday = (weekday: number, width: 'short' | 'narrow') =>
  new Intl.DateTimeFormat(formatLocale(), { weekday: width, timeZone: 'UTC' }).format(
    new Date(Date.parse(SUNDAY + NOON) + weekday * 86_400_000),
  )

/** More letters than this do not fit above a column of days. */
const FITS = 4

/** The weekdays above a month, Sunday first: short, or by their letter where a language has no short names. */
export function weekdayNames(calendar: Calendar): readonly string[] {
  const weekdays = [0, 1, 2, 3, 4, 5, 6]
  const short = calendar.words?.[locale()]?.weekdays ?? weekdays.map((weekday) => nameOfWeekday(weekday, 'short'))
  const fits = calendar.words?.[locale()] !== undefined || short.every((name) => name.length <= FITS)
  return fits ? short : weekdays.map((weekday) => nameOfWeekday(weekday, 'narrow'))
}
