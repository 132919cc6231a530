import * as assert from 'uvu/assert'
import { ethiopic } from '../../../ui/calendars/ethiopic.ts'
import { daysOfMonth, firstWeekdayOf, movedByMonths, weekdayOf, weeksOfMonth } from '../../../ui/calendars/months.ts'
import { nepali } from '../../../ui/calendars/nepali.ts'
import { spec } from '../../lib/spec.ts'

spec('A month of a calendar', (it) => {
  it('has all its days: thirty, and five or six of Pagume', () => {
    assert.is(daysOfMonth(ethiopic, 2017, 1).length, 30)
    assert.is(daysOfMonth(ethiopic, 2015, 13).length, 6)
    assert.equal(daysOfMonth(ethiopic, 2016, 13), [
      '2024-09-06',
      '2024-09-07',
      '2024-09-08',
      '2024-09-09',
      '2024-09-10',
    ])
  })
  it('stands in weeks under its weekdays', () => {
    const weeks = weeksOfMonth(daysOfMonth(ethiopic, 2016, 13), 1)
    assert.is(weekdayOf('2024-09-06'), 5)
    assert.equal(weeks[0]?.slice(3), [undefined, '2024-09-06', '2024-09-07', '2024-09-08'])
    assert.is(weeks.length, 2)
  })
  it('is followed by the next, over the thirteenth and the end of the year', () => {
    assert.is(movedByMonths(ethiopic, '2024-09-05', 1), '2024-09-10')
    assert.is(movedByMonths(ethiopic, '2024-09-06', 1), '2024-09-11')
    assert.is(movedByMonths(ethiopic, '2024-09-11', -1), '2024-09-06')
    assert.is(movedByMonths(nepali, '2024-04-13', -12), '2023-04-14')
  })
  it('is not left where the calendar ends', () => assert.is(movedByMonths(nepali, nepali.last, 1), nepali.last))
  it('begins its weeks where its readers do', () => {
    assert.is(firstWeekdayOf('en-GB'), 1)
    assert.is(firstWeekdayOf('fa'), 6)
  })
})
