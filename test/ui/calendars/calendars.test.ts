import fc from 'fast-check'
import library from 'nepali-date-converter'
import * as assert from 'uvu/assert'
import { addDays, dayNumber, dayOfNumber } from '../../../engine/lib/dates.ts'
import type { Calendar } from '../../../ui/calendars/calendar.ts'
import { ethiopic } from '../../../ui/calendars/ethiopic.ts'
import { islamicUmalqura } from '../../../ui/calendars/islamic-umalqura.ts'
import { nepali } from '../../../ui/calendars/nepali.ts'
import { persian } from '../../../ui/calendars/persian.ts'
import { spec } from '../../lib/spec.ts'

// Node gives the whole of a CommonJS module as its default.
const NepaliDate = (library as unknown as { default?: typeof library }).default ?? library

const all = [ethiopic, nepali, islamicUmalqura, persian]

const later = (one: string, other: string) => (one > other ? one : other)
const earlier = (one: string, other: string) => (one < other ? one : other)

/** Days of two centuries, as far as the calendar tells them. */
const daysOf = ({ first, last }: Calendar) =>
  fc
    .integer({ min: dayNumber(later('1900-01-01', first)), max: dayNumber(earlier('2100-12-31', last)) })
    .map((number) => dayOfNumber(number) ?? '')

const written = (calendar: Calendar, day: string) => {
  const of = calendar.read(day)
  return of && `${of.year}-${of.month}-${of.day}`
}

const rank = (calendar: Calendar, day: string) => {
  const { year, month, day: of } = calendar.read(day) ?? { year: 0, month: 0, day: 0 }
  return (year * 100 + month) * 100 + of
}

/** The same day as the runtime counts it. */
function byIntl(intl: string, day: string): string {
  const format = new Intl.DateTimeFormat(`en-u-ca-${intl}-nu-latn`, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  })
  const parts = format.formatToParts(new Date(`${day}T12:00:00Z`))
  return ['year', 'month', 'day'].map((type) => Number(parts.find((part) => part.type === type)?.value)).join('-')
}

for (const calendar of all) {
  spec(`The calendar ${calendar.id}`, (it) => {
    it('gives every day back', () =>
      fc.assert(
        fc.property(daysOf(calendar), (day) => {
          const read = calendar.read(day)
          assert.is(read && calendar.dayOf(read), day)
        }),
        { numRuns: 2000 },
      ))

    it('keeps the order of days, and none is left out', () =>
      fc.assert(
        fc.property(daysOf(calendar), (day) => {
          const next = earlier(addDays(day, 1) ?? day, calendar.last)
          assert.ok(next === day || rank(calendar, next) > rank(calendar, day))
          const [of, after] = [calendar.read(day), calendar.read(next)]
          if (of && after && next !== day && after.month === of.month) assert.is(after.day, of.day + 1)
          else if (next !== day) assert.is(after?.day, 1)
        }),
        { numRuns: 2000 },
      ))

    it('knows no days that are not, nor those beyond its ends', () => {
      const of = calendar.read('2024-09-20')
      assert.ok(of)
      for (const wrong of [{ day: 0 }, { day: 33 }, { month: 0 }, { month: 14 }, { year: of.year + 2000 }])
        assert.is(calendar.dayOf({ ...of, ...wrong }), undefined, JSON.stringify(wrong))
      assert.is(calendar.read(addDays(calendar.first, -1) ?? ''), undefined)
      assert.is(calendar.read(addDays(calendar.last, 1) ?? ''), undefined)
      assert.ok(calendar.read(calendar.first))
      assert.ok(calendar.read(calendar.last))
    })

    const { intl } = calendar
    if (intl)
      it('counts as the runtime does', () =>
        fc.assert(
          fc.property(daysOf(calendar), (day) => assert.is(written(calendar, day), byIntl(intl, day))),
          { numRuns: 500 },
        ))
  })
}

/** Days that everybody there knows. */
const known: readonly [Calendar, string, string][] = [
  [ethiopic, '2024-09-11', '2017-1-1'],
  [ethiopic, '2023-09-12', '2016-1-1'],
  [ethiopic, '2024-09-10', '2016-13-5'],
  [ethiopic, '2023-09-11', '2015-13-6'],
  [ethiopic, '2007-09-12', '2000-1-1'],
  [persian, '2024-03-20', '1403-1-1'],
  [persian, '2021-03-21', '1400-1-1'],
  [persian, '2025-03-20', '1403-12-30'],
  [persian, '1979-02-11', '1357-11-22'],
  [islamicUmalqura, '2024-07-07', '1446-1-1'],
  [islamicUmalqura, '2024-03-11', '1445-9-1'],
  [islamicUmalqura, '2024-04-10', '1445-10-1'],
  [nepali, '2024-04-13', '2081-1-1'],
  [nepali, '2023-04-14', '2080-1-1'],
  [nepali, '2015-04-25', '2072-1-12'],
  [nepali, '2008-05-28', '2065-2-15'],
]

spec('A day', (it) => {
  for (const [calendar, day, of] of known) {
    it(`${day} is ${of} in the calendar ${calendar.id}`, () => assert.is(written(calendar, day), of))
  }
  it('of Pagume is a sixth only in a leap year', () => {
    assert.is(ethiopic.monthsIn(2016), 13)
    assert.is(ethiopic.dayOf({ year: 2015, month: 13, day: 6 }), '2023-09-11')
    assert.is(ethiopic.dayOf({ year: 2016, month: 13, day: 6 }), undefined)
  })
  it('of Bikram Sambat is the one that the library gives', () =>
    fc.assert(
      fc.property(daysOf(nepali), (day) => {
        const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
        const bs = new NepaliDate(new Date(year, month - 1, date, 12)).getBS()
        assert.is(written(nepali, day), `${bs.year}-${bs.month + 1}-${bs.date}`)
      }),
      { numRuns: 500 },
    ))
})
