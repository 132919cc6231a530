import { PersianCalendar } from '@internationalized/date'
import { internationalCalendar } from './international.ts'

export const persian = internationalCalendar(new PersianCalendar(), {
  id: 'persian',
  intl: 'persian',
  first: '1800-03-21',
  last: '2199-12-31',
})
