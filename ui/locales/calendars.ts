import type { AreaLoaders } from '../lib/catalogue.ts'

/** Texts of calendars other than the Gregorian one. */
export const calendarTexts: AreaLoaders = {
  en: () => import('./en/calendars.json'),
  ar: () => import('./ar/calendars.json'),
  fr: () => import('./fr/calendars.json'),
  es: () => import('./es/calendars.json'),
}
