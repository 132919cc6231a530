import type { AreaLoaders } from '../lib/catalogue.ts'

/** Texts of everything but records being filled in and read. */
export const frameTexts: AreaLoaders = {
  en: () => import('./en/frame.json'),
  ar: () => import('./ar/frame.json'),
  fr: () => import('./fr/frame.json'),
  es: () => import('./es/frame.json'),
}
