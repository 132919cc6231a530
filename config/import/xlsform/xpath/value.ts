import type { Logic } from '../../../../engine/logic/logic.ts'
import { NotConvertible } from '../../logic.ts'

/** What an expression gives: JSON Logic, and the kind of value that it comes to. */
export interface Value {
  readonly logic: Logic
  readonly kind: 'number' | 'text' | 'boolean' | 'date' | 'datetime' | 'option' | 'other'
  /** A field with several answers. */
  readonly many?: true
  /** One value of each row of a repeat. */
  readonly each?: true
  /** The rows of a repeat. */
  readonly rows?: true
  /** Written out. */
  readonly literal?: string | number
  /** The name under which an answer is read, where it is one. */
  readonly written?: string
  /** Of options: those that there are, by what the form calls them. */
  readonly options?: ReadonlyMap<string, string>
  /** Of options: their lookup. */
  readonly lookup?: string
  /** What means “ticked” in the form. */
  readonly ticked?: string
}

export const textValue = (literal: string): Value => ({ logic: literal, kind: 'text', literal })
export const numberValue = (literal: number): Value => ({ logic: literal, kind: 'number', literal })
export const booleanValue = (logic: Logic): Value => ({ logic, kind: 'boolean' })

/** What a name stands for where the expression stands. */
export type Find = (name: string) => Value | undefined

/** What conversions have to say about meaning. */
export type Remark = (remark: string) => void

export function single(value: Value): Value {
  if (value.each)
    throw new NotConvertible('the answers of a repeat are many: only `sum`, `min`, `max` and `count` take them')
  if (value.rows) throw new NotConvertible('a repeat is no single value: only `count` takes it')
  return value
}

export function asNumber(value: Value): Logic {
  const one = single(value)
  if (one.kind === 'number') return one.logic
  if (typeof one.literal === 'string' && one.literal.trim() !== '' && !Number.isNaN(Number(one.literal)))
    return Number(one.literal)
  if (one.kind === 'option' && one.options && one.written !== undefined) return numberOfOption(one, one.options)
  if (one.kind === 'boolean') return { if: [one.logic, 1, 0] }
  throw new NotConvertible(`a ${one.kind} is needed as a number, which has no counterpart`)
}

/** Options whose names are numbers count as these. */
function numberOfOption({ logic }: Value, options: ReadonlyMap<string, string>): Logic {
  const worth = [...options].flatMap(([from, id]): Logic[] =>
    Number.isNaN(Number(from)) ? [] : [{ '==': [logic, id] }, Number(from)],
  )
  if (worth.length === 0) throw new NotConvertible('no option of the question is a number')
  return { if: worth }
}

export function asBoolean(value: Value): Logic {
  const one = single(value)
  if (one.kind === 'boolean') return one.logic
  if (one.kind === 'number') return typeof one.literal === 'number' ? one.literal !== 0 : { '!=': [one.logic, 0] }
  if (one.literal !== undefined) return one.literal !== ''
  return { not: { is_blank: one.logic } }
}

export function asText(value: Value): Logic {
  const one = single(value)
  if (one.many) throw new NotConvertible('several answers as one text have no counterpart')
  if (one.kind === 'boolean') return { if: [one.logic, one.ticked ?? 'true', one.ticked === undefined ? 'false' : ''] }
  return one.logic
}
