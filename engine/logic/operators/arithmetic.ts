import type { ValueKind } from '../../fields/field-type.ts'
import { numberType, united, type ValueType } from '../value-type.ts'
import { type Judge, MANY, missing, type Operator } from './operator.ts'

const isNumber = (value: unknown): value is number => typeof value === 'number'

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined)

const allNumbers = (operands: readonly unknown[], judge: Judge) => {
  for (const index of operands.keys()) judge.mustBe(index, ['number', 'age'])
  return numberType
}

/** With a missing operand the result is missing: half a sum is no sum. */
const arithmetic = (
  name: string,
  operands: Operator['operands'],
  calculate: (numbers: readonly number[]) => number,
): Operator => ({
  name,
  operands,
  run: (_, ...values) => (values.every(isNumber) && values.length > 0 ? finite(calculate(values)) : undefined),
  type: allNumbers,
})

export const plus = arithmetic('+', [1, MANY], (numbers) => numbers.reduce((sum, number) => sum + number))
export const times = arithmetic('*', [1, MANY], (numbers) => numbers.reduce((product, number) => product * number))
/** With one operand: its negative. */
export const minus = arithmetic('-', [1, 2], ([one = 0, other]) => (other === undefined ? 0 - one : one - other))
/** By zero: missing. */
export const divided = arithmetic('/', [2, 2], ([one = 0, other = 0]) => one / other)
/** What is left over; with the sign of the first, and missing when divided by zero. */
export const remainder = arithmetic('%', [2, 2], ([one = 0, other = 0]) => one % other)
/** The whole number below. */
export const floor = arithmetic('floor', [1, 1], ([number = 0]) => Math.floor(number))
/** To whole numbers, or to so many decimals. */
export const round = arithmetic('round', [1, 2], ([number = 0, decimals = 0]) =>
  Number(number.toFixed(Math.min(Math.max(Math.trunc(decimals), 0), 6))),
)

/** Values out of operands of which some may be lists. What is missing is left out. */
const spread = (operands: readonly unknown[]): readonly unknown[] => operands.flat().filter((value) => !missing(value))

const mustAllBe = (kinds: readonly ValueKind[], operands: readonly ValueType[], judge: Judge) => {
  for (const [index, { many }] of operands.entries()) {
    if (many) judge.mustBeList(index, kinds)
    else judge.mustBe(index, kinds)
  }
}

/** The sum of the numbers that there are; of none, 0. */
export const sum: Operator = {
  name: 'sum',
  operands: [1, MANY],
  run: (_, ...operands) =>
    finite(
      spread(operands)
        .filter(isNumber)
        .reduce((total, number) => total + number, 0),
    ),
  type(operands, judge) {
    mustAllBe(['number', 'age'], operands, judge)
    return numberType
  },
}

const extreme = (name: string, isBetter: (one: string | number, other: string | number) => boolean): Operator => ({
  name,
  operands: [1, MANY],
  run(_, ...operands) {
    const values = spread(operands).filter((value) => isNumber(value) || typeof value === 'string')
    return values.reduce<string | number | undefined>(
      (best, value) => (best === undefined || (typeof value === typeof best && isBetter(value, best)) ? value : best),
      undefined,
    )
  },
  type(operands, judge) {
    mustAllBe(['number', 'age', 'date', 'datetime'], operands, judge)
    const single = operands.map(({ many: _, ...type }) => type)
    for (let index = 1; index < single.length; index++) {
      if (!operands[index]?.many && !operands[0]?.many) judge.mustCompare(0, index)
    }
    const { literals: _, ...type } = united(single)
    return type
  },
})

/** The smallest number or earliest day that there is. */
export const min = extreme('min', (one, other) => one < other)
/** The largest number or latest day that there is. */
export const max = extreme('max', (one, other) => one > other)
