/** Every operator of the language. A new one is one entry in a file of its kind and one word here. */
import { divided, floor, max, min, minus, plus, remainder, round, sum, times } from './arithmetic.ts'
import { among, differs, equals, greater, greaterOrEqual, less, lessOrEqual } from './comparison.ts'
import { daysFromTo, daysLater, hoursLater, today, yearsFromTo, yearsLater } from './days.ts'
import type { Operator } from './operator.ts'
import { all, atMax, atMin, count, filter, map, none, some } from './rows.ts'
import { cat, length, matches } from './text.ts'
import { and, blank, ifThen, not, notInWords, or } from './truth.ts'
import { variable } from './value.ts'
import { actor, asked, changed, isOwner, now, rowsAdded, transition, version, was } from './writing.ts'

export const operators: ReadonlyMap<string, Operator> = new Map(
  [
    ...[variable, and, or, not, notInWords, ifThen, blank],
    ...[equals, differs, less, lessOrEqual, greater, greaterOrEqual, among],
    ...[plus, minus, times, divided, remainder, floor, min, max, round, sum],
    ...[some, all, none, filter, map, count, atMin, atMax],
    ...[today, daysFromTo, yearsFromTo, daysLater, yearsLater, hoursLater, cat, length, matches],
    ...[changed, was, rowsAdded, asked, actor, isOwner, now, version, transition],
  ].map((operator) => [operator.name, operator]),
)
