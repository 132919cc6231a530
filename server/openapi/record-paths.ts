import type { Model, RecordType } from '../../engine/model.ts'
import { SEARCH_BEYOND } from '../../engine/permissions/beyond-reach.ts'
import { fieldsWithFiles } from '../../engine/records/files.ts'
import { createShape, updateShape } from '../routes/change-record.ts'
import { actionPaths } from './action-paths.ts'
import { attachmentPaths } from './attachment-paths.ts'
import { attentionPaths } from './attention-paths.ts'
import { linkedPaths } from './linked-paths.ts'
import { logPaths } from './log-paths.ts'
import {
  answer,
  bodyOf,
  describing,
  inData,
  inPage,
  nothing,
  type Operation,
  object,
  ref,
  refused,
} from './operations.ts'
import { answersSchema, recordSchema, type Schema } from './record-schemas.ts'
import { transitionPaths } from './transition-paths.ts'

type Paths = Readonly<Record<string, Readonly<Record<string, Operation | readonly Schema[]>>>>

const LISTED = ['page', 'per', 'order_by', 'order', 'fields', 'query']
const beyond: Schema = {
  ...{ name: 'id_search', in: 'query', schema: { type: 'boolean' } },
  description:
    'Also finds, by words or `id`, records beyond your reach; of these only some fields are shown, and `record_in_scope` is false.',
}

/** The routes of one record type, as one person may use them. */
export function recordPaths(model: Model, type: RecordType, actions: readonly string[]): Paths {
  const { plural, id } = type
  const record = ref('schemas', id)
  const answers = ref('schemas', `${id}_answers`)
  const may = (action: string, operation: Operation, method: string) =>
    actions.includes(action) ? { [method]: operation } : {}
  const described = describing(model, type)
  const writing = [ref('parameters', 'IdempotencyKey'), ref('parameters', 'Prefer')]
  const changing = [...writing, ref('parameters', 'IfMatch')]
  const written = { '200': answer('What changed.', inData(record)), '204': nothing('Done; nothing was wanted back.') }
  return {
    [`/api/v2/${plural}`]: {
      get: {
        ...described('list', 'A page of records within reach'),
        parameters: [
          ...[...LISTED, 'indicator', 'indicator_key', 'filters'].map((name) => ref('parameters', name)),
          ...(actions.includes(SEARCH_BEYOND) ? [beyond] : []),
        ],
        responses: { '200': answer('The page.', inPage(record)), ...refused(401, 404, 422, 429) },
      },
      ...may(
        'create',
        {
          ...described('create', 'Make a record'),
          parameters: writing,
          requestBody: bodyOf(withData(createShape.schema, answers)),
          responses: { ...written, ...refused(401, 403, 409, 413, 415, 422, 429, 507) },
        },
        'post',
      ),
    },
    [`/api/v2/${plural}/query`]: {
      post: {
        ...described('search', 'The same page, asked for without words or values standing in a URL'),
        requestBody: bodyOf({ type: 'object' }),
        responses: { '200': answer('The page.', inPage(record)), ...refused(401, 404, 422, 429) },
      },
    },
    [`/api/v2/${plural}/{id}`]: {
      parameters: [ref('parameters', 'id')],
      get: {
        ...described('show', 'One record'),
        parameters: [ref('parameters', 'fields')],
        responses: {
          '200': answer(
            'The record, and what may be done with it.',
            object({ data: record, metadata: { type: 'object' } }),
          ),
          '304': nothing('Not modified.'),
          ...refused(401, 404, 422, 429),
        },
      },
      ...may(
        'update',
        {
          ...described('update', 'Change answers, or perform a named action'),
          parameters: changing,
          requestBody: bodyOf(withData(updateShape.schema, answers)),
          responses: { ...written, ...refused(401, 403, 404, 409, 412, 413, 415, 422, 429, 507) },
        },
        'patch',
      ),
      ...may(
        'disable',
        {
          ...described('disable', 'Take a record out of sight; nothing is erased'),
          parameters: changing,
          responses: { ...written, ...refused(401, 403, 404, 412, 429, 507) },
        },
        'delete',
      ),
    },
    ...actionPaths(model, type),
    ...transitionPaths(model, type, actions),
    ...linkedPaths(model, type),
    ...attentionPaths(model, type, actions),
    ...(fieldsWithFiles(type.fields).length > 0 && attachmentPaths(model, type, actions)),
    ...logPaths(plural, { described, actions, record }),
  }
}

/** The body as the route reads it, with the answers spelled out. */
function withData(schema: Schema, data: Schema): Schema {
  return { ...schema, properties: { ...(schema['properties'] as Schema), data } }
}

export const recordSchemas = (model: Model, type: RecordType): Readonly<Record<string, Schema>> => ({
  [type.id]: recordSchema(model, type),
  [`${type.id}_answers`]: answersSchema(model, type),
})
