/** The routes by which people are managed. */
import { createUserShape, severalShape } from '../routes/user-administration.ts'
import { answer, bodyOf, inData, inPage, nothing, type Operation, ref, refused } from './operations.ts'
import type { Schema } from './record-schemas.ts'

type Paths = Readonly<Record<string, Readonly<Record<string, Operation | readonly Schema[]>>>>

const anything: Schema = { type: 'object' }
const text: Schema = { type: 'string' }
const id = { parameters: [ref('parameters', 'name')] }
const asked = (name: string, schema: Schema = text): Schema => ({ name, in: 'query', schema })

const operation = (
  operationId: string,
  summary: string,
  more: Partial<Operation> & Pick<Operation, 'responses'>,
): Operation => ({ tags: ['Accounts'], operationId, summary, ...more })

export const peoplePaths: Paths = {
  '/api/v2/users': {
    get: operation('list_users', 'Accounts within reach, searched, filtered, sorted and paged', {
      parameters: [
        ...[ref('parameters', 'page'), ref('parameters', 'per'), ref('parameters', 'order'), asked('query')],
        ...['role', 'agency', 'user_group_ids', 'location', 'services', 'disabled', 'last_access', 'ids'].map((name) =>
          asked(name),
        ),
        asked('order_by', { type: 'string', enum: ['user_name', 'full_name', 'role', 'agency', 'last_access'] }),
      ],
      responses: { '200': answer('The accounts.', inPage(anything)), ...refused(401, 403, 422, 429) },
    }),
    post: operation('create_user', 'Make an account; its first password is chosen by a code or a link', {
      requestBody: bodyOf(createUserShape.schema),
      responses: { '200': answer('The account.', inData(anything)), ...refused(401, 403, 422, 429) },
    }),
  },
  '/api/v2/users/choices': {
    get: operation('user_choices', 'Roles, agencies and groups that you may give', {
      responses: { '200': answer('The choices.', inData(anything)), ...refused(401, 403, 429) },
    }),
  },
  '/api/v2/users/update_bulk': {
    post: operation('change_users', 'Do the same to up to a hundred accounts; the answer says what became of each', {
      requestBody: bodyOf(severalShape.schema),
      responses: { '200': answer('Of each.', inPage(anything)), ...refused(401, 403, 422, 429) },
    }),
  },
  '/api/v2/users/{name}/sign_in_code': {
    ...id,
    post: operation('sign_in_code', 'A one-time code, shown once and good for a day; ends all sessions', {
      responses: { '200': answer('The code.', inData(anything)), ...refused(401, 403, 404, 409, 429) },
    }),
  },
  '/api/v2/users/{name}/password-reset-request': {
    ...id,
    post: operation('mail_password_link', 'Have a link for a new password mailed to somebody', {
      responses: { '204': nothing('On its way.'), ...refused(401, 403, 404, 409, 429) },
    }),
  },
  '/api/v2/users/{name}/sessions': {
    ...id,
    get: operation('list_sessions', 'Where somebody is signed in', {
      responses: { '200': answer('The sessions.', inPage(anything)), ...refused(401, 403, 404, 429) },
    }),
    delete: operation('end_sessions', 'Sign somebody out everywhere', {
      responses: { '204': nothing('Done.'), ...refused(401, 403, 404, 429) },
    }),
  },
  '/api/v2/users/{name}/sessions/{session}': {
    parameters: [ref('parameters', 'name'), { name: 'session', in: 'path', required: true, schema: text }],
    delete: operation('end_session', 'Sign somebody out in one place', {
      responses: { '204': nothing('Done.'), ...refused(401, 403, 404, 429) },
    }),
  },
}
