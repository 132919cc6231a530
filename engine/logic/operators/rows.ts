import { booleanType, numberType, type ValueType } from '../value-type.ts'
import { type Judge, missing, type Operator } from './operator.ts'

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

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Of two lists that go together: the value that stands where the other is extreme. What is missing there is left out. */
const beside = (name: string, isBetter: (one: string | number, best: string | number) => boolean): Operator => ({
  name,
  operands: [2, 2],
  run(_, values, keys) {
    let best: { readonly key: string | number; readonly index: number } | undefined
    for (const [index, key] of listOf(keys).entries()) {
      if (missing(key) || (typeof key !== 'string' && typeof key !== 'number')) continue
      if (best === undefined || (typeof key === typeof best.key && isBetter(key, best.key))) best = { key, index }
    }
    return best && listOf(values)[best.index]
  },
  type([values], judge) {
    judge.mustBeList(0)
    judge.mustBeList(1, ['number', 'age', 'date', 'datetime', 'text'])
    const { many: _, literals: __, ...type } = values ?? { kind: 'unknown' }
    return type
  },
})

/** The value that stands where the second list is smallest; the first of several. */
export const atMin = beside('at_min', (one, best) => one < best)
/** The value that stands where the second list is largest; the last of several. */
export const atMax = beside('at_max', (one, best) => one >= best)
