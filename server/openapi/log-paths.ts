/** The routes of what became of records, who looked at them, and who did what. */
import { answer, inData, inPage, type Operation, object, ref, refused } from './operations.ts'
import type { Schema } from './record-schemas.ts'

type Paths = Readonly<Record<string, Readonly<Record<string, Operation | readonly Schema[]>>>>

const text: Schema = { type: 'string' }
const instant: Schema = { type: 'string', format: 'date-time' }
const dayOrInstant: Schema = { type: 'string', description: 'A day, or an instant.' }
const paging = [ref('parameters', 'page'), ref('parameters', 'per')]

const asked = (name: string, schema: Schema = text): Schema => ({ name, in: 'query', schema })
/** Several values stand behind each other with commas, or each in a parameter of its own: `name[]`. */
const filter = (name: string, schema?: Schema) => asked(`filters[${name}]`, schema)

const span = [asked('from', dayOrInstant), asked('to', dayOrInstant)]

/** What was done, by whom. */
const done = { action: text, action_label: text, action_step: text, user_name: text, user_full_name: text }

interface Described {
  readonly described: (operationId: string, summary: string) => Omit<Operation, 'responses'>
  /** What this person may do with records of the type. */
  readonly actions: readonly string[]
  readonly record: Schema
}

/** Of one record type, under its address. */
export function logPaths(plural: string, { described, actions, record }: Described): Paths {
  const path = (name: string) => `/api/v2/${plural}/{id}/${name}`
  const id = { parameters: [ref('parameters', 'id')] }
  const history: Paths = {
    [path('record_history')]: {
      ...id,
      get: {
        ...described('history', 'What was changed, by whom and when; newest first'),
        parameters: [...paging, filter('field_names'), filter('form_unique_ids')],
        responses: {
          '200': answer('The entries.', inPage(ref('schemas', 'HistoryEntry'))),
          ...refused(401, 403, 404, 422, 429),
        },
      },
    },
    [path('as_it_was')]: {
      ...id,
      get: {
        ...described('as_it_was', 'The record as it stood at a version, or when a day was over'),
        parameters: [asked('version', { type: 'integer' }), asked('date', { type: 'string', format: 'date' })],
        responses: {
          '200': answer('The record.', object({ data: record, metadata: { type: 'object' } })),
          ...refused(401, 403, 404, 422, 429),
        },
      },
    },
  }
  const access: Paths = {
    [path('access_log')]: {
      ...id,
      get: {
        ...described('access_log', 'Who looked at the record and who wrote; newest first'),
        parameters: [
          ...paging,
          ...['actions', 'user_name'].map((name) => filter(name)),
          ...['from', 'to'].map((name) => filter(name, dayOrInstant)),
        ],
        responses: {
          '200': answer(
            'The entries.',
            inPage(object({ record_id: text, record_type: text, datetime: instant, ...done }, ['datetime', 'action'])),
          ),
          ...refused(401, 403, 404, 422, 429),
        },
      },
    },
  }
  return { ...(actions.includes('history') && history), ...(actions.includes('access_log') && access) }
}

const auditEntry = object(
  {
    ...{ id: { type: 'integer' }, timestamp: instant, action: text, action_label: text, action_step: text },
    ...{ refused: { type: 'boolean' }, automatic: { type: 'boolean' }, user_name: text, performed_by: text },
    ...{ record_type: text, record_type_label: text, record_id: text, record_id_display: text },
    ...{ record_owner: text, record_owner_full_name: text },
  },
  ['id', 'timestamp', 'action'],
)

export const auditPaths: Paths = {
  '/api/v2/audit_logs': {
    get: {
      tags: ['Audit'],
      operationId: 'audit_logs',
      summary:
        'Who did what, and when; never a value. Whole with `audit:read`, of the people of your groups with `audit:read_group`',
      parameters: [
        ...paging,
        ...span,
        ...['user_name', 'audit_log_actions', 'record_type', 'order'].map((name) => asked(name)),
        asked('automatic', { type: 'boolean', description: 'false: without what screens read by themselves.' }),
      ],
      responses: { '200': answer('The entries.', inPage(auditEntry)), ...refused(401, 403, 422, 429) },
    },
  },
  '/api/v2/audit_logs/choices': {
    get: {
      tags: ['Audit'],
      operationId: 'audit_choices',
      summary: 'By what the audit can be narrowed',
      responses: { '200': answer('The choices.', inData({ type: 'object' })), ...refused(401, 403, 429) },
    },
  },
  '/api/v2/users/access': {
    get: {
      tags: ['Audit'],
      operationId: 'users_access',
      summary: 'Everybody who looked at a record, or wrote, with the last time',
      parameters: [asked('record_type'), asked('record_id')],
      responses: {
        '200': answer(
          'Who.',
          object({
            data: { type: 'array', items: object({ user_name: text, full_name: text, last_access: instant }) },
            metadata: { type: 'object' },
          }),
        ),
        ...refused(401, 403, 404, 429),
      },
    },
  },
}
