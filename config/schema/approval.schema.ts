import type { FromSchema } from 'json-schema-to-ts'
import { recipients } from '../../engine/effects/notify.ts'
import { conditions } from './action.schema.ts'
import { id, ids, schemaLine, text } from './parts.ts'

const told = (who: string) =>
  ({
    type: 'object',
    additionalProperties: false,
    required: ['notification', 'to'],
    properties: { notification: id('Which, of `notifications/`.'), to: recipients },
    description: who,
  }) as const

export const approvalSchema = {
  title: 'Approval',
  description:
    'A form that somebody asks another one to approve. One file per kind in `approvals/`. It makes the actions `request_approval_<id>`, `approve_<id>` and `reject_<id>`; the last two share the permission `approve_<id>`.',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'recordType', 'label', 'form', 'fields'],
  properties: {
    $schema: schemaLine,
    id: id('Names the kind; stands in the addresses of the API and in the history rows.'),
    recordType: id('Record type.'),
    label: text('What is approved: “Case plan”.'),
    programmes: ids('Programmes in which it counts. Default: all of the record type.'),
    form: id('Form that is approved. It carries the alert.'),
    askWhen: conditions('What must hold before it can be asked for, besides that it is not waiting already.'),
    ownMayDecide: {
      type: 'boolean',
      description:
        'Whether owners may decide about their own records without the permission `self_approve`. Default: false.',
    },
    types: id('Lookup out of which whoever asks chooses the kind of the plan.'),
    fields: {
      type: 'object',
      additionalProperties: false,
      required: ['status'],
      properties: {
        status: id('Field that gets `pending`, `approved` or `rejected`.'),
        approved: id('Field that gets yes or no.'),
        date: id('Field that gets the day of the answer.'),
        comments: id('Field that gets the comment of whoever answers.'),
        type: id('Field that gets the kind that was chosen.'),
      },
      description: 'Fields of the record that tell how it stands.',
    },
    history: {
      type: 'object',
      additionalProperties: false,
      required: ['subform'],
      properties: {
        subform: id('Subform that gets a row for each request and each answer.'),
        requestedFor: id('Row field that gets the id of this kind, of a request. Default: `approval_requested_for`.'),
        responseFor: id('The same of an answer. Default: `approval_response_for`.'),
        status: id('Row field: `requested`, `approved`, `rejected`. Default: `approval_status`.'),
        date: id('Row field. Default: `approval_date`.'),
        requestedBy: id('Row field. Default: `requested_by`.'),
        answeredBy: id('Row field. Default: `approved_by`.'),
        comments: id('Row field. Default: `approval_manager_comments`.'),
        type: id('Row field. Default: `approval_for_type`.'),
        snapshot: id(
          'Row field with a number that gets the version of the record that was asked about. Default: none.',
        ),
      },
      description: 'Where requests and answers are kept.',
    },
    alert: { type: 'boolean', description: 'Whether the form carries an alert while it waits. Default: true.' },
    alertAnswered: {
      type: 'boolean',
      description: 'Whether the answer alerts the owner, until they save the record. Default: false.',
    },
    notifyAsked: told('Who is told that it was asked for.'),
    notifyAnswered: told('Who is told of the answer.'),
  },
} as const

export type ApprovalJson = FromSchema<typeof approvalSchema>
