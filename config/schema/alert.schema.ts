import type { FromSchema } from 'json-schema-to-ts'
import { recipients } from '../../engine/effects/notify.ts'
import { id, ids, logic, schemaLine, text } from './parts.ts'

export const alertSchema = {
  title: 'Alert',
  description: 'When a record asks for attention. One file per kind in `alerts/`.',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'recordType', 'label'],
  properties: {
    $schema: schemaLine,
    id: id('Names the kind; `raise_alert` of an action may name it.'),
    recordType: id('Record type whose records carry it, or with `onLinked`: whose records raise it.'),
    label: text('What people see: “Notes changed”.'),
    programmes: ids('Programmes in which it counts. Default: all of the record type.'),
    alertFor: id('What the API calls the reason. Default: `field_change`.'),
    form: id('Form that carries the dot.'),
    when: logic('Raised by a write that makes this hold. May read what changed: `changed`, `was`, `rows_added`.'),
    by: {
      enum: ['not_owner', 'anyone'],
      description: 'Whose writes raise it: those of others than the owner, or anybody’s. Default: `not_owner`.',
    },
    duplicateOf: id('Raised while another record of the type and programme has the same value in this field.'),
    onLinked: id('Raised on the record that this link field names, not on the one that is written.'),
    clearedByOwner: {
      type: 'boolean',
      description: 'Cleared when the owner saves the record. Default: true, where `when` raises it.',
    },
    clearedWhen: logic('Cleared by a write that makes this hold.'),
    notify: {
      type: 'object',
      additionalProperties: false,
      required: ['notification', 'to'],
      properties: { notification: id('Which, of `notifications/`.'), to: recipients },
      description: 'Who is told when it is raised.',
    },
  },
} as const

export type AlertJson = FromSchema<typeof alertSchema>
