import type { Logic } from '../../engine/logic/logic.ts'
import { callIn, isList } from '../../engine/logic/shape.ts'
import { isName, PRECEDENCE, type Precedence, precedenceOf } from './signs.ts'

/**
 * An expression as a formula for people who do not write JSON: `sex == "female" and age >= 12`. Reading it back gives
 * the very same expression; what a formula cannot say stands in it as JSON.
 */
export const printFormula = (logic: Logic): string => print(logic, PRECEDENCE.or)

function print(logic: Logic, around: Precedence): string {
  if (isList(logic)) return `[${logic.map((member) => print(member, PRECEDENCE.or)).join(', ')}]`
  const call = callIn(logic)
  if (!call) return JSON.stringify(logic)
  const { name, operands } = call
  const own = precedenceOf(name)
  const isListed = isList((logic as Readonly<Record<string, Logic>>)[name] ?? null)
  const [first] = operands
  if (own !== undefined) {
    const isNot = name === 'not'
    const isSayable = isNot ? !isListed : isListed && operands.length > 1
    if (!isSayable) return JSON.stringify(logic)
    const text = isNot
      ? `not ${print(first ?? null, own)}`
      : operands.map((operand) => print(operand, (own + 1) as Precedence)).join(` ${name} `)
    return own < around ? `(${text})` : text
  }
  if (name === 'var' && !isListed && typeof first === 'string' && isName(first)) return first
  const isSayable = isName(name) && (!isListed || operands.length !== 1 || isList(first ?? null))
  return isSayable
    ? `${name}(${operands.map((operand) => print(operand, PRECEDENCE.or)).join(', ')})`
    : JSON.stringify(logic)
}
