import { IslamicUmalquraCalendar } from '@internationalized/date'
import { internationalCalendar } from './international.ts'

/** The years 1300 to 1600 stand in the official table; before and after it nobody knows. */
export const islamicUmalqura = internationalCalendar(new IslamicUmalquraCalendar(), {
  id: 'islamic-umalqura',
  intl: 'islamic-umalqura',
  first: '1882-11-12',
  last: '2174-11-25',
})
