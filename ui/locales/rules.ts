import type { AreaLoaders } from '../lib/catalogue.ts'

/** Conditions as sentences, and the words with which they are put together. */
export const rulesTexts: AreaLoaders = {
  en: () => import('./en/rules.json'),
  ar: () => import('./ar/rules.json'),
  fr: () => import('./fr/rules.json'),
  es: () => import('./es/rules.json'),
}
