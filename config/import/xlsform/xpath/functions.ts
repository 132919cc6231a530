import type { Logic } from '../../../../engine/logic/logic.ts'
import { NotConvertible } from '../../logic.ts'
import { selected } from './comparing.ts'
import { literally, matching } from './patterns.ts'
import { asBoolean, asNumber, asText, booleanValue, type Remark, single, textValue, type Value } from './value.ts'

type Function = (operands: readonly Value[], remark: Remark) => Value

const number = (logic: Logic): Value => ({ logic, kind: 'number' })

const literalOf = (value: Value | undefined, what: string): string => {
  if (value?.literal === undefined) throw new NotConvertible(`${what} has to be written out`)
  return String(value.literal)
}

const at = (operands: readonly Value[], index: number): Value => {
  const value = operands[index]
  if (!value) throw new NotConvertible('an operand is missing')
  return value
}

const today: Value = { logic: { today: [] }, kind: 'date' }

/** Numbers out of operands of which some may be the answers of a repeat. */
const numbers = (operands: readonly Value[]): readonly Logic[] =>
  operands.map((operand) => {
    if (!operand.each) return asNumber(operand)
    if (operand.kind !== 'number' && operand.kind !== 'date')
      throw new NotConvertible('the answers of the repeat are no numbers')
    return operand.logic
  })

const extreme =
  (operator: 'min' | 'max'): Function =>
  (operands) => {
    const kind = operands.every((one) => one.kind === 'date') ? 'date' : 'number'
    return { logic: { [operator]: kind === 'date' ? operands.map(({ logic }) => logic) : numbers(operands) }, kind }
  }

const likeText =
  (pattern: (text: string) => string): Function =>
  (operands) => {
    if (at(operands, 0).kind !== 'text' && at(operands, 0).kind !== 'option')
      throw new NotConvertible('only texts are looked into')
    return booleanValue(
      matching(asText(at(operands, 0)), pattern(literally(literalOf(operands[1], 'what is looked for')))),
    )
  }

const functions: Readonly<Record<string, Function>> = {
  true: () => booleanValue(true),
  false: () => booleanValue(false),
  not: (operands) => {
    const logic = asBoolean(at(operands, 0))
    return booleanValue(typeof logic === 'boolean' ? !logic : { not: logic })
  },
  boolean: (operands) => booleanValue(asBoolean(at(operands, 0))),
  'boolean-from-string': (operands) => booleanValue(asBoolean(at(operands, 0))),
  selected: (operands) => selected(at(operands, 0), at(operands, 1)),
  'count-selected': (operands) => {
    const value = single(at(operands, 0))
    return number(value.many ? { count: value.logic } : { if: [{ is_blank: value.logic }, 0, 1] })
  },
  if: (operands) => {
    const [condition, one, other] = [at(operands, 0), single(at(operands, 1)), single(at(operands, 2))]
    const kind = one.literal === '' ? other.kind : one.kind
    const branch = (value: Value): Logic =>
      value.literal === '' ? null : kind === 'number' ? asNumber(value) : kind === 'text' ? asText(value) : value.logic
    return { logic: { if: [asBoolean(condition), branch(one), branch(other)] }, kind }
  },
  coalesce: (operands) => {
    const [one, other] = [single(at(operands, 0)), single(at(operands, 1))]
    return { logic: { if: [{ is_blank: one.logic }, other.logic, one.logic] }, kind: one.kind }
  },
  count: (operands) => {
    const value = at(operands, 0)
    if (!value.rows && !value.each) throw new NotConvertible('`count` takes a repeat')
    return number({ count: value.logic })
  },
  'count-non-empty': (operands) => {
    const value = at(operands, 0)
    if (!value.each) throw new NotConvertible('`count-non-empty` takes a question of a repeat')
    throw new NotConvertible('counting answers of a repeat has no counterpart')
  },
  sum: (operands) => number({ sum: [...numbers(operands)] }),
  min: extreme('min'),
  max: extreme('max'),
  int: (operands) => {
    const value = asNumber(at(operands, 0))
    return number({ if: [{ '<': [value, 0] }, { '-': [{ floor: { '-': [value] } }] }, { floor: value }] })
  },
  number: (operands) => number(asNumber(at(operands, 0))),
  round: (operands) =>
    number(
      operands[1]
        ? { round: [asNumber(at(operands, 0)), asNumber(operands[1])] }
        : { round: asNumber(at(operands, 0)) },
    ),
  abs: (operands) => {
    const value = asNumber(at(operands, 0))
    return number({ if: [{ '<': [value, 0] }, { '-': [value] }, value] })
  },
  pow: (operands) => {
    const times = Number(operands[1]?.literal)
    if (!Number.isInteger(times) || times < 1 || times > 6)
      throw new NotConvertible('`pow` takes a whole number from 1 to 6, written out')
    return number({ '*': Array.from({ length: times }, () => asNumber(at(operands, 0))) })
  },
  concat: (operands) => ({ logic: { cat: operands.map(asText) }, kind: 'text' }),
  string: (operands) => ({ logic: { cat: asText(at(operands, 0)) }, kind: 'text' }),
  'normalize-space': (operands, remark) => {
    remark('texts are kept without spaces around them anyway')
    return single(at(operands, 0))
  },
  'string-length': (operands) => {
    const value = single(at(operands, 0))
    if (value.kind !== 'text' && value.kind !== 'option')
      throw new NotConvertible(`the length of a ${value.kind} has no counterpart`)
    return number({ length: value.logic })
  },
  regex: (operands) => {
    const value = single(at(operands, 0))
    if (value.kind !== 'text' && value.kind !== 'option') throw new NotConvertible(`a ${value.kind} fits no pattern`)
    return booleanValue(matching(value.logic, literalOf(operands[1], 'the pattern')))
  },
  contains: likeText((text) => `.*${text}.*`),
  'starts-with': likeText((text) => `${text}.*`),
  'ends-with': likeText((text) => `.*${text}`),
  today: () => today,
  now: (_, remark) => {
    remark('`now()` is the day: expressions here know no time of day')
    return today
  },
  date: (operands) => dayOf(at(operands, 0)),
  'date-time': (operands) => single(at(operands, 0)),
  'decimal-date-time': (operands) => dayOf(at(operands, 0)),
  once: () => {
    throw new NotConvertible('a value that is worked out once is a default: put it there')
  },
}

function dayOf(value: Value): Value {
  const one = single(value)
  if (one.kind === 'date' || one.kind === 'datetime') return one
  if (one.literal !== undefined) return { ...textValue(String(one.literal)), kind: 'date' }
  throw new NotConvertible(`a ${one.kind} is no date`)
}

/** A function of the form's language; throws where it has no counterpart. */
export function called(name: string, operands: readonly Value[], remark: Remark): Value {
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (!found) throw new NotConvertible(`\`${name}()\` has no counterpart`)
  return found(operands, remark)
}
