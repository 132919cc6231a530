/** What settings of operations look like: JSON Schemas, and the little of it that judges what is sent. */
import type { Operation, OperationKind } from './operation.ts'
import { Refused } from './operation.ts'

interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly maxItems?: number
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | false
}

export const name = { type: 'string', minLength: 1, maxLength: 120 } as const
export const names = { type: 'array', items: name, maxItems: 2000 } as const
export const written = { type: 'string', minLength: 1, maxLength: 10_000 } as const
/** A text in the default language, or one for each. */
export const text = { type: ['string', 'object'], minLength: 1, additionalProperties: written } as const
export const yes = { type: 'boolean' } as const
export const things = { type: 'array', items: { type: 'object' }, maxItems: 2000 } as const
/** By name; null takes a property away. What a value has to be, the check says. */
export const properties = { type: 'object' } as const
/** The entry behind which it is put; null: first; left out: last. */
export const after = { type: ['string', 'null'] } as const

export function mustFit({ properties, required }: OperationKind, { kind: _, ...settings }: Operation): void {
  const at = misfit({ type: 'object', properties, required, additionalProperties: false }, settings, '')
  if (at !== undefined) throw new Refused('edit.operation_malformed', { at: at === '' ? '/' : at.slice(0, 200) })
}

/** Where a value is not as it should be. */
function misfit(schema: Schema, value: unknown, at: string): string | undefined {
  const { type } = schema
  const types = type === undefined ? undefined : typeof type === 'string' ? [type] : type
  if (types && !types.includes(typeOf(value))) return at
  if (schema.enum && !schema.enum.includes(value)) return at
  if (typeof value === 'string') return isOfLength(schema, value.length) ? undefined : at
  if (Array.isArray(value)) {
    if (value.length > (schema.maxItems ?? Number.POSITIVE_INFINITY)) return at
    return firstOf(value.map((one, index) => [schema.items, one, `${at}/${index}`]))
  }
  if (typeof value !== 'object' || value === null) return undefined
  const missing = (schema.required ?? []).find((key) => !Object.hasOwn(value, key))
  if (missing !== undefined) return `${at}/${missing}`
  const known = schema.properties ?? {}
  const strange = Object.keys(value).find((key) => !Object.hasOwn(known, key))
  if (strange !== undefined && schema.additionalProperties === false) return `${at}/${strange}`
  return firstOf(
    Object.entries(value).map(([key, one]) => [
      Object.hasOwn(known, key) ? known[key] : schema.additionalProperties || undefined,
      one,
      `${at}/${key}`,
    ]),
  )
}

function firstOf(parts: readonly (readonly [Schema | undefined, unknown, string])[]): string | undefined {
  for (const [schema, value, at] of parts) {
    const found = schema && misfit(schema, value, at)
    if (found !== undefined) return found
  }
  return undefined
}

const isOfLength = ({ minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Schema, length: number) =>
  length >= minLength && length <= maxLength

const typeOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'array'
      : typeof value === 'number' && Number.isInteger(value)
        ? 'integer'
        : typeof value
