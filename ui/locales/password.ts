import type { AreaLoaders } from '../lib/catalogue.ts'

/** Texts for those who forgot their password. */
export const passwordTexts: AreaLoaders = {
  en: () => import('./en/password.json'),
  ar: () => import('./ar/password.json'),
  fr: () => import('./fr/password.json'),
  es: () => import('./es/password.json'),
}
