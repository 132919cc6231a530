import { addDays, addMinutes, addYears, daysBetween, isoDate, isoInstant, yearsBetween } from '../../lib/dates.ts'
import { instantIn, todayIn } from '../../lib/time-zone.ts'
import type { Scope } from '../scope.ts'
import { dateType, numberType } from '../value-type.ts'
import type { Operator } from './operator.ts'

/** The day that it is in the instance's time zone. */
export const today: Operator = {
  name: 'today',
  operands: [0, 0],
  now: true,
  run: ({ record }) => record.today,
  type: () => dateType,
}

/** A day, or the day in the instance's zone that an instant falls on. */
function dayOf(value: unknown, { record }: Scope): string | undefined {
  const instant = isoDate(value) ?? isoInstant(value)
  return instant === undefined || instant.length === 10 ? instant : todayIn(record.model.instance.timeZone, instant)
}

const between = (name: string, difference: (from: string, to: string) => number): Operator => ({
  name,
  operands: [2, 2],
  run(scope, from, to) {
    const [first, second] = [dayOf(from, scope), dayOf(to, scope)]
    return first === undefined || second === undefined ? undefined : difference(first, second)
  },
  type(_, judge) {
    judge.mustBe(0, ['date', 'datetime'])
    judge.mustBe(1, ['date', 'datetime'])
    return numberType
  },
})

/** Days from the first to the second; negative when the second is earlier. */
export const daysFromTo = between('days_between', daysBetween)
/** Full years from the first to the second. */
export const yearsFromTo = between('years_between', yearsBetween)

/** The day so many days later, or earlier. */
export const daysLater: Operator = {
  name: 'add_days',
  operands: [2, 2],
  run(scope, from, days) {
    const day = dayOf(from, scope)
    return day !== undefined && typeof days === 'number' ? addDays(day, Math.trunc(days)) : undefined
  },
  type(_, judge) {
    judge.mustBe(0, ['date', 'datetime'])
    judge.mustBe(1, ['number', 'age'])
    return dateType
  },
}

/** The day so many years later, or earlier: from a birth date on the birthday, as {@link yearsFromTo} counts. */
export const yearsLater: Operator = {
  name: 'add_years',
  operands: [2, 2],
  run(scope, from, years) {
    const day = dayOf(from, scope)
    if (day === undefined || typeof years !== 'number') return undefined
    const whole = Math.trunc(years)
    const later = addYears(day, whole)
    return later !== undefined && yearsBetween(day, later) < whole ? addDays(later, 1) : later
  },
  type(_, judge) {
    judge.mustBe(0, ['date', 'datetime'])
    judge.mustBe(1, ['number', 'age'])
    return dateType
  },
}

/** The instant so many hours later, or earlier; of a day from its beginning in the instance's zone. */
export const hoursLater: Operator = {
  name: 'add_hours',
  operands: [2, 2],
  run({ record }, from, hours) {
    const day = isoDate(from)
    const instant = day === undefined ? isoInstant(from) : instantIn(record.model.instance.timeZone, `${day}T00:00`)
    return instant !== undefined && typeof hours === 'number' ? addMinutes(instant, Math.trunc(hours * 60)) : undefined
  },
  type(_, judge) {
    judge.mustBe(0, ['date', 'datetime'])
    judge.mustBe(1, ['number', 'age'])
    return { kind: 'datetime' }
  },
}
