import type { Logic } from '../../../engine/logic/logic.ts'
import { isObject } from '../item.ts'
import { allOf, blankOf, NotConvertible, nameOf, notOf, someOf, withinLimits } from '../logic.ts'
import { among, compared, equal, type Operand, type Order, type Remark } from './expression-operands.ts'

/** What a name stands for where the expression stands; undefined where there is no such field. */
export type Resolve = (name: string) => Operand | undefined

export interface Converted {
  readonly logic: Logic
  readonly gives: 'boolean' | 'number'
  /** Digits after the point of a number. */
  readonly decimals: number
}

const ORDERS: readonly string[] = ['gt', 'ge', 'lt', 'le']

/** An expression of the bundle in JSON Logic with the same meaning. Throws {@link NotConvertible} where there is none. */
export function convertedExpression(expression: unknown, resolve: Resolve, remark: Remark): Converted {
  const reader = new Reader(resolve, remark)
  const decimals = decimalsOf(expression)
  const sums = isObject(expression) && Object.keys(expression).some((key) => key === 'sum' || key === 'avg')
  const logic = sums ? reader.number(expression) : reader.condition(expression)
  return { logic: withinLimits(logic), gives: sums ? 'number' : 'boolean', decimals }
}

function decimalsOf(expression: unknown): number {
  const { avg } = isObject(expression) ? expression : {}
  const places = isObject(avg) && isObject(avg['extra']) ? avg['extra']['decimalPlaces'] : undefined
  return typeof places === 'number' && places > 0 ? Math.min(6, Math.trunc(places)) : 0
}

class Reader {
  readonly #resolve: Resolve
  readonly #remark: Remark

  constructor(resolve: Resolve, remark: Remark) {
    this.#resolve = resolve
    this.#remark = remark
  }

  condition(expression: unknown): Logic {
    if (Array.isArray(expression)) return someOf(expression.map((one) => this.#equalities(one)))
    const [operator, operand] = onlyEntry(expression)
    if (operator === 'and' || operator === 'or') {
      if (!Array.isArray(operand)) throw new NotConvertible(`\`${operator}\` without a list fails in the source`)
      if (operand.length === 0) return false
      const parts = operand.map((one) => this.condition(one))
      return operator === 'and' ? allOf(parts) : someOf(parts)
    }
    if (operator === 'not') {
      if (Array.isArray(operand)) throw new NotConvertible('`not` with a list fails in the source')
      return notOf(this.condition(operand))
    }
    if (operator === 'sum' || operator === 'avg') return { '!=': [this.number(expression), 0] }
    const [name, literal] = firstEntry(operand, operator)
    if (operator === 'eq') return equal(this.#resolve(name), literal, this.#remark)
    if (operator === 'in') return among(this.#resolve(name), literal, this.#remark)
    if (ORDERS.includes(operator)) return compared(operator as Order, this.#resolve(name), literal, this.#remark)
    throw new NotConvertible(`there is no operator \`${operator}\`: the source fails on it`)
  }

  /** The older way: an object means that each field equals, a list of values that one of them does. */
  #equalities(one: unknown): Logic {
    if (!isObject(one)) throw new NotConvertible('a list of conditions holds objects')
    return allOf(
      Object.entries(one).map(([name, value]) =>
        Array.isArray(value)
          ? someOf(value.map((each) => equal(this.#resolve(name), each, this.#remark)))
          : equal(this.#resolve(name), value, this.#remark),
      ),
    )
  }

  number(expression: unknown): Logic {
    const [operator, operand] = onlyEntry(expression)
    const terms = isObject(operand) ? operand['data'] : operand
    if (!Array.isArray(terms)) throw new NotConvertible(`\`${operator}\` without a list fails in the source`)
    const parts = terms.map((term) => this.#term(term))
    const sum: Logic = { sum: parts.length > 0 ? parts : [0] }
    if (operator === 'sum') return sum
    if (operator !== 'avg') throw new NotConvertible(`\`${operator}\` gives no number`)
    const answered = terms.flatMap((term): Logic[] => {
      const found = typeof term === 'string' ? this.#resolve(term) : undefined
      return found ? [{ if: [blankOf(found.written), 0, 1] }] : []
    })
    if (answered.length === 0) throw new NotConvertible('`avg` names no field that there is')
    const mean: Logic = { '/': [sum, { sum: answered }] }
    const decimals = decimalsOf(expression)
    this.#remark('an average of nothing has no value')
    return decimals > 0 ? { round: [mean, decimals] } : { floor: mean }
  }

  #term(term: unknown): Logic {
    if (typeof term === 'number') {
      if (Number.isInteger(term)) return term
      this.#remark('a decimal written out counts as 0 in the source')
      return 0
    }
    if (isObject(term)) return this.number(term)
    if (typeof term !== 'string') throw new NotConvertible('a term is a field, a whole number, or a sum')
    const operand = this.#resolve(term)
    if (!operand || operand.many) return 0
    if (operand.kind === 'number') return nameOf(operand.written)
    if (operand.kind === 'option') return numberOfOption(operand)
    this.#remark(`\`${term}\` holds no number and counts as 0`)
    return 0
  }
}

/** Options whose ids are numbers count as these. */
function numberOfOption({ written, options }: Operand): Logic {
  const worth = [...(options ?? [])].flatMap(([from, id]) => {
    const number = Number(from)
    return from.trim() === '' || Number.isNaN(number) || number === 0 ? [] : [{ id, number }]
  })
  if (worth.length === 0) return 0
  return { if: [...worth.flatMap(({ id, number }): Logic[] => [{ '==': [nameOf(written), id] }, number]), 0] }
}

function onlyEntry(expression: unknown): readonly [operator: string, operand: unknown] {
  const entries = isObject(expression) ? Object.entries(expression) : []
  const [first] = entries
  if (!first || entries.length > 1) {
    throw new NotConvertible('an expression is an object with one operator: the source fails on others')
  }
  return first
}

function firstEntry(operand: unknown, operator: string): readonly [name: string, literal: unknown] {
  const [first] = isObject(operand) ? Object.entries(operand) : []
  if (!first) throw new NotConvertible(`\`${operator}\` names no field: the source fails on it`)
  return first
}

/** Names that an expression adds up: what they hold has to be a plain number. */
export function namesAddedUp(expression: unknown): readonly string[] {
  if (Array.isArray(expression)) return expression.flatMap(namesAddedUp)
  if (!isObject(expression)) return []
  return Object.entries(expression).flatMap(([key, value]) => {
    const terms = isObject(value) ? value['data'] : value
    const named =
      (key === 'sum' || key === 'avg') && Array.isArray(terms) ? terms.filter((one) => typeof one === 'string') : []
    return [...named, ...namesAddedUp(value)]
  })
}
