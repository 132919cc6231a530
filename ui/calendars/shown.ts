/** A calendar other than the Gregorian one, as the screens write days in it. */
import type { CalendarId } from '../../engine/lib/calendars.ts'
import { localIn } from '../../engine/lib/time-zone.ts'
import { loadArea } from '../lib/catalogue.ts'
import { plainNumeral, t } from '../lib/t.ts'
import { calendarTexts } from '../locales/calendars.ts'
import type { Calendar } from './calendar.ts'
import { calendars } from './index.ts'
import { monthName } from './words.ts'

export interface ShownCalendar {
  readonly calendar: Calendar
  /** What the format says of a moment, its day counted in this calendar. */
  write(format: Intl.DateTimeFormat, at: Date): string
}

export async function shownIn(id: Exclude<CalendarId, 'gregorian'>): Promise<ShownCalendar> {
  const [calendar] = await Promise.all([calendars[id](), loadArea('calendars', calendarTexts)])
  return { calendar, write: (format, at) => written(calendar, format, at) }
}

/** The order and the signs between are the language's; day, month and year are the calendar's. Eras are left out. */
function written(calendar: Calendar, format: Intl.DateTimeFormat, at: Date): string {
  const { timeZone, day: hasDay } = format.resolvedOptions()
  if (!hasDay) return format.format(at)
  const of = calendar.read(localIn(timeZone, at.toISOString()).slice(0, 10))
  if (!of) return t('calendar.gregorian_day', { date: format.format(at) })
  const said: Partial<Record<Intl.DateTimeFormatPartTypes, () => string>> = {
    day: () => plainNumeral(of.day),
    month: () => monthName(calendar, of.month),
    year: () => plainNumeral(of.year),
  }
  return format
    .formatToParts(at)
    .map(({ type, value }) => said[type]?.() ?? value)
    .join('')
}
