import type { AreaLoaders } from '../lib/catalogue.ts'

/** Texts of releases, plans and receipts on screen. */
export const promotionTexts: AreaLoaders = {
  en: () => import('./en/promotion.json'),
  ar: () => import('./ar/promotion.json'),
  fr: () => import('./fr/promotion.json'),
  es: () => import('./es/promotion.json'),
}
