import type { AreaLoaders } from '../lib/catalogue.ts'

/** Texts for those who write configuration. */
export const developerTexts: AreaLoaders = {
  en: () => import('./en/developer.json'),
  ar: () => import('./ar/developer.json'),
  fr: () => import('./fr/developer.json'),
  es: () => import('./es/developer.json'),
}
