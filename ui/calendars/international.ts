import { CalendarDate, GregorianCalendar, type Calendar as Library, toCalendar } from '@internationalized/date'
import type { CalendarId } from '../../engine/lib/calendars.ts'
import type { Calendar } from './calendar.ts'

const gregorian = new GregorianCalendar()

interface Facts {
  readonly id: CalendarId
  readonly intl: string
  readonly first: string
  readonly last: string
}

/** A calendar whose arithmetic is the library's. */
export const internationalCalendar = (library: Library, { id, intl, first, last }: Facts): Calendar => ({
  id,
  intl,
  first,
  last,
  read(day) {
    if (day < first || day > last) return undefined
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
    const read = toCalendar(new CalendarDate(year, month, date), library)
    return { year: read.year, month: read.month, day: read.day }
  },
  dayOf({ year, month, day }) {
    const made = new CalendarDate(library, year, month, day)
    // The library moves what does not exist to the nearest day that does.
    if (made.year !== year || made.month !== month || made.day !== day) return undefined
    const stored = toCalendar(made, gregorian).toString()
    return stored >= first && stored <= last ? stored : undefined
  },
  monthsIn: (year) => library.getMonthsInYear(new CalendarDate(library, year, 1, 1)),
})
