/** The routes of what asks for attention: flags and alerts of a record type, and the lists over all types. */
import type { Model, RecordType } from '../../engine/model.ts'
import { flagSeveralShape } from '../routes/flag-several.ts'
import { flagShape } from '../routes/flags.ts'
import { answer, bodyOf, describing, inData, inPage, type Operation, object, ref, refused } from './operations.ts'
import type { Schema } from './record-schemas.ts'

type Paths = Readonly<Record<string, Readonly<Record<string, Operation | readonly Schema[]>>>>

const anything: Schema = { type: 'object' }
const list = (items: Schema): Schema => ({ type: 'array', items })
const inPath = (name: string): Schema => ({ name, in: 'path', required: true, schema: { type: 'string' } })
const inQuery = (name: string, description: string, schema: Schema = { type: 'string' }): Schema => ({
  ...{ name, in: 'query', description, schema },
})
const oneOf = (...values: readonly string[]): Schema => ({ type: 'string', enum: values })

/** A part of a record, and what became different of the record with it. */
const partWritten = {
  '200': answer('It, and what changed of its record.', object({ data: anything, record: anything })),
}

export function attentionPaths(model: Model, type: RecordType, actions: readonly string[]): Paths {
  const described = describing(model, type)
  const writing = [ref('parameters', 'IdempotencyKey'), ref('parameters', 'IfMatch')]
  const written = { ...partWritten, ...refused(401, 403, 404, 409, 412, 422, 429, 507) }
  const one = `/api/v2/${type.plural}/{id}`
  const id = [ref('parameters', 'id')]
  const may = (action: string, operation: Operation, method: string) =>
    actions.includes(action) ? { [method]: operation } : {}
  const read = (operationId: string, summary: string): Operation => ({
    ...described(operationId, summary),
    responses: { '200': answer(summary, inData(list(anything))), ...refused(401, 404, 429) },
  })
  const flag = (operationId: string, summary: string): Operation => ({
    ...described(operationId, summary),
    parameters: writing,
    requestBody: bodyOf(flagShape.schema),
    responses: written,
  })
  return {
    [`${one}/flags`]: {
      parameters: id,
      get: read('flags', 'All flags, resolved ones too'),
      ...may('flag', flag('flag', 'Add a flag: `message`, and `date` where it is not today'), 'post'),
    },
    ...((actions.includes('flag') || actions.includes('flag_update')) && {
      [`${one}/flags/{flag}`]: {
        parameters: [...id, inPath('flag')],
        patch: flag('change_flag', 'Change `message` and `date`, or resolve it with `unflag_message`'),
      },
    }),
    ...(actions.includes('flag_multiple') && {
      [`/api/v2/${type.plural}/flags`]: {
        post: {
          ...described(
            'flag_several',
            'Flag up to a hundred: those of `ids`, or those that `filters` and `query` find',
          ),
          parameters: [ref('parameters', 'IdempotencyKey')],
          requestBody: bodyOf(flagSeveralShape.schema),
          responses: {
            '200': answer('What became of each.', object({ data: list(anything), metadata: anything })),
            ...refused(401, 403, 404, 422, 429, 507),
          },
        },
      },
    }),
    [`${one}/alerts`]: { parameters: id, get: read('alerts', 'Alerts that you may know of, the latest first') },
    ...(actions.includes('remove_alert') && {
      [`${one}/alerts/{alert}`]: {
        parameters: [...id, inPath('alert')],
        delete: { ...described('remove_alert', 'Take an alert away'), parameters: writing, responses: written },
      },
    }),
  }
}

const paging = [ref('parameters', 'page'), ref('parameters', 'per')]
const types = inQuery('record_type', 'Of these types only.')

export const attentionLists: Paths = {
  '/api/v2/tasks': {
    get: {
      ...{ tags: ['Attention'], operationId: 'tasks', summary: 'What you have to do, on records of any type' },
      parameters: [
        ...paging,
        types,
        inQuery('type', 'Of these rules only.'),
        inQuery(
          'due',
          'Default: everything that was not put off.',
          oneOf('overdue', 'today', 'week', 'later', 'snoozed'),
        ),
        inQuery('order_by', 'Default: `due_date`.', oneOf('due_date', 'name', 'priority', 'type', 'id')),
        ref('parameters', 'order'),
      ],
      responses: { '200': answer('The page, and how many are due when.', inPage(anything)), ...refused(401, 422, 429) },
    },
  },
  '/api/v2/tasks/counts': {
    get: {
      ...{ tags: ['Attention'], operationId: 'task_counts', summary: 'How much you have to do, by when it is due' },
      responses: { '200': answer('The numbers.', inData(anything)), ...refused(401, 429) },
    },
  },
  '/api/v2/dashboards': {
    get: {
      ...{ tags: ['Attention'], operationId: 'dashboards', summary: 'The numbers of your home page' },
      parameters: [inQuery('names', 'Of these groups only, with commas between them.')],
      responses: {
        '200': answer('Groups of numbers, each with the parameters of the list behind it.', inData(list(anything))),
        ...refused(401, 429),
      },
    },
  },
  '/api/v2/flags': {
    get: {
      ...{ tags: ['Attention'], operationId: 'flags', summary: 'Flags near you, the latest first' },
      parameters: [
        ...paging,
        types,
        inQuery('active_only', 'Without those that are resolved.', { type: 'boolean' }),
        inQuery('flagged_by_me', 'Only those that you added.', { type: 'boolean' }),
      ],
      responses: { '200': answer('The page.', inPage(anything)), ...refused(401, 422, 429) },
    },
  },
  '/api/v2/alerts': {
    get: {
      ...{ tags: ['Attention'], operationId: 'alerts', summary: 'On how many records of each type there are alerts' },
      responses: { '200': answer('By record type.', inData(anything)), ...refused(401, 429) },
    },
  },
}
