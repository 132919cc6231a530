/** The routes of records given, or shown, to somebody else, and of the people to whom they may be. */

import type { Model, RecordType } from '../../engine/model.ts'
import { kindsOf } from '../../engine/transitions/kinds.ts'
import { mayStart } from '../../engine/transitions/permissions.ts'
import type { TransitionKind } from '../../engine/transitions/transition-kind.ts'
import { answerShape, doSeveralShape, startSeveralShape, startShape } from '../routes/transitions.ts'
import { answer, bodyOf, describing, inData, inPage, type Operation, object, ref, refused } from './operations.ts'
import type { Schema } from './record-schemas.ts'

type Paths = Readonly<Record<string, Readonly<Record<string, Operation | readonly Schema[]>>>>

const anything: Schema = { type: 'object' }
const list = (items: Schema): Schema => ({ type: 'array', items })
const entryInPath: Schema = { name: 'entry', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
const inQuery = (name: string, description: string): Schema => ({
  ...{ name, in: 'query', description, schema: { type: 'string' } },
})

const written = {
  '200': answer('The entry, and what changed of its record.', object({ data: anything, record: anything })),
  ...refused(401, 403, 404, 409, 412, 422, 429, 507),
}

export function transitionPaths(model: Model, type: RecordType, actions: readonly string[]): Paths {
  const kinds = kindsOf(type)
  const described = describing(model, type)
  const isBulk = type.lifecycle?.actions.some((one) => one.bulk && mayStart(type, one, new Set(actions)))
  const several = isBulk && {
    [`/api/v2/${type.plural}/actions`]: {
      post: {
        ...described(
          'act_several',
          'Do the same `record_action` to up to a hundred: those of `ids`, or those that are found',
        ),
        parameters: [ref('parameters', 'IdempotencyKey')],
        requestBody: bodyOf(doSeveralShape.schema),
        responses: {
          '200': answer('What became of each.', object({ data: list(anything), metadata: anything })),
          ...refused(401, 403, 404, 422, 429, 507),
        },
      },
    },
  }
  if (kinds.length === 0) return { ...several }
  const one = `/api/v2/${type.plural}/{id}`
  const id = [ref('parameters', 'id')]
  const entries = { '200': answer('The entries.', inData(list(anything))), ...refused(401, 404, 422, 429) }
  return {
    [`${one}/transitions`]: {
      parameters: id,
      get: {
        ...described(
          'transitions',
          'To whom it was given or shown, as far as you may know, and what you may do about it',
        ),
        parameters: [inQuery('types', 'Of these kinds only, with commas between them.')],
        responses: entries,
      },
    },
    [`${one}/transitions/{entry}/document`]: {
      parameters: [...id, entryInPath],
      get: {
        ...described('transition_document', 'What goes to somebody outside: what the named role may see, and you read'),
        responses: {
          '200': answer('The record and its forms.', inData(anything)),
          ...refused(401, 404, 409, 429),
        },
      },
    },
    ...several,
    ...Object.assign({}, ...kinds.map((kind) => ofKind(kind))),
  }

  function ofKind(kind: TransitionKind): Paths {
    const { plural, steps } = kind
    const start = type.lifecycle?.actions.find((action) => action.id === kind.id)
    const isMine = start !== undefined && mayStart(type, start, new Set(actions), true)
    const writing = [ref('parameters', 'IdempotencyKey'), ref('parameters', 'IfMatch')]
    const states = [...new Set(steps.map(({ to }) => to))].map((state) => `\`${state}\``).join(', ')
    return {
      [`${one}/${plural}`]: {
        parameters: id,
        get: { ...described(`list_${plural}`, 'Those of this kind'), responses: entries },
        ...(isMine && {
          post: {
            ...described(`begin_${kind.id}`, 'Begin one, with the answers of its dialog'),
            parameters: writing,
            requestBody: bodyOf(startShape.schema),
            responses: written,
          },
        }),
      },
      ...(steps.length > 0 && {
        [`${one}/${plural}/{entry}`]: {
          parameters: [...id, entryInPath],
          patch: {
            ...described(`answer_${kind.id}`, `Bring one to another \`status\`: ${states}`),
            parameters: writing,
            requestBody: bodyOf(answerShape.schema),
            responses: written,
          },
          ...(steps.some(({ to }) => to === 'revoked') && {
            delete: { ...described(`revoke_${kind.id}`, 'Take one back'), parameters: writing, responses: written },
          }),
        },
      }),
      ...(isMine &&
        start?.bulk && {
          [`/api/v2/${type.plural}/${plural}`]: {
            post: {
              ...described(
                `begin_several_${kind.id}`,
                'Begin the same on up to a hundred: those of `ids`, or those that `filters` and `query` find',
              ),
              parameters: [ref('parameters', 'IdempotencyKey')],
              requestBody: bodyOf(startSeveralShape.schema),
              responses: {
                '200': answer('What became of each.', object({ data: list(anything), metadata: anything })),
                ...refused(401, 403, 404, 422, 429, 507),
              },
            },
          },
        }),
    }
  }
}

const asked = [
  inQuery('record_type', 'Of a record of this type.'),
  inQuery('record_id', 'Of this record; or any of `record_module_id`.'),
  inQuery('record_module_id', 'Programme, where no record is named.'),
  ...['agency', 'location', 'service'].map((name) => inQuery(name, 'Narrows the choice, where the kind asks for it.')),
  inQuery('authorized_role_unique_id', 'The role that will be named.'),
  inQuery('query', 'Beginnings of their name, user name or code.'),
]

const recipients = (operationId: string, more: readonly Schema[]): Operation => ({
  ...{ tags: ['Accounts'], operationId, summary: 'People to whom you may give a record' },
  parameters: [...more, ...asked, ref('parameters', 'page'), ref('parameters', 'per')],
  responses: {
    '200': answer('The page; where it is empty, `why`.', inPage(anything)),
    ...refused(401, 403, 404, 422, 429),
  },
})

export const recipientPaths: Paths = {
  '/api/v2/users/recipients': { get: recipients('recipients', [inQuery('transition', 'Kind of transition.')]) },
  '/api/v2/users/assign-to': { get: recipients('assign_to', []) },
  '/api/v2/users/transfer-to': { get: recipients('transfer_to', []) },
  '/api/v2/users/refer-to': { get: recipients('refer_to', []) },
}
