import { EthiopicCalendar } from '@internationalized/date'
import { internationalCalendar } from './international.ts'

/** Thirteen months: twelve of thirty days, and Pagume of five or six. */
export const ethiopic = internationalCalendar(new EthiopicCalendar(), {
  id: 'ethiopic',
  intl: 'ethiopic',
  first: '1800-01-01',
  last: '2199-12-31',
})
