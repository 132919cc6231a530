import type { AreaLoaders } from '../lib/catalogue.ts'

/** Texts of records being filled in and read. */
export const formTexts: AreaLoaders = {
  en: () => import('./en/form.json'),
  ar: () => import('./ar/form.json'),
  fr: () => import('./fr/form.json'),
  es: () => import('./es/form.json'),
}
