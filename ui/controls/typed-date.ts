import { asciiDigits } from '../../engine/lib/digits.ts'

const two = (number: number) => String(number).padStart(2, '0')

const isoOf = (year: number, month: number, day: number): string | undefined => {
  const at = new Date(Date.UTC(year, month - 1, day))
  if (year < 1000 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return undefined
  return `${year}-${two(month)}-${two(day)}`
}

const months = (locale: string): readonly string[][] =>
  Array.from({ length: 12 }, (_, index) =>
    [locale, 'en'].flatMap((tag) =>
      (['long', 'short'] as const).map((month) =>
        bare(new Intl.DateTimeFormat(tag, { month, timeZone: 'UTC' }).format(new Date(Date.UTC(2020, index, 1)))),
      ),
    ),
  )

const bare = (word: string) => word.toLocaleLowerCase().replace(/[.\s]/g, '')

const clean = (typed: string) =>
  asciiDigits(typed)
    .replace(/[\u200e\u200f\u061c]/g, '')
    .trim()

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/
const RUN = /^(\d{2})(\d{2})(\d{4})$/
const PARTED = /^(\d{1,2})\s*[-/.\s،]\s*(\d{1,2})\s*[-/.\s،]\s*(\d{4})$/
const NAMED = /^(\d{1,2})[\s.-]*(\p{L}[\p{L}\p{M}.\s]*?)[\s,.-]*(\d{4})$/u
const SHORT = /^(\d{1,2}\s*[-/.\s،]\s*\d{1,2}\s*[-/.\s،]\s*|\d{1,2}[\s.-]*\p{L}[\p{L}\p{M}.\s]*?[\s,.-]*)(\d{2})$/u

/** The day that somebody typed, as `yyyy-mm-dd`: day before month, in the ways people write it, the year in full. */
export function readTypedDate(typed: string, locale: string): string | undefined {
  const text = clean(typed)
  const iso = ISO.exec(text)
  if (iso) return isoOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const parts = RUN.exec(text) ?? PARTED.exec(text)
  if (parts) return isoOf(Number(parts[3]), Number(parts[2]), Number(parts[1]))
  const named = NAMED.exec(text)
  if (!named) return undefined
  const month = months(locale).findIndex((names) => names.includes(bare(named[2] ?? '')))
  return month < 0 ? undefined : isoOf(Number(named[3]), month + 1, Number(named[1]))
}

/** The same text with a year of two digits written out as the last such year that has been: done when the person has finished typing. */
export function withFullYear(typed: string, today: string): string {
  const [, before, short] = SHORT.exec(clean(typed)) ?? []
  if (before === undefined) return typed
  const thisYear = Number(today.slice(0, 4))
  const year = thisYear - (thisYear % 100) + Number(short)
  return `${before}${year > thisYear ? year - 100 : year}`
}

/** A stored day as it stands in the box: `24/11/2026`. */
export const typedDate = (day: string) => day.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1')
