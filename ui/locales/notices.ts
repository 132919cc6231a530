import type { AreaLoaders } from '../lib/catalogue.ts'

/** Texts of what people are told, by mail and here. */
export const noticeTexts: AreaLoaders = {
  en: () => import('./en/notices.json'),
  ar: () => import('./ar/notices.json'),
  fr: () => import('./fr/notices.json'),
  es: () => import('./es/notices.json'),
}
