import type { AreaLoaders } from '../lib/catalogue.ts'

/** Texts of editing the configuration in drafts. */
export const draftsTexts: AreaLoaders = {
  en: () => import('./en/drafts.json'),
  ar: () => import('./ar/drafts.json'),
  fr: () => import('./fr/drafts.json'),
  es: () => import('./es/drafts.json'),
}

/** Why something cannot be done to a draft. */
export const editingTexts: AreaLoaders = {
  en: () => import('./en/editing.json'),
  ar: () => import('./ar/editing.json'),
  fr: () => import('./fr/editing.json'),
  es: () => import('./es/editing.json'),
}

/** What the check finds, each kind in a sentence. */
export const checkTexts: AreaLoaders = {
  en: () => import('./en/drafts-check.json'),
  ar: () => import('./ar/drafts-check.json'),
  fr: () => import('./fr/drafts-check.json'),
  es: () => import('./es/drafts-check.json'),
}
