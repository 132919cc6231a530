import { isoDate } from '../../engine/lib/dates.ts'
import type { Calendar } from './calendar.ts'

const padded = (number: number, width: number) => String(number).padStart(width, '0')

/** The calendar of what is stored. */
export const gregorian: Calendar = {
  id: 'gregorian',
  intl: 'gregory',
  first: '1000-01-01',
  last: '9999-12-31',
  read(day) {
    if (!isoDate(day)) return undefined
    const [year = 0, month = 0, of = 0] = day.split('-').map(Number)
    return { year, month, day: of }
  },
  dayOf: ({ year, month, day }) => isoDate(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`),
  monthsIn: () => 12,
}
