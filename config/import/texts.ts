import { localePattern } from '../schema/parts.ts'
import type { Item } from './item.ts'

/** A text by locale. */
export type Texts = Readonly<Record<string, string>>

export const isLocale = (locale: string) => new RegExp(localePattern).test(locale)

/** Reads texts by locale and keeps account of the locales that there are. */
export class TextReader {
  readonly locales: Set<string>
  readonly defaultLocale: string

  constructor(defaultLocale: string) {
    this.defaultLocale = defaultLocale
    this.locales = new Set([defaultLocale])
  }

  /** Takes note of the locales of every text below a place. */
  scan(item: Item): void {
    for (const [key, one] of item.entries()) {
      if (key.endsWith('_i18n') || key === 'display_text') {
        for (const [locale, { text }] of one.entries()) if (text && isLocale(locale)) this.locales.add(locale)
      }
      this.scan(one)
    }
    for (const one of item.list()) this.scan(one)
  }

  /** A text by locale, each carried to the path; undefined where there is none at all. */
  read(item: Item, to: string, note?: string): Texts | undefined {
    const texts: [string, string][] = []
    for (const [locale, one] of item.entries()) {
      if (!one.text) one.isDefault()
      else if (isLocale(locale)) {
        texts.push([locale, one.text])
        this.locales.add(locale)
        if (note === undefined) one.carried(to)
        else one.converted(to, note)
      } else one.leftOut(`${JSON.stringify(locale)} is no locale`)
    }
    return texts.length > 0 ? this.whole(Object.fromEntries(texts)) : undefined
  }

  /** With a text in the default locale, whichever there is. */
  whole(texts: Texts): Texts {
    const [first = ''] = Object.values(texts)
    return { [this.defaultLocale]: texts[this.defaultLocale] ?? texts['en'] ?? first, ...texts }
  }

  /** As files write it: plain where there is one locale only. */
  written(texts: Texts): string | Texts {
    const [locale, ...others] = Object.keys(texts)
    return others.length === 0 && locale === this.defaultLocale ? (texts[locale] ?? '') : texts
  }

  /** Texts of ours, in the locales of the source that we have words in. */
  own(words: Texts): Texts {
    return this.whole(Object.fromEntries(Object.entries(words).filter(([locale]) => this.locales.has(locale))))
  }
}

/** An id in words, where nothing better is known: `family_details` is “Family details”. */
export function inWords(id: string): string {
  const words = id.replaceAll('_', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
