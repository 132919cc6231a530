import type { FromSchema } from 'json-schema-to-ts'
import { id, schemaLine, text } from './parts.ts'

const PLACES = 'May hold `{short_id}`, `{type}`, `{actor}` and `{link}`; nothing else of a record is ever sent.'

export const notificationSchema = {
  title: 'Notification',
  description: 'What people are told of, in the application and by mail. One file per kind in `notifications/`.',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'label', 'text'],
  properties: {
    $schema: schemaLine,
    id: id('Actions, approvals and alerts name it.'),
    label: text('Names the switch by which people turn it off.'),
    text: text(`One line in the application. ${PLACES}`),
    mail: {
      type: 'object',
      additionalProperties: false,
      required: ['subject', 'body'],
      properties: { subject: text(`Subject of the mail. ${PLACES}`), body: text(`Its text. ${PLACES}`) },
      description: 'Sent to those who have an address and want it. Absent: in the application only.',
    },
  },
} as const

export type NotificationJson = FromSchema<typeof notificationSchema>
