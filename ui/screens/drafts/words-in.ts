import { locale } from '../../lib/locale.ts'

/** A text as configurations write it: in the language that always must be there, or by language. */
export type Written = string | Readonly<Record<string, string>> | undefined

/** The same by language. */
export const byLanguage = (text: Written, languages: readonly string[]): Readonly<Record<string, string>> =>
  text === undefined ? {} : typeof text === 'string' ? { [languages[0] ?? 'en']: text } : text

/** In the reader's language where there is one, else in the first. */
export function wordsIn(text: Written, languages: readonly string[]): string {
  const said = byLanguage(text, languages)
  return said[locale()] ?? said[languages[0] ?? 'en'] ?? Object.values(said)[0] ?? ''
}
