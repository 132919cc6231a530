import * as assert from 'uvu/assert'
import type { CalendarId } from '../../../engine/lib/calendars.ts'
import { changeCalendar, shownCalendar } from '../../../ui/lib/calendar.ts'
import { changeLocale } from '../../../ui/lib/catalogue.ts'
import { briefInstantText, dayText, gregorianDayText, instantText } from '../../../ui/lib/format.ts'
import { spec } from '../../lib/spec.ts'

/** Language and calendar on the screen while the work lasts. */
async function reading(locale: string, calendar: CalendarId, work: () => void) {
  await changeLocale(locale)
  await changeCalendar(calendar)
  try {
    work()
  } finally {
    await changeCalendar()
    await changeLocale('en')
  }
}

spec('A day on the screen', (it) => {
  const said: readonly [string, CalendarId, string][] = [
    ['en', 'gregorian', '11 Sept 2024'],
    ['en', 'ethiopic', '1 Meskerem 2017'],
    ['am', 'ethiopic', 'መስከረም 1 2017'],
    ['en', 'nepali', '26 Bhadra 2081'],
    ['ne', 'nepali', '२०८१ भदौ २६'],
    ['en', 'persian', '21 Shahrivar 1403'],
    ['fa', 'persian', '۲۱ شهریور ۱۴۰۳'],
    ['fa', 'gregorian', '۱۱ سپتامبر ۲۰۲۴'],
    ['ar', 'persian', '21 شهريور 1403'],
    ['ar', 'islamic-umalqura', '8 ربيع الأول 1446'],
  ]
  for (const [locale, calendar, text] of said) {
    it(`is said in ${locale} and the calendar ${calendar}`, () =>
      reading(locale, calendar, () => assert.is(dayText('2024-09-11').replaceAll('\u200f', ''), text)))
  }

  it('carries its weekday when it is near, and never an era', () =>
    reading('en', 'ethiopic', () => {
      assert.is(dayText('2024-09-11', '2024-09-12'), 'Wed 1 Meskerem')
      assert.not.match(dayText('2024-09-11'), 'AM')
    }))

  it('is the day on the clock of the instance', () =>
    reading('en', 'ethiopic', () => {
      assert.match(instantText('2024-09-10T22:30:00.000Z', 'Africa/Addis_Ababa'), '1 Meskerem 2017')
      assert.match(instantText('2024-09-10T20:30:00.000Z', 'Africa/Addis_Ababa'), '5 Pagumen 2016')
      assert.is(briefInstantText('2020-09-10T22:30:00.000Z', 'Africa/Addis_Ababa', '2024-09-11'), '1 Meskerem 2013')
    }))

  it('is told in the Gregorian calendar, and says so, where the own one does not reach', () =>
    reading('en', 'nepali', () => {
      assert.is(dayText('1935-02-01'), '1 Feb 1935 (Gregorian)')
      assert.is(gregorianDayText('2024-04-13'), '13 Apr 2024')
    }))

  it('needs no code of another calendar in the Gregorian one', () => assert.is(shownCalendar(), undefined))
})
