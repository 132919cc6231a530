import type { AreaLoaders } from '../lib/catalogue.ts'

/** Texts of assigning, transferring, requesting and referring records. */
export const sharingTexts: AreaLoaders = {
  en: () => import('./en/sharing.json'),
  ar: () => import('./ar/sharing.json'),
  fr: () => import('./fr/sharing.json'),
  es: () => import('./es/sharing.json'),
}
