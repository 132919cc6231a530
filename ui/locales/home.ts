import type { AreaLoaders } from '../lib/catalogue.ts'

/** Texts of the home page's numbers, tasks and flags. */
export const homeTexts: AreaLoaders = {
  en: () => import('./en/home.json'),
  ar: () => import('./ar/home.json'),
  fr: () => import('./fr/home.json'),
  es: () => import('./es/home.json'),
}
