import type { ValueKind } from '../../fields/field-type.ts'
import { booleanType } from '../value-type.ts'
import { type Judge, missing, type Operator } from './operator.ts'

const ORDERED: readonly ValueKind[] = ['number', 'age', 'date', 'datetime']

type Comparison = (one: string | number | boolean, other: string | number | boolean) => boolean

/** A comparison with a missing operand, or of values of different types, is false, whichever it is. */
const compared = (one: unknown, other: unknown, comparison: Comparison): boolean =>
  !missing(one) && typeof one === typeof other && typeof one !== 'object' && comparison(one as string, other as string)

const equality = (name: string, comparison: Comparison): Operator => ({
  name,
  operands: [2, 2],
  run: (_, one, other) => compared(one, other, comparison),
  type(_, judge) {
    judge.mustCompare(0, 1)
    return booleanType
  },
})

const order = (name: string, most: 2 | 3, comparison: Comparison): Operator => ({
  name,
  operands: [2, most],
  run: (_, ...operands) =>
    operands.slice(1).every((operand, index) => compared(operands[index], operand, comparison)) && operands.length > 1,
  type(operands, judge: Judge) {
    // A text literal is judged by what it is compared with: it may be a date.
    operands.forEach(({ literals }, index) => {
      if (typeof literals?.[0] !== 'string') judge.mustBe(index, ORDERED)
    })
    if (operands.every(({ literals }) => typeof literals?.[0] === 'string')) judge.mustBe(0, ORDERED)
    for (let index = 1; index < operands.length; index++) judge.mustCompare(index - 1, index)
    return booleanType
  },
})

export const equals = equality('==', (one, other) => one === other)
/** A missing operand makes this false too: nobody knows that it differs. */
export const differs = equality('!=', (one, other) => one !== other)
/** With three operands: the middle one lies between. */
export const less = order('<', 3, (one, other) => one < other)
export const lessOrEqual = order('<=', 3, (one, other) => one <= other)
export const greater = order('>', 2, (one, other) => one > other)
export const greaterOrEqual = order('>=', 2, (one, other) => one >= other)

/** Whether a value is in a list, or is one of the values of a field that holds several. */
export const among: Operator = {
  name: 'in',
  operands: [2, 2],
  run: (_, value, list) => !missing(value) && Array.isArray(list) && list.includes(value),
  type(_, judge) {
    judge.mustBeAmong(0, 1)
    return booleanType
  },
}
