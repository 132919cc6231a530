/** Every calendar beside the Gregorian one, each fetched when somebody sees days in it. A new one is one file and one line here. */
import type { CalendarId } from '../../engine/lib/calendars.ts'
import type { Calendar } from './calendar.ts'

export const calendars: Readonly<Record<Exclude<CalendarId, 'gregorian'>, () => Promise<Calendar>>> = {
  ethiopic: async () => (await import('./ethiopic.ts')).ethiopic,
  nepali: async () => (await import('./nepali.ts')).nepali,
  'islamic-umalqura': async () => (await import('./islamic-umalqura.ts')).islamicUmalqura,
  persian: async () => (await import('./persian.ts')).persian,
}
