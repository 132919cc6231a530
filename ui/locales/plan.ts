import type { AreaLoaders } from '../lib/catalogue.ts'

/** Texts of plans: what differs between two releases, and what it comes to. */
export const planTexts: AreaLoaders = {
  en: () => import('./en/plan.json'),
  ar: () => import('./ar/plan.json'),
  fr: () => import('./fr/plan.json'),
  es: () => import('./es/plan.json'),
}
