import type { AreaLoaders } from '../lib/catalogue.ts'

/** Texts of linking records, and of looking beyond reach. */
export const linkingTexts: AreaLoaders = {
  en: () => import('./en/linking.json'),
  ar: () => import('./ar/linking.json'),
  fr: () => import('./fr/linking.json'),
  es: () => import('./es/linking.json'),
}
