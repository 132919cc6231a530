import { booleanType, numberType, type ValueType } from '../value-type.ts'
import type { Judge, Operator } from './operator.ts'

const judged = (_: readonly ValueType[], judge: Judge) => {
  judge.mustBeList(0, ['rows'])
  judge.mustBe(1, ['boolean'])
}

const question = (name: string): Operator => ({
  name,
  operands: [2, 2],
  overRows: true,
  type(operands, judge) {
    judged(operands, judge)
    return booleanType
  },
})

/** Whether some row fulfils the condition. */
export const some = question('some')
/** Whether there are rows and each fulfils the condition. */
export const all = question('all')
/** Whether no row fulfils the condition. */
export const none = question('none')

/** The rows that fulfil the condition. */
export const filter: Operator = {
  name: 'filter',
  operands: [2, 2],
  overRows: true,
  keepsRows: true,
  type(operands, judge) {
    judged(operands, judge)
    return operands[0] ?? { kind: 'unknown' }
  },
}

/** One value of each row. */
export const map: Operator = {
  name: 'map',
  operands: [2, 2],
  overRows: true,
  type([, value], judge) {
    judge.mustBeList(0, ['rows'])
    return { ...value, kind: value?.kind ?? 'unknown', many: true }
  },
}

/** How many rows or values there are. */
export const count: Operator = {
  name: 'count',
  operands: [1, 1],
  run: (_, list) => (Array.isArray(list) ? list.length : 0),
  type(_, judge) {
    judge.mustBeList(0)
    return numberType
  },
}
