import type { Logic } from '../logic/logic.ts'
import { namesRead } from '../logic/names.ts'
import type { Scope } from '../logic/scope.ts'

/**
 * Whether an expression reads only what the actor may read. One that reads more is not judged for them: what it would
 * hide shows, what it would require is optional, its rule says nothing. A row's fields go with their subform.
 */
export const mayJudge = (logic: Logic, { record: { readable }, subform }: Scope): boolean =>
  readable === undefined || readsOnly(logic, readable, subform ? 'row' : 'record')

export function readsOnly(logic: Logic, readable: ReadonlySet<string>, at: 'record' | 'row' = 'record'): boolean {
  for (const name of namesRead(logic, at).record) if (!readable.has(name)) return false
  return true
}
