import fc from 'fast-check'
import * as assert from 'uvu/assert'
import * as dates from '../../../engine/lib/dates.ts'
import { instantIn, isTimeZone, localIn, todayIn } from '../../../engine/lib/time-zone.ts'
import { spec } from '../../lib/spec.ts'

const day = fc.integer({ min: -200_000, max: 200_000 }).map((number) => dates.dayOfNumber(number) ?? '')

spec('Days', (it) => {
  it('agree with JavaScript’s calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -354_285, max: 2_932_896 }), (number) => {
        const text = dates.dayOfNumber(number) ?? ''
        return text === new Date(number * 86_400_000).toISOString().slice(0, 10) && dates.dayNumber(text) === number
      }),
    )
  })
  it('end with the year 9999 and begin with 1000', () => {
    assert.is(dates.addDays('9999-12-31', 1), undefined)
    assert.is(dates.addDays('1000-01-01', -1), undefined)
    assert.is(dates.addDays('2024-02-28', 1), '2024-02-29')
    assert.is(dates.addDays('2024-02-28', Number.NaN), undefined)
  })
  it('a month later stay in the month', () => {
    assert.is(dates.addMonths('2024-01-31', 1), '2024-02-29')
    assert.is(dates.addMonths('2024-01-15', -1), '2023-12-15')
    assert.is(dates.addYears('2024-02-29', 1), '2025-02-28')
  })
  it('make a year full on the birthday', () => {
    assert.is(dates.yearsBetween('2014-06-15', '2024-06-14'), 9)
    assert.is(dates.yearsBetween('2014-06-15', '2024-06-15'), 10)
    assert.is(dates.yearsBetween('2016-02-29', '2023-02-28'), 6)
    assert.is(dates.yearsBetween('2016-02-29', '2023-03-01'), 7)
  })
})

spec('Ages asked for', (it) => {
  it('mean just the birth dates of those who have them', () => {
    const bound = fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined })
    fc.assert(
      fc.property(day, day, bound, bound, (born, today, from, to) => {
        const years = dates.yearsBetween(born, today)
        const bounds = dates.birthDatesOfAges({ from, to }, today)
        const isOfAge = (from === undefined || years >= from) && (to === undefined || years <= to)
        const isBorn =
          (bounds.from === undefined || born >= bounds.from) && (bounds.to === undefined || born <= bounds.to)
        return isOfAge === isBorn
      }),
      { numRuns: 2000 },
    )
  })
  it('are right on 29 February', () => {
    assert.equal(dates.birthDatesOfAges({ from: 1, to: 1 }, '2024-02-29'), { from: '2022-03-01', to: '2023-02-28' })
  })
  it('past any lifetime find nobody', () => {
    assert.equal(dates.birthDatesOfAges({ from: 1e9 }, '2024-02-29'), { to: '1000-01-01' })
  })
})

spec('Instants', (it) => {
  it('are kept in UTC, to the millisecond', () => {
    assert.is(dates.isoInstant('2024-01-01T00:30+03:00'), '2023-12-31T21:30:00.000Z')
    assert.is(dates.isoInstant('2024-01-01T00:30:05.1234567Z'), '2024-01-01T00:30:05.123Z')
    assert.is(dates.isoInstant('2024-01-01T00:30'), undefined)
  })
  it('fall on the day that it is in the zone', () => {
    assert.is(todayIn('Africa/Nairobi', '2024-06-15T20:59:59.000Z'), '2024-06-15')
    assert.is(todayIn('Africa/Nairobi', '2024-06-15T21:00:00.000Z'), '2024-06-16')
    assert.is(todayIn('Pacific/Kiritimati', '2024-06-15T10:00:00.000Z'), '2024-06-16')
  })
  it('come back from the wall clock of any zone', () => {
    const zone = fc.constantFrom('Africa/Nairobi', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Apia', 'UTC')
    fc.assert(
      fc.property(zone, fc.integer({ min: 0, max: 20_000 * 1440 }), (name, minute) => {
        const local = localIn(name, new Date(minute * 60_000).toISOString())
        const instant = instantIn(name, local)
        // An hour that the clock shows twice comes back as one of the two, an hour that it leaps over never came.
        return instant !== undefined && localIn(name, instant) === local
      }),
      { numRuns: 300 },
    )
  })
  it('need a zone that exists', () => {
    assert.is(isTimeZone('Africa/Nairobi'), true)
    assert.is(isTimeZone('Middle/Earth'), false)
  })
})
