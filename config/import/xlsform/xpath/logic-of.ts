import type { Logic } from '../../../../engine/logic/logic.ts'
import { withinLimits } from '../../logic.ts'
import { convertedValue } from './convert.ts'
import { parsed } from './parse.ts'
import { asBoolean, type Find, type Remark, type Value } from './value.ts'

export type { Find, Value } from './value.ts'

/** A condition of a form in JSON Logic. */
export const conditionOf = (text: string, find: Find, remark: Remark): Logic =>
  withinLimits(asBoolean(convertedValue(parsed(text), find, remark)))

/** What an expression of a form comes to, in JSON Logic. */
export function valueIn(text: string, find: Find, remark: Remark): Value {
  const value = convertedValue(parsed(text), find, remark)
  withinLimits(value.logic)
  return value
}
