/** The pieces of which descriptions of routes are made. */
import { textIn } from '../../engine/lib/text-in.ts'
import type { Model, RecordType } from '../../engine/model.ts'
import type { Schema } from './record-schemas.ts'

export interface Operation {
  readonly summary: string
  readonly tags: readonly string[]
  readonly operationId: string
  readonly parameters?: readonly Schema[]
  readonly requestBody?: Schema
  readonly responses: Readonly<Record<string, Schema>>
  readonly security?: readonly Schema[]
}

/** Names and describes the operations on records of one type. */
export function describing({ instance }: Model, { id, labelPlural }: Pick<RecordType, 'id' | 'labelPlural'>) {
  const tags = [textIn(labelPlural, instance.defaultLocale, instance.defaultLocale)]
  return (operationId: string, summary: string) => ({ tags, operationId: `${operationId}_${id}`, summary })
}

export const ref = (kind: 'schemas' | 'responses' | 'parameters', name: string): Schema => ({
  $ref: `#/components/${kind}/${name}`,
})

const json = (schema: Schema): Schema => ({ content: { 'application/json': { schema } } })

export const bodyOf = (schema: Schema): Schema => ({ required: true, ...json(schema) })
export const answer = (description: string, schema: Schema): Schema => ({ description, ...json(schema) })
export const nothing = (description: string): Schema => ({ description })

export const object = (properties: Readonly<Record<string, Schema>>, required = Object.keys(properties)): Schema => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
})

export const inData = (schema: Schema): Schema => object({ data: schema })

export const inPage = (items: Schema): Schema =>
  object({ data: { type: 'array', items }, metadata: ref('schemas', 'Page') })

export const refused = (...statuses: readonly number[]): Readonly<Record<string, Schema>> =>
  Object.fromEntries(statuses.map((status) => [String(status), ref('responses', 'Refused')]))
