import type { AreaLoaders } from '../lib/catalogue.ts'

/** Texts of the logs: what became of a record, who looked at it, and who did what. */
export const logTexts: AreaLoaders = {
  en: () => import('./en/log.json'),
  ar: () => import('./ar/log.json'),
  fr: () => import('./fr/log.json'),
  es: () => import('./es/log.json'),
}
