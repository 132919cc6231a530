import { own } from './own.ts'

/** One text of several by locale: the asked one, else the fallback's, else whichever there is. */
export const textIn = (texts: Readonly<Record<string, string>> | undefined, locale: string, fallback: string): string =>
  own(texts, locale) ?? own(texts, fallback) ?? Object.values(texts ?? {})[0] ?? ''
