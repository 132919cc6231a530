import { isBlank } from '../../lib/blank.ts'
import { booleanType, united } from '../value-type.ts'
import { type Judge, MANY, type Operator } from './operator.ts'

const allBoolean = (operands: readonly unknown[], judge: Judge) => {
  for (const index of operands.keys()) judge.mustBe(index, ['boolean'])
  return booleanType
}

/** Whether every operand holds; the rest is not looked at after one that does not. */
export const and: Operator = { name: 'and', operands: [1, MANY], type: allBoolean }

/** Whether some operand holds. */
export const or: Operator = { name: 'or', operands: [1, MANY], type: allBoolean }

/** The opposite; a missing value counts as no. */
export const not: Operator = { name: '!', operands: [1, 1], run: (_, value) => value !== true, type: allBoolean }

/** The operator {@link not} by the name that people say. */
export const notInWords: Operator = { ...not, name: 'not' }

/** Condition, then, condition, then …, else. Without an else: missing. */
export const ifThen: Operator = {
  name: 'if',
  operands: [2, MANY],
  type(operands, judge) {
    const isCondition = (index: number) => index % 2 === 0 && index < operands.length - 1
    const branches = operands.flatMap((_, index) => (isCondition(index) ? [] : [index]))
    operands.forEach((_, index) => {
      if (isCondition(index)) judge.mustBe(index, ['boolean'])
    })
    for (const branch of branches.slice(1)) judge.mustCompare(branches[0] ?? 0, branch)
    return united(branches.flatMap((index) => operands[index] ?? []))
  },
}

/** Whether nothing was answered. With `not` the only operator that sees a missing value. */
export const blank: Operator = {
  name: 'is_blank',
  operands: [1, 1],
  run: (_, value) => isBlank(value),
  type: () => booleanType,
}
