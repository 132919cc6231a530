import type { Logic } from '../../engine/logic/logic.ts'
import { callIn, isList } from '../../engine/logic/shape.ts'

const BLANK = Symbol('blank')
type Value = Logic | typeof BLANK

/** The name of which parts of an `and` ask what cannot be at the same time; undefined where all may hold. */
export function neverTogether(logic: Logic): string | undefined {
  const call = callIn(logic)
  if (!call || !['and', 'or', 'if', 'not', '!'].includes(call.name)) return undefined
  if (call.name !== 'and') return call.name === 'or' ? everyOf(call.operands.map(neverTogether)) : undefined
  const allowed = new Map<string, readonly Value[]>()
  for (const part of flat(call.operands)) {
    const never = neverTogether(part)
    if (never !== undefined) return never
    const asked = askedOf(part)
    if (!asked) continue
    const before = allowed.get(asked.name)
    const both = before ? before.filter((value) => asked.values.includes(value)) : asked.values
    if (both.length === 0) return asked.name
    allowed.set(asked.name, both)
  }
  return undefined
}

/** Of alternatives it matters only when none can hold. */
const everyOf = (names: readonly (string | undefined)[]): string | undefined =>
  names.includes(undefined) ? undefined : names[0]

const flat = (parts: readonly Logic[]): readonly Logic[] =>
  parts.flatMap((part) => {
    const call = callIn(part)
    return call?.name === 'and' ? flat(call.operands) : [part]
  })

/** The values that one comparison leaves to a name. */
function askedOf(logic: Logic): { readonly name: string; readonly values: readonly Value[] } | undefined {
  const call = callIn(logic)
  if (!call) return undefined
  const [one = null, other = null] = call.operands
  const name = nameIn(one)
  if (call.name === 'is_blank') return name === undefined ? undefined : { name, values: [BLANK] }
  if (call.name === 'in' && name !== undefined && isList(other) && other.every(isLiteral))
    return { name, values: other }
  if (call.name !== '==') return undefined
  if (name !== undefined && isLiteral(other)) return { name, values: [other] }
  const second = nameIn(other)
  return second !== undefined && isLiteral(one) ? { name: second, values: [one] } : undefined
}

const isLiteral = (logic: Logic): boolean => ['string', 'number', 'boolean'].includes(typeof logic)

const nameIn = (logic: Logic): string | undefined => {
  const call = callIn(logic)
  return call?.name === 'var' && typeof call.operands[0] === 'string' ? call.operands[0] : undefined
}
