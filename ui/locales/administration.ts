import type { AreaLoaders } from '../lib/catalogue.ts'

/** Texts of looking after an instance: people, agencies, places, settings, reports. */
export const administrationTexts: AreaLoaders = {
  en: () => import('./en/administration.json'),
  ar: () => import('./ar/administration.json'),
  fr: () => import('./fr/administration.json'),
  es: () => import('./es/administration.json'),
}
