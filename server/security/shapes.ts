/**
 * What the body of a request must look like. One description both reads the JSON strictly (a wrong type is refused, never
 * coerced; a key that nobody asked for is refused) and says so in the API's document.
 */
import { problems } from '../../engine/problems.ts'
import type { Json, JsonObject } from './json-reader.ts'

export interface Shape<Value> {
  readonly schema: Readonly<Record<string, unknown>>
  read(value: Json, at: string): Value
  readonly optional?: true
}

type ValueOf<Of> = Of extends Shape<infer Value> ? Value : never
type Parts = Readonly<Record<string, Shape<unknown>>>
type OptionalKeys<Of extends Parts> = { [Key in keyof Of]: Of[Key] extends { optional: true } ? Key : never }[keyof Of]
export type Read<Of extends Parts> = { readonly [Key in Exclude<keyof Of, OptionalKeys<Of>>]: ValueOf<Of[Key]> } & {
  readonly [Key in OptionalKeys<Of>]?: ValueOf<Of[Key]>
}

const refused = (code: string, at: string) => problems.bodyRefused({ code, ...(at !== '' && { detail: at }) })
const wrong = (at: string) => refused('body.wrong_type', at)

export function text(limits: {
  readonly longest: number
  readonly shortest?: number
  readonly pattern?: RegExp
}): Shape<string> {
  const { longest, shortest = 0, pattern } = limits
  return {
    schema: {
      type: 'string',
      maxLength: longest,
      ...(shortest > 0 && { minLength: shortest }),
      ...(pattern && { pattern: pattern.source }),
    },
    read(value, at) {
      if (typeof value !== 'string') throw wrong(at)
      if (value.length < shortest) throw refused('body.value_missing', at)
      if (value.length > longest) throw refused('body.text_too_long', at)
      if (pattern && !pattern.test(value)) throw refused('body.wrong_form', at)
      return value
    },
  }
}

export const uuid = text({ longest: 36, pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ })

export const boolean: Shape<boolean> = {
  schema: { type: 'boolean' },
  read(value, at) {
    if (typeof value !== 'boolean') throw wrong(at)
    return value
  },
}

export const wholeNumber = (least: number): Shape<number> => ({
  schema: { type: 'integer', minimum: least },
  read(value, at) {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least) throw wrong(at)
    return value
  },
})

/** Any object: what stands in it is the engine's to judge. */
export const anyObject: Shape<JsonObject> = {
  schema: { type: 'object' },
  read(value, at) {
    if (!isObject(value)) throw wrong(at)
    return value
  },
}

export const listOf = <Value>(member: Shape<Value>, most: number): Shape<readonly Value[]> => ({
  schema: { type: 'array', items: member.schema, maxItems: most },
  read(value, at) {
    if (!Array.isArray(value)) throw wrong(at)
    if (value.length > most) throw refused('body.too_many_items', at)
    return value.map((entry, index) => member.read(entry, `${at}/${index}`))
  },
})

export const orNull = <Value>(inner: Shape<Value>): Shape<Value | null> => ({
  schema: { anyOf: [inner.schema, { type: 'null' }] },
  read: (value, at) => (value === null ? null : inner.read(value, at)),
})

export const optional = <Value>(inner: Shape<Value>): Shape<Value> & { readonly optional: true } => ({
  schema: inner.schema,
  read: inner.read,
  optional: true,
})

export function object<Of extends Parts>(parts: Of): Shape<Read<Of>> {
  const required = Object.keys(parts).filter((key) => parts[key]?.optional !== true)
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(Object.entries(parts).map(([key, { schema }]) => [key, schema])),
      ...(required.length > 0 && { required }),
      additionalProperties: false,
    },
    read(value, at) {
      if (!isObject(value)) throw wrong(at)
      for (const key of Object.keys(value)) {
        if (!Object.hasOwn(parts, key)) throw refused('body.key_unknown', `${at}/${key.slice(0, 60)}`)
      }
      for (const key of required) {
        if (!Object.hasOwn(value, key)) throw refused('body.value_missing', `${at}/${key}`)
      }
      const entries = Object.entries(value).map(([key, inner]) => [key, parts[key]?.read(inner, `${at}/${key}`)])
      return Object.fromEntries(entries) as Read<Of>
    },
  }
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
