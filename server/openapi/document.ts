/** The API's own description, OpenAPI 3.1: generated from the model and the shapes, as far as one person may know of it. */
import type { Model } from '../../engine/model.ts'
import { fixedPaths } from './fixed-paths.ts'
import { answer, object, ref } from './operations.ts'
import { recordPaths, recordSchemas } from './record-paths.ts'
import type { Schema } from './record-schemas.ts'

const text: Schema = { type: 'string' }
const count: Schema = { type: 'integer', minimum: 0 }

const inQuery = (name: string, description: string, schema: Schema = text): Schema => ({
  name,
  in: 'query',
  description,
  schema,
})
const inHeader = (name: string, description: string, schema: Schema = text): Schema => ({
  name,
  in: 'header',
  description,
  schema,
})
const inPath = (name: string, schema: Schema): Schema => ({ name, in: 'path', required: true, schema })

const PARAMETERS: Readonly<Record<string, Schema>> = {
  id: inPath('id', { type: 'string', format: 'uuid' }),
  name: inPath('name', text),
  page: inQuery('page', 'From 1.', { type: 'integer', minimum: 1 }),
  per: inQuery('per', 'Rows of a page.', { type: 'integer', minimum: 1, maximum: 1000 }),
  order_by: inQuery('order_by', 'A field to sort by.'),
  order: inQuery('order', 'Its direction.', { type: 'string', enum: ['asc', 'desc'] }),
  fields: inQuery(
    'fields',
    'Names with commas between them, or `short` for what lists show. Left out: everything that you may read of each record, rows included.',
  ),
  query: inQuery('query', 'Words to search for; better sent to `…/query`.'),
  indicator: inQuery('indicator', 'The records behind a number of the home page, `<dashboard>.<indicator>`.'),
  indicator_key: {
    ...inQuery('indicator_key[]', 'Only under these values of it; a blank one is what has none.', {
      type: 'array',
      items: text,
    }),
    style: 'form',
    explode: true,
  },
  filters: {
    ...inQuery(
      'filters',
      'Any listed field: `a,b`, `1..5`, `-30d..today`; `or[…]`, `not[…]`, `loc:…` as the dialect has them.',
      {
        type: 'object',
        additionalProperties: text,
      },
    ),
    style: 'form',
    explode: true,
  },
  IdempotencyKey: inHeader('Idempotency-Key', 'Id of this write: asked again with it, nothing is done twice.', {
    type: 'string',
    format: 'uuid',
  }),
  IfMatch: inHeader('If-Match', 'The version that must stand, as in `"3"`.'),
  Prefer: inHeader('Prefer', '`return=minimal` for no body.'),
}

const SCHEMAS: Readonly<Record<string, Schema>> = {
  Page: object({ total: count, per: count, page: count }),
  Errors: object({ errors: { type: 'array', items: ref('schemas', 'Error') } }),
  Error: object(
    {
      status: { type: 'integer' },
      resource: text,
      message: { type: 'array', items: text, description: 'Codes.' },
      detail: { ...text, description: 'The field, or where in the body.' },
      params: { type: 'object' },
      text: { ...text, description: 'Message of a configured rule.' },
      level: { type: 'string', enum: ['error', 'warning'] },
      base: {},
      yours: {},
      theirs: {},
      version: { type: 'integer' },
    },
    ['status', 'resource', 'message'],
  ),
  HistoryEntry: object({
    record_id: text,
    record_type: text,
    datetime: { type: 'string', format: 'date-time' },
    user_name: text,
    action: text,
    version: { type: 'integer' },
    release: text,
    record_changes: { type: 'array', items: { type: 'object' } },
  }),
}

/** `actions`: what may be done with at least some records of each type. */
export function openApiDocument(model: Model, actions: Readonly<Record<string, readonly string[]>>): Schema {
  const { instance } = model
  const types = Object.values(model.recordTypes)
  return {
    openapi: '3.1.0',
    info: {
      title: instance.name[instance.defaultLocale] ?? instance.id,
      version: instance.version,
      description: `Release ${model.hash}.`,
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { cookie: [] }],
    paths: Object.assign({}, fixedPaths, ...types.map((type) => recordPaths(model, type, actions[type.id] ?? []))),
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
      },
      parameters: PARAMETERS,
      responses: { Refused: answer('Refused, and why.', ref('schemas', 'Errors')) },
      schemas: Object.assign({}, SCHEMAS, ...types.map((type) => recordSchemas(model, type))),
    },
  }
}
