import { fieldsById } from '../fields/by-id.ts'
import type { ValueKind } from '../fields/field-type.ts'
import { fieldTypeOf, kindOf } from '../fields/index.ts'
import type { Field } from '../model.ts'

/** Something that a question may name. */
export interface Askable {
  readonly name: string
  readonly kind: ValueKind
  readonly many: boolean
  /** Absent: a core fact, the id, or a column of the platform's own rows. */
  readonly field?: Field
  /** The name beside it that holds the upper end, where this is the lower end of an interval. */
  readonly upTo?: string
}

/** Those of the fields that have a column. */
export const columnsOf = (
  fields: readonly Field[],
  projected: readonly string[],
): readonly (readonly [string, Askable])[] =>
  projected.flatMap((name) => {
    const field = fieldsById(fields).get(name)
    if (!field) return []
    const { many = false, upTo } = fieldTypeOf(field)
    const upper = upTo?.(field)
    return [[name, { name, kind: kindOf(field), many, field, ...(upper !== undefined && { upTo: upper }) }] as const]
  })
