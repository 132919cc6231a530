import type { Field } from '../model.ts'

const indexes = new WeakMap<readonly Field[], ReadonlyMap<string, Field>>()

/** A record type's or subform's fields by id, made once per list. */
export function fieldsById(fields: readonly Field[]): ReadonlyMap<string, Field> {
  const known = indexes.get(fields)
  if (known) return known
  const made = new Map(fields.map((field) => [field.id, field]))
  indexes.set(fields, made)
  return made
}
