/** The routes that every instance has. */
import { fieldTypes } from '../../engine/fields/index.ts'
import { accountShape } from '../accounts/account-edit.ts'
import { managedShape } from '../accounts/managed-edit.ts'
import { readShape } from '../routes/notices.ts'
import { resetRequestShape, resetShape } from '../routes/password-reset.ts'
import { setUpShape } from '../routes/set-up.ts'
import { signInShape } from '../routes/tokens.ts'
import { object as objectShape } from '../security/shapes.ts'
import { attentionLists } from './attention-paths.ts'
import { directoryPaths } from './directory-paths.ts'
import { draftPaths } from './drafts-paths.ts'
import { auditPaths } from './log-paths.ts'
import { answer, bodyOf, inData, inPage, nothing, type Operation, object, ref, refused } from './operations.ts'
import { peoplePaths } from './people-paths.ts'
import { promotionPaths } from './promotion-paths.ts'
import type { Schema } from './record-schemas.ts'
import { systemPaths } from './system-paths.ts'
import { recipientPaths } from './transition-paths.ts'

type Paths = Readonly<Record<string, Readonly<Record<string, Operation | readonly Schema[]>>>>

const kindsOfFiles = fieldTypes.filter(({ files }) => files).map(({ type }) => type)
const anything: Schema = { type: 'object' }
const text: Schema = { type: 'string' }
const id = [ref('parameters', 'name')]
const paging = [ref('parameters', 'page'), ref('parameters', 'per')]

const read = (
  tag: string,
  operationId: string,
  summary: string,
  schema: Schema,
  parameters: readonly Schema[] = [],
): Operation => ({
  tags: [tag],
  operationId,
  summary,
  ...(parameters.length > 0 && { parameters }),
  responses: { '200': answer(summary, schema), ...refused(401, 404, 422, 429) },
})

/** A list in the dialect's shape, and one of it. */
const reference = (path: string, what: string): Paths => ({
  [`/api/v2/${path}`]: {
    get: read('Configuration', `list_${path}`, `All ${what} that you may know of`, inPage(anything), paging),
  },
  [`/api/v2/${path}/{name}`]: {
    parameters: id,
    get: read('Configuration', `show_${path}`, `One of the ${what}`, inData(anything)),
  },
})

export const fixedPaths: Paths = {
  '/health': {
    get: {
      tags: ['Instance'],
      operationId: 'health',
      summary: 'Whether a record could be kept now',
      security: [],
      responses: { '204': nothing('Yes.'), '503': nothing('No.') },
    },
  },
  '/api/v2/tokens': {
    post: {
      tags: ['Signing in'],
      operationId: 'sign_in',
      summary: 'Sign in: a cookie for browsers, a bearer token for scripts',
      security: [],
      requestBody: bodyOf(signInShape.schema),
      responses: {
        '200': answer('Signed in.', object({ id: text, user_name: text, token: text }, ['id', 'user_name'])),
        ...refused(401, 422, 429),
      },
    },
    delete: {
      tags: ['Signing in'],
      operationId: 'sign_out',
      summary: 'Sign out',
      responses: { '204': nothing('Signed out.'), ...refused(401) },
    },
  },
  '/api/v2/set_up': {
    post: {
      tags: ['Signing in'],
      operationId: 'set_up',
      summary: 'Make the first administrator, with the token of the one-time link',
      security: [],
      requestBody: bodyOf(setUpShape.schema),
      responses: {
        '201': answer('Made and signed in.', object({ id: text, user_name: text })),
        ...refused(403, 422, 429),
      },
    },
  },
  '/api/v2/users/password-reset-request': {
    post: {
      tags: ['Signing in'],
      operationId: 'ask_for_new_password',
      summary: 'Have a link mailed by which a new password can be chosen; the answer is the same for every address',
      security: [],
      requestBody: bodyOf(resetRequestShape.schema),
      responses: { '204': nothing('If there is such an account, a mail is on its way.'), ...refused(404, 422, 429) },
    },
  },
  '/api/v2/users/password-reset': {
    post: {
      tags: ['Signing in'],
      operationId: 'choose_new_password',
      summary: 'Choose a new password, with the token of the one-time link; ends all sessions',
      security: [],
      requestBody: bodyOf(resetShape.schema),
      responses: { '204': nothing('It is changed; nobody is signed in.'), ...refused(403, 404, 422, 429) },
    },
  },
  '/api/v2/notices': {
    get: read('Notices', 'list_notices', 'What you were told of, newest first', inPage(anything), paging),
    patch: {
      tags: ['Notices'],
      operationId: 'read_all_notices',
      summary: 'Mark all as read',
      requestBody: bodyOf(readShape.schema),
      responses: {
        '200': answer('What is left.', inData(object({ unread: { type: 'integer' } }))),
        ...refused(401, 422),
      },
    },
  },
  '/api/v2/notices/{id}': {
    parameters: [ref('parameters', 'id')],
    patch: {
      tags: ['Notices'],
      operationId: 'read_notice',
      summary: 'Mark one as read',
      requestBody: bodyOf(readShape.schema),
      responses: {
        '200': answer('What is left.', inData(object({ unread: { type: 'integer' } }))),
        ...refused(401, 422),
      },
    },
  },
  '/api/v2/notices/unread': {
    get: read(
      'Notices',
      'count_notices',
      'How many are unread, up to a hundred',
      inData(object({ unread: { type: 'integer' } })),
    ),
  },
  '/api/v2/notices/kinds': {
    get: read('Notices', 'kinds_of_notices', 'Of what you may be told by mail, and what you want', inData(anything)),
  },
  '/api/v2/mailbox': {
    get: {
      ...read('Notices', 'mailbox', 'Of a demonstration: the mails that it would have sent', inPage(anything), paging),
      security: [],
    },
  },
  '/api/v2/device_key': {
    get: read(
      'Signing in',
      'device_key',
      'The key for drafts of this person on this device',
      inData(object({ key: text })),
      [{ name: 'device', in: 'query', required: true, schema: { type: 'string', format: 'uuid' } }],
    ),
  },
  '/api/v2/primero': {
    get: { ...read('Instance', 'instance', 'What anybody may know of the instance', inData(anything)), security: [] },
  },
  '/api/v2/system_settings': { get: read('Instance', 'settings', 'Settings of the instance', inData(anything)) },
  '/api/v2/permissions': { get: read('Instance', 'permissions', 'What you may do, by record type', inData(anything)) },
  '/api/v2/model': {
    get: read(
      'Configuration',
      'model',
      'The compiled configuration as you may know it',
      object({ data: anything, actor: anything }),
    ),
  },
  '/api/v2/model/places': {
    get: read('Configuration', 'places', 'All places, in columns', inData(anything)),
  },
  '/api/v2/model/people': {
    get: read('Configuration', 'people', 'Who can be named', inData({ type: 'array', items: anything })),
  },
  '/api/v2/forms': {
    get: read(
      'Configuration',
      'list_forms',
      'All forms that you may know of',
      inData({ type: 'array', items: anything }),
    ),
  },
  '/api/v2/forms/{name}': { parameters: id, get: read('Configuration', 'show_form', 'One form', inData(anything)) },
  ...reference('lookups', 'lookups'),
  ...directoryPaths,
  ...reference('roles', 'roles'),
  '/api/v2/uploads': {
    post: {
      tags: ['Files'],
      operationId: 'upload',
      summary: 'Send the bytes of a file; within a day, a save of yours may attach them by their hash',
      parameters: [
        { name: 'kind', in: 'query', required: true, schema: { type: 'string', enum: kindsOfFiles } },
        { name: 'file_name', in: 'query', required: true, schema: text },
      ],
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
      responses: {
        '201': answer(
          'Kept.',
          inData(object({ file: text, file_name: text, content_type: text, size: { type: 'integer' } })),
        ),
        ...refused(401, 403, 413, 415, 422, 429, 507),
      },
    },
  },
  ...attentionLists,
  ...recipientPaths,
  ...auditPaths,
  ...promotionPaths,
  ...systemPaths,
  ...draftPaths,
  ...peoplePaths,
  '/api/v2/users/{name}': {
    parameters: id,
    get: read('Accounts', 'show_user', 'One account', inData(anything)),
    patch: {
      tags: ['Accounts'],
      operationId: 'change_account',
      summary: 'Change parts of your own account, or those of somebody whom you manage',
      requestBody: bodyOf({
        anyOf: [objectShape({ data: accountShape }).schema, objectShape({ data: managedShape }).schema],
      }),
      responses: { '200': answer('The account.', inData(anything)), ...refused(401, 403, 404, 422, 429) },
    },
  },
}
