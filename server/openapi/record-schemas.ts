/** JSON Schemas of records, out of the model: what a client may send and will get. */
import type { ValueKind } from '../../engine/fields/field-type.ts'
import { fieldTypeOf, kindOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import { textIn } from '../../engine/lib/text-in.ts'
import type { Field, Model, RecordType } from '../../engine/model.ts'
import { openCoreFacts } from '../../engine/permissions/role-fields.ts'
import { type CoreFactName, coreFacts } from '../../engine/records/core-facts.ts'

export type Schema = Readonly<Record<string, unknown>>

const UUID = { type: 'string', format: 'uuid' }

/** A file that is attached. To attach one, `file` names bytes that were sent before. */
export const attachmentSchema: Schema = {
  type: 'object',
  required: ['file'],
  properties: {
    unique_id: { type: 'string' },
    file: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the bytes.' },
    file_name: { type: 'string', readOnly: true },
    content_type: { type: 'string', readOnly: true },
    size: { type: 'integer', readOnly: true, description: 'In bytes.' },
    date: { type: 'string', format: 'date' },
    description: { type: 'string' },
    is_current: { type: 'boolean' },
    comments: { type: 'string' },
    signature_provided_by: { type: 'string', description: 'Of a signature.' },
    signature_provided_on: { type: 'string', format: 'date', readOnly: true },
    signature_created_by_user: { type: 'string', readOnly: true },
    attachment_url: { type: 'string', readOnly: true, description: 'Where its bytes are read.' },
    _destroy: { type: 'boolean', description: 'Takes the file away.', writeOnly: true },
  },
}

const BY_KIND: { readonly [K in ValueKind]: Schema } = {
  text: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  option: { type: 'string' },
  location: { type: 'string' },
  agency: { type: 'string' },
  user: { type: 'string' },
  group: { type: 'string' },
  record: UUID,
  age: { type: 'integer', minimum: 0 },
  rows: {},
  files: attachmentSchema,
  none: {},
}

/** A record as it is shown. */
export function recordSchema(model: Model, type: RecordType): Schema {
  const facts = openCoreFacts.map((name) => [name, coreSchema(name as CoreFactName)])
  return {
    type: 'object',
    description: said(model, type.label),
    required: ['id', 'version'],
    properties: {
      id: UUID,
      [type.ids.unique]: UUID,
      [type.ids.display]: { type: 'string' },
      version: { type: 'integer', minimum: 1 },
      enabled: { type: 'boolean' },
      module_id: { type: 'string', enum: type.programmes },
      ...Object.fromEntries(facts),
      ...fieldSchemas(model, type.fields),
    },
  }
}

/** Answers as they may be sent: any of them, null to clear. What the person may not write is not among them. */
export function answersSchema(model: Model, type: RecordType): Schema {
  const writable = type.fields.filter(({ readOnly, calculation }) => readOnly !== true && calculation === undefined)
  const fields = Object.entries(fieldSchemas(model, writable))
  return {
    type: 'object',
    properties: {
      id: UUID,
      module_id: { type: 'string', enum: type.programmes },
      ...Object.fromEntries(fields.map(([name, schema]) => [name, { anyOf: [schema, { type: 'null' }] }])),
    },
  }
}

function coreSchema(name: CoreFactName): Schema {
  const { kind, many } = coreFacts[name]
  return { ...(many ? { type: 'array', items: BY_KIND[kind] } : BY_KIND[kind]), readOnly: true }
}

const fieldSchemas = (model: Model, fields: readonly Field[]): Readonly<Record<string, Schema>> =>
  Object.fromEntries(
    fields.filter((field) => kindOf(field) !== 'none').map((field) => [field.id, fieldSchema(model, field)]),
  )

function fieldSchema(model: Model, field: Field): Schema {
  const described = { description: said(model, field.label) }
  if (field.rows) return { ...described, type: 'array', maxItems: field.rows.maximum, items: rowSchema(model, field) }
  const { json } = fieldTypeOf(field)
  if (json) return { ...described, ...json }
  const one = { ...BY_KIND[kindOf(field)], ...optionsOf(model, field) }
  return fieldTypeOf(field).many ? { ...described, type: 'array', items: one } : { ...described, ...one }
}

const rowSchema = (model: Model, field: Field): Schema => ({
  type: 'object',
  required: ['unique_id'],
  properties: {
    unique_id: UUID,
    _destroy: { type: 'boolean', description: 'Takes the row away.', writeOnly: true },
    ...fieldSchemas(model, field.rows?.fields ?? []),
  },
})

function optionsOf(model: Model, { settings }: Field): Schema {
  const lookup = own(settings, 'lookup')
  const options = typeof lookup === 'string' ? own(model.lookups, lookup)?.options : undefined
  return options ? { enum: options.map(({ id }) => id) } : {}
}

const said = ({ instance }: Model, texts: RecordType['label']) =>
  textIn(texts, instance.defaultLocale, instance.defaultLocale)
