import { fieldTypeOf } from '../fields/index.ts'
import { isBlank } from '../lib/blank.ts'
import { evaluate } from '../logic/evaluate.ts'
import type { Logic } from '../logic/logic.ts'
import { contextIn, type Scope } from '../logic/scope.ts'
import type { Field } from '../model.ts'
import { EffectError } from './becoming.ts'

/** What an expression of the record comes to, as a field of it or of a row stores it; undefined where it comes to nothing. */
export function storedValue(field: Field, logic: Logic, scope: Scope, at = scope): unknown {
  const value = evaluate(logic, scope)
  if (isBlank(value)) return undefined
  const stored = fieldTypeOf(field).parse(value, contextIn(at, field))
  if (stored === undefined) throw new EffectError(`${field.type}.unreadable`)
  return stored
}
