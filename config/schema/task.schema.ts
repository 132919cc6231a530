import type { FromSchema } from 'json-schema-to-ts'
import { id, ids, logic, schemaLine, text } from './parts.ts'

export const taskSchema = {
  title: 'Task',
  description: 'Something that has to be done by a day. One file per rule in `tasks/`.',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'recordType', 'label', 'due', 'completedBy'],
  properties: {
    $schema: schemaLine,
    id: id('Names the rule; records keep what was put off under it.'),
    recordType: id('Record type whose records make tasks.'),
    label: text('What is to be done: “Follow up”.'),
    programmes: ids('Programmes in which it counts. Default: all of the record type.'),
    rows: id(
      'Subform each of whose rows makes a task; the expressions then stand in the row (`record.` for the record). `transitions`: each entry of those.',
    ),
    when: logic('There is such a task at all. May not read today or an age.'),
    due: logic(
      'The day by whose end, or the instant by which, it has to be done; nothing: no task. May not read today or an age.',
    ),
    done: logic('There is nothing to do any more. May not read today or an age.'),
    dueField: id('Field that sets the day; people are told its name. Default: the first that `due` reads.'),
    detail: id('Field whose value says which: the type of the service.'),
    priority: id('Field of the record whose value says how urgent it is.'),
    completedBy: {
      type: 'object',
      additionalProperties: false,
      required: ['form', 'field'],
      properties: {
        form: id('Form where it is done.'),
        field: id('Field that is filled in there; of the row, with `rows`. Of entries: `status`.'),
      },
      description: 'Where one tap leads to.',
    },
    seenBy: {
      anyOf: [
        { const: 'owner', description: 'Whoever owns the record.' },
        { const: 'recipient', description: 'Of entries: whom the record was given to, while they reach it.' },
        { const: 'sender', description: 'Of entries: who gave it, while they reach it.' },
        {
          type: 'object',
          additionalProperties: false,
          required: ['action'],
          properties: { action: id('People who reach the record and whose role allows this action.') },
          description: 'Others than the owner.',
        },
      ],
      description: 'Who has to do it. Default: `owner`.',
    },
    upcomingDays: {
      type: 'integer',
      minimum: 0,
      maximum: 365,
      description: 'So many days before it is due it counts as coming up. Default: 7.',
    },
    snooze: {
      type: 'object',
      additionalProperties: false,
      required: ['days'],
      properties: { days: { type: 'integer', minimum: 1, maximum: 365, description: 'At most so many days.' } },
      description: 'May be put off, with a reason.',
    },
  },
} as const

export type TaskJson = FromSchema<typeof taskSchema>
