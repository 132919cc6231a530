import { isoDate, isoInstant } from '../../../engine/lib/dates.ts'
import type { Logic } from '../../../engine/logic/logic.ts'
import { allOf, blankOf, NotConvertible, nameOf, notOf, someOf } from '../logic.ts'

/** A name in an expression of the bundle: how it is written now, and what it holds. */
export interface Operand {
  readonly written: string
  readonly kind: 'text' | 'number' | 'boolean' | 'option' | 'date' | 'datetime' | 'other'
  readonly many: boolean
  /** Of options: those that there are, by what the bundle calls them. */
  readonly options?: ReadonlyMap<string, string>
}

export type Order = 'gt' | 'ge' | 'lt' | 'le'

const SIGNS = { gt: '>', ge: '>=', lt: '<', le: '<=' } as const

const orders: Readonly<Record<Order, (one: string | number, other: string | number) => boolean>> = {
  gt: (one, other) => one > other,
  ge: (one, other) => one >= other,
  lt: (one, other) => one < other,
  le: (one, other) => one <= other,
}

/** As a browser compares two values that are not both texts. */
const coerced = (value: unknown): number => (value === null || value === '' ? 0 : Number(value))

const holdsBetween = (order: Order, one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string'
    ? orders[order](one, other)
    : orders[order](coerced(one), coerced(other))

/** What conversions have to say about meaning. */
export type Remark = (remark: string) => void

const EMPTY_IS_ZERO = 'an empty number counts as 0 in comparisons, as in the source'

/** Greater, less and the like against something written out. */
export function compared(order: Order, operand: Operand | undefined, literal: unknown, remark: Remark): Logic {
  if (Array.isArray(literal)) throw new NotConvertible('a comparison with a list fails in the source')
  if (!operand) return false
  const { written, kind, many, options } = operand
  if (many) {
    remark('a field with several answers is never greater or less than a value')
    return false
  }
  const day = kind === 'date' || kind === 'datetime' ? dayOrInstant(literal) : undefined
  if (day !== undefined) return comparedInTime(order, operand, day)
  const sign = SIGNS[order]
  const whenBlank = holdsBetween(order, '', literal) ? blankOf(written) : false
  if (kind === 'number') {
    const number = coerced(literal)
    if (Number.isNaN(number) || typeof literal === 'object') return false
    if (whenBlank !== false) remark(EMPTY_IS_ZERO)
    return someOf([whenBlank, { [sign]: [nameOf(written), number] }])
  }
  if (kind === 'boolean') {
    const states = [
      holdsBetween(order, true, literal) ? ({ '==': [nameOf(written), true] } as Logic) : false,
      holdsBetween(order, false, literal) ? ({ '==': [nameOf(written), false] } as Logic) : false,
    ]
    return someOf([whenBlank, ...states])
  }
  if (kind === 'option' && options) {
    const ids = [...options].filter(([from]) => holdsBetween(order, from, literal)).map(([, id]) => id)
    remark('options have no order of their own: the ones that fulfil the comparison are listed')
    return someOf([whenBlank, ids.length > 0 ? { in: [nameOf(written), ids] } : false])
  }
  if (kind === 'date' || kind === 'datetime') return false
  throw new NotConvertible('texts have no order in Formwork')
}

/** A day or an instant out of a literal. */
const dayOrInstant = (literal: unknown): string | undefined => isoDate(literal) ?? isoInstant(literal)

const MIDNIGHT = 'T00:00:00.000Z'

function comparedInTime(order: Order, { written, kind }: Operand, when: string): Logic {
  if (kind === 'datetime') return { [SIGNS[order]]: [nameOf(written), when.length === 10 ? when + MIDNIGHT : when] }
  const day = when.slice(0, 10)
  if (when.length === 10 || when.endsWith(MIDNIGHT)) return { [SIGNS[order]]: [nameOf(written), day] }
  // A day begins at midnight: within the day of the instant, it lies before the instant.
  return { [order === 'lt' || order === 'le' ? '<=' : '>']: [nameOf(written), day] }
}

/** Equality with something written out, as strict as the source has it. */
export function equal(operand: Operand | undefined, literal: unknown, remark: Remark): Logic {
  if (!operand) return literal === false
  const { written, kind, many, options } = operand
  if (literal === null || literal === '') {
    remark('“equal to nothing” is “has no answer”: Formwork knows one kind of nothing')
    return blankOf(written)
  }
  if (literal === false) return kind === 'boolean' ? notOf(nameOf(written)) : blankOf(written)
  if (Array.isArray(literal)) return many ? sameList(operand, literal, remark) : false
  if (many) {
    remark('one value never equals a field with several answers, in the source as here')
    return false
  }
  if (kind === 'boolean') return literal === true ? { '==': [nameOf(written), true] } : false
  if (kind === 'number') return typeof literal === 'number' ? { '==': [nameOf(written), literal] } : false
  if (typeof literal !== 'string') return false
  if (kind === 'option') {
    const id = optionId(options, literal, remark)
    return id === undefined ? false : { '==': [nameOf(written), id] }
  }
  if (kind === 'date' || kind === 'datetime') return sameTime(operand, dayOrInstant(literal))
  return { '==': [nameOf(written), literal] }
}

function sameTime({ written, kind }: Operand, when: string | undefined): Logic {
  if (when === undefined) return false
  if (kind === 'datetime') return { '==': [nameOf(written), when.length === 10 ? when + MIDNIGHT : when] }
  return when.length === 10 || when.endsWith(MIDNIGHT) ? { '==': [nameOf(written), when.slice(0, 10)] } : false
}

function sameList({ written, options }: Operand, list: readonly unknown[], remark: Remark): Logic {
  if (list.length === 0) return blankOf(written)
  const ids = list.map((one) => optionId(options, one, remark))
  if (ids.includes(undefined)) return false
  remark('the same answers in another order are equal here')
  return allOf([
    ...ids.map((id): Logic => ({ in: [id ?? '', nameOf(written)] })),
    { '==': [{ count: nameOf(written) }, new Set(ids).size] },
  ])
}

/** Whether the answer is in a list; of a field with several answers, whether every one listed is chosen. */
export function among(operand: Operand | undefined, list: unknown, remark: Remark): Logic {
  if (typeof list === 'string') return within(operand, list, remark)
  if (!Array.isArray(list)) throw new NotConvertible('`in` without a list fails in the source')
  if (!operand) return false
  const { written, kind, many, options } = operand
  if (many) {
    remark('`in` with a field of several answers means that all that are listed are chosen')
    const ids = list.map((one) => optionId(options, one, remark))
    return ids.includes(undefined) ? false : allOf(ids.map((id): Logic => ({ in: [id ?? '', nameOf(written)] })))
  }
  const whenBlank = list.includes(null) || list.includes('') ? blankOf(written) : false
  if (kind === 'option' && options) {
    const ids = list.flatMap((one) => (one === null || one === '' ? [] : (optionId(options, one, remark) ?? [])))
    return someOf([whenBlank, ids.length > 0 ? { in: [nameOf(written), ids] } : false])
  }
  const values = list.filter((one) => one !== null && one !== '')
  const quiet: Remark = () => undefined
  if (kind === 'text' || kind === 'option' || kind === 'other') {
    const words = values.filter((one): one is string => typeof one === 'string')
    return someOf([whenBlank, words.length > 0 ? { in: [nameOf(written), words] } : false])
  }
  return someOf([
    whenBlank,
    ...values.map((one): Logic => (one === false ? { '==': [nameOf(written), false] } : equal(operand, one, quiet))),
  ])
}

/** A text instead of a list: the source looks for the answer inside it. */
function within(operand: Operand | undefined, text: string, remark: Remark): Logic {
  if (!operand) return false
  if (operand.kind !== 'option' || !operand.options || operand.many) {
    throw new NotConvertible('`in` with a text looks for letters, which Formwork has no operator for')
  }
  const ids = [...operand.options].filter(([from]) => text.includes(from)).map(([, id]) => id)
  remark('`in` with a text looks for the answer inside the text: the options found there are listed')
  return ids.length > 0 ? { in: [nameOf(operand.written), ids] } : false
}

function optionId(options: Operand['options'], literal: unknown, remark: Remark): string | undefined {
  const id = options ? options.get(String(literal)) : String(literal)
  if (id === undefined) remark(`\`${String(literal)}\` is no option of the field, so it is never chosen`)
  return id
}
