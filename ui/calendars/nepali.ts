import { dateConfigMap } from 'nepali-date-converter'
import { dayNumber, dayOfNumber, isoDate } from '../../engine/lib/dates.ts'
import type { Calendar } from './calendar.ts'

/** Days in each month of each year, as they were proclaimed: no rule gives them. */
const years = Object.entries(dateConfigMap).map(([year, months]) => ({
  year: Number(year),
  lengths: Object.values(months),
}))
const firstYear = years[0]?.year ?? 0

/** The day on which the table's first year begins. */
const FIRST = '1943-04-14'

/** Number of the first day of each month of each year, and of the day after the last. */
const starts: number[] = [dayNumber(FIRST)]
for (const { lengths } of years) for (const length of lengths) starts.push((starts.at(-1) ?? 0) + length)

const MONTHS = 12
const indexOf = (year: number, month: number) => (year - firstYear) * MONTHS + month - 1
const last = dayOfNumber((starts.at(-1) ?? 0) - 1) ?? FIRST

/** Index of the month in which a day lies. */
function monthAt(number: number): number {
  let [low, high] = [0, starts.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= number) low = middle
    else high = middle
  }
  return low
}

/** Bikram Sambat, as far as its months are proclaimed. */
export const nepali: Calendar = {
  id: 'nepali',
  first: FIRST,
  last,
  read(day) {
    if (!isoDate(day) || day < FIRST || day > last) return undefined
    const number = dayNumber(day)
    const index = monthAt(number)
    return {
      year: firstYear + Math.floor(index / MONTHS),
      month: (index % MONTHS) + 1,
      day: number - (starts[index] ?? 0) + 1,
    }
  },
  dayOf({ year, month, day }) {
    if (month < 1 || month > MONTHS) return undefined
    const index = indexOf(year, month)
    const [start, next] = [starts[index], starts[index + 1]]
    return start === undefined || next === undefined || day < 1 || day > next - start
      ? undefined
      : dayOfNumber(start + day - 1)
  },
  monthsIn: () => MONTHS,
  words: {
    ne: {
      months: ['वैशाख', 'जेठ', 'असार', 'साउन', 'भदौ', 'असोज', 'कात्तिक', 'मंसिर', 'पुस', 'माघ', 'फागुन', 'चैत'],
      weekdays: ['आइत', 'सोम', 'मंगल', 'बुध', 'बिही', 'शुक्र', 'शनि'],
      firstWeekday: 0,
    },
  },
}
