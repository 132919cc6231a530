/** The routes of those who look after an instance. */
import type { ManagePermission } from '../../engine/permissions/manages.ts'
import { answer, inData, type Operation, object, ref, refused } from './operations.ts'
import type { Schema } from './record-schemas.ts'

type Paths = Readonly<Record<string, Readonly<Record<string, Operation | readonly Schema[]>>>>

const text: Schema = { type: 'string' }
const count: Schema = { type: 'integer', minimum: 0 }
const anything: Schema = { type: 'object' }
const list: Schema = { type: 'array', items: anything }

const asked = (name: string, description: string, schema: Schema = text): Schema => ({
  ...{ name, in: 'query', description, schema },
})
const csv = asked('format', 'A file for spreadsheets.', { type: 'string', enum: ['json', 'csv'] })

const reading = (
  operationId: string,
  permission: ManagePermission,
  summary: string,
  schema: Schema,
  parameters: readonly Schema[] = [],
): Operation => ({
  tags: ['System'],
  operationId,
  summary: `${summary}; with \`${permission}\``,
  ...(parameters.length > 0 && { parameters }),
  responses: { '200': answer(summary, inData(schema)), ...refused(401, 403, 404, 422, 429) },
})

const beginning = (operationId: string, permission: ManagePermission, summary: string): Operation => ({
  tags: ['System'],
  operationId,
  summary: `${summary}; with \`${permission}\``,
  responses: { '202': answer('It was begun, or is under way.', inData(anything)), ...refused(401, 403, 409, 429) },
})

const numbers = { total: count, open: count, closed: count, created: count, closed_in_period: count, disabled: count }

export const systemPaths: Paths = {
  '/api/v2/system': { get: reading('system', 'system:read', 'How the instance is', anything) },
  '/api/v2/system/check': { post: beginning('check_system', 'system:read', 'Look whether all data is whole') },
  '/api/v2/backups': {
    get: reading('list_backups', 'system:read', 'Backups that stand where they go to', {
      type: 'array',
      items: object({ file: text, bytes: count, at: { type: 'string', format: 'date-time' } }),
    }),
    post: beginning('make_backup', 'backups:write', 'Make a backup and verify it by restoring'),
  },
  '/api/v2/usage_reports/current': {
    get: reading(
      'usage_report',
      'usage:read',
      'Numbers of records and people: of everybody, or with `usage:read_group` of those whose accounts one sees',
      object({
        from: text,
        to: text,
        record_types: { type: 'array', items: object({ record_type: text, label: text, ...numbers }) },
        ...{ programmes: list, users: anything, agencies: list, roles: list, user_groups: list, files: anything },
      }),
      [
        asked('from', 'A day or an instant. Left out: the beginning of the quarter.'),
        asked('to', 'Left out: now.'),
        csv,
      ],
    ),
  },
  '/api/v2/form_burden': {
    get: reading('form_burden', 'usage:read', 'What forms ask, of how many, and how often it is filled in', list, [
      asked('record_type', 'Only its forms.'),
      csv,
    ]),
  },
  '/api/v2/access_proof/field': {
    get: reading('access_proof_field', 'access_proof:read', 'Who can see a field', anything, [
      { ...asked('record_type', 'Its id or plural.'), required: true },
      { ...asked('field', 'A field, `subform.field`, or a fact of the platform’s own.'), required: true },
      csv,
    ]),
  },
  '/api/v2/access_proof/user/{name}': {
    parameters: [ref('parameters', 'name')],
    get: reading('access_proof_user', 'access_proof:read', 'What somebody can see and do', anything, [csv]),
  },
}
