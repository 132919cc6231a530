import { localePattern } from '../../schema/parts.ts'
import type { TextReader, Texts } from '../texts.ts'
import type { Row } from './sheets.ts'

/** Languages that forms name without a code. */
const NAMED: Readonly<Record<string, string>> = {
  english: 'en',
  arabic: 'ar',
  العربية: 'ar',
  french: 'fr',
  français: 'fr',
  francais: 'fr',
  spanish: 'es',
  español: 'es',
  espanol: 'es',
  portuguese: 'pt',
  português: 'pt',
  somali: 'so',
  swahili: 'sw',
  kiswahili: 'sw',
  amharic: 'am',
  nepali: 'ne',
  ukrainian: 'uk',
}

/** The locale of a language as forms write it: `English (en)`, `fr` or `Français`. */
export function localeOf(language: string): string | undefined {
  const [, code] = /\(([^()]+)\)\s*$/.exec(language) ?? []
  const locale = code?.trim() ?? NAMED[language.trim().toLowerCase()] ?? language.trim()
  return new RegExp(localePattern).test(locale) ? locale : undefined
}

/** Changes what a text says before it is kept; undefined leaves it as it is. */
type Rewrite = (text: string, locale: string) => string | undefined

/** Reads the texts of a row: a column without a language is in the default one. */
export function textsIn(row: Row, name: string, to: string, reader: TextReader, rewrite?: Rewrite): Texts | undefined {
  const texts: [string, string][] = []
  for (const [language, cell] of row.inLanguages(name)) {
    const locale = language === '' ? reader.defaultLocale : localeOf(language)
    if (locale === undefined) {
      cell.leftOut(`${JSON.stringify(language)} names no language: write its code behind it, as in “Swahili (sw)”`)
      continue
    }
    const changed = rewrite?.(cell.text, locale)
    texts.push([locale, changed ?? cell.text])
    reader.locales.add(locale)
    if (changed === undefined) cell.carried(to)
    else cell.converted(to, 'answers inside a text stand as the name of the question')
  }
  return texts.length > 0 ? reader.whole(Object.fromEntries(texts)) : undefined
}
