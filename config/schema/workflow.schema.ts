import type { FromSchema } from 'json-schema-to-ts'
import { id, ids, logic, schemaLine, text } from './parts.ts'

export const workflowSchema = {
  title: 'Workflow',
  description: 'The stages of the records of one type. One file per workflow in `workflows/`.',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'recordType', 'label', 'stages', 'initial'],
  properties: {
    $schema: schemaLine,
    id: id('Names the workflow.'),
    recordType: id('Record type whose records go through it.'),
    label: text('What people see.'),
    programmes: ids('Programmes whose records go through it. Default: all of the record type.'),
    when: logic('While this does not hold the stage stays as it is.'),
    initial: id('Stage of a new record.'),
    stages: {
      type: 'array',
      minItems: 2,
      description: 'The stages, in the order of the status bar.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id'],
        properties: {
          id: id('Names the stage; with `lookup` the place of its options in `order`.'),
          label: text('What people see.'),
          lookup: id('Each option of this lookup is a stage; `enter` then gives the option.'),
          enter: logic(
            'Entered by a write that makes this hold; with `lookup` it gives the option. May read what changed: `changed`, `was`, `rows_added`.',
          ),
          terminal: { const: true, description: 'The work is over.' },
          passing: { const: true, description: 'Shown in the status bar only while a record is in it.' },
          byHand: {
            type: 'object',
            additionalProperties: false,
            properties: { roles: ids('Roles that may. Default: all that allow `set_stage`.') },
            description: 'May be chosen by hand, by people whose role allows `set_stage`.',
          },
        },
      },
    },
    order: ids(
      'Stages in the order in which they are asked whether they are entered; the first that is wins. Default: the last of the status bar first.',
    ),
  },
} as const

export type WorkflowJson = FromSchema<typeof workflowSchema>
