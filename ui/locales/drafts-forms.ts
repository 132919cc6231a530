import type { AreaLoaders } from '../lib/catalogue.ts'

/** Texts of forms, fields, conditions and roles in a draft. */
export const draftFormsTexts: AreaLoaders = {
  en: () => import('./en/drafts-forms.json'),
  ar: () => import('./ar/drafts-forms.json'),
  fr: () => import('./fr/drafts-forms.json'),
  es: () => import('./es/drafts-forms.json'),
}
