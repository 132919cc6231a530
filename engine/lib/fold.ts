/**
 * Text as it is compared: without case, diacritics and spelling habits of the keyboard. Every comparison of text goes
 * through it, and a reader stores it beside the value. Vowel signs of Indic and similar scripts are letters and stay.
 */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/
const DIACRITICS =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: every character stands for itself here
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g
const INVISIBLE = /[\u00ad\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g
const VARIANTS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ð', 'd'],
  ['đ', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ı', 'i'],
  ['ħ', 'h'],
  ['ŋ', 'n'],
  ['ς', 'σ'],
  // Arabic, Persian and Urdu keyboards write the same name with different letters.
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ک', 'ك'],
  ['ة', 'ه'],
  ['ە', 'ه'],
  ['ٱ', 'ا'],
])
const VARIANT = new RegExp(`[${[...VARIANTS.keys()].join('')}]`, 'g')

export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(DIACRITICS, '')
    .replace(INVISIBLE, '')
    .replace(VARIANT, (letter) => VARIANTS.get(letter) ?? letter)
    .replace(/\s+/g, ' ')
    .trim()
}

/** Order of folds: by code point, as a database orders bytes of UTF-8; JavaScript's own order differs above U+FFFF. */
export function byCodePoint(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  for (let index = 0; index < length; index++) {
    const [a, b] = [one.charCodeAt(index), other.charCodeAt(index)]
    if (a === b) continue
    const [aIsPair, bIsPair] = [isSurrogate(a), isSurrogate(b)]
    return aIsPair === bIsPair ? a - b : aIsPair ? 1 : -1
  }
  return one.length - other.length
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff
