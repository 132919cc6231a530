import { isoDate, isoInstant } from '../../../../engine/lib/dates.ts'
import type { Logic } from '../../../../engine/logic/logic.ts'
import { allOf, NotConvertible, notOf, someOf } from '../../logic.ts'
import { asBoolean, asNumber, booleanValue, single, type Value } from './value.ts'

/** `=` and `!=`, `<` and the like, as forms mean them: an empty answer equals the empty text, and differs from all else. */
export function compared(sign: string, left: Value, right: Value): Value {
  const [one, other] = [single(left), single(right)]
  if (sign === '=') return booleanValue(equal(one, other))
  if (sign === '!=') return booleanValue(notOf(equal(one, other)))
  const times = [one, other].filter(({ kind }) => kind === 'date' || kind === 'datetime')
  if (times.length > 0) return booleanValue(withTimes(sign, one, other))
  return booleanValue({ [sign]: [asNumber(one), asNumber(other)] })
}

const isEmpty = ({ literal }: Value) => literal === ''

function equal(one: Value, other: Value): Logic {
  if (isEmpty(one) || isEmpty(other)) return { is_blank: (isEmpty(one) ? other : one).logic }
  if (other.literal === undefined && one.literal !== undefined) return equal(other, one)
  const { literal } = other
  if (one.kind === 'boolean' || other.kind === 'boolean') return sameTruth(one, other)
  if (literal !== undefined) return equalsLiteral(one, literal)
  if (one.many || other.many) throw new NotConvertible('several answers are compared with `selected()` only')
  if (one.kind === other.kind || [one.kind, other.kind].every((kind) => kind === 'text' || kind === 'other')) {
    return { '==': [one.logic, other.logic] }
  }
  if (one.kind === 'number' || other.kind === 'number') return { '==': [asNumber(one), asNumber(other)] }
  throw new NotConvertible(`a ${one.kind} is compared with a ${other.kind}`)
}

function sameTruth(one: Value, other: Value): Logic {
  const [truth, rest] = one.kind === 'boolean' ? [one, other] : [other, one]
  if (rest.literal === undefined) return { '==': [asBoolean(truth), asBoolean(rest)] }
  if (rest.literal === truth.ticked || rest.literal === 'true' || rest.literal === 1)
    return { '==': [truth.logic, true] }
  return rest.literal === 'false' || rest.literal === 0 ? notOf(truth.logic) : false
}

function equalsLiteral(one: Value, literal: string | number): Logic {
  if (one.kind === 'option') {
    const id = one.options ? one.options.get(String(literal)) : String(literal)
    if (id === undefined) throw new NotConvertible(`the list has no choice “${literal}”`)
    if (!one.many) return { '==': [one.logic, id] }
    return allOf([{ in: [id, one.logic] }, { '==': [{ count: one.logic }, 1] }])
  }
  if (one.kind === 'number') {
    const number = Number(literal)
    return Number.isNaN(number) ? false : { '==': [one.logic, number] }
  }
  if (one.kind === 'date' || one.kind === 'datetime') return { '==': [one.logic, timeOf(String(literal), one)] }
  return { '==': [one.logic, String(literal)] }
}

function withTimes(sign: string, one: Value, other: Value): Logic {
  const wanted =
    [one, other].find(({ literal, kind }) => literal === undefined && (kind === 'date' || kind === 'datetime')) ?? one
  const side = (value: Value): Logic => {
    if (value.literal !== undefined) return timeOf(String(value.literal), wanted)
    if (value.kind !== wanted.kind) throw new NotConvertible('a day is compared with an instant')
    return value.logic
  }
  return { [sign]: [side(one), side(other)] }
}

function timeOf(literal: string, { kind }: Value): string {
  const day = isoDate(literal)
  const time = kind === 'date' ? day : (isoInstant(literal) ?? (day && `${day}T00:00:00.000Z`))
  if (time === undefined) throw new NotConvertible(`“${literal}” is no ${kind === 'date' ? 'day' : 'time'}`)
  return time
}

/** Whether a choice is among the chosen ones. */
export function selected(answer: Value, choice: Value): Value {
  const one = single(answer)
  if (choice.literal === undefined) {
    const chosen = single(choice)
    return booleanValue(one.many ? { in: [chosen.logic, one.logic] } : { '==': [one.logic, chosen.logic] })
  }
  const literal = String(choice.literal)
  if (one.kind === 'boolean') return booleanValue(literal === one.ticked ? { '==': [one.logic, true] } : false)
  if (one.kind !== 'option') return booleanValue({ '==': [one.logic, literal] })
  const id = one.options ? one.options.get(literal) : literal
  if (id === undefined) throw new NotConvertible(`the list has no choice “${literal}”`)
  return booleanValue(one.many ? { in: [id, one.logic] } : someOf([{ '==': [one.logic, id] }]))
}
