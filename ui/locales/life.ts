import type { AreaLoaders } from '../lib/catalogue.ts'

/** Texts of stages, actions, approvals, flags, alerts and tasks. */
export const lifeTexts: AreaLoaders = {
  en: () => import('./en/life.json'),
  ar: () => import('./ar/life.json'),
  fr: () => import('./fr/life.json'),
  es: () => import('./es/life.json'),
}
