import type { FromSchema } from 'json-schema-to-ts'
import { id, ids, schemaLine, text } from './parts.ts'

export const dashboardSchema = {
  title: 'Dashboard',
  description:
    'A group of numbers of the home page. One file per group in `dashboards/`; roles name those that they see.',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'label', 'indicators'],
  properties: {
    $schema: schemaLine,
    id: id('Names the group; roles name it.'),
    label: text('What people see.'),
    help: text('One sentence under the heading.'),
    order: { type: 'number', description: 'Place on the page, lowest first. Groups without one come last, by id.' },
    shown: {
      enum: ['numbers', 'bars', 'table'],
      description:
        '`table`: a line for each value of the first `by`; a column for each value of the second, or for each indicator. Default: `numbers`.',
    },
    indicators: {
      type: 'array',
      minItems: 1,
      description: 'The numbers.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'label', 'from'],
        properties: {
          id: id('Names the number; stands in the address of the list behind it.'),
          label: text('What people see.'),
          help: text('What exactly is counted; shown on demand.'),
          from: {
            type: 'string',
            pattern: '^[a-z][a-z0-9_]{0,59}(\\.[a-z][a-z0-9_]{0,59})?$',
            description:
              'Record type, or the rows of one of its collections: `case.services_section`, `case.tasks`, `case.flags`, `case.alerts`.',
          },
          where: {
            type: 'object',
            description:
              'What is counted: `{ "field", "among" | "from" / "to" | "blank" | "within" }`, put together by `all`, `any`, `not`, `any_row`. `@me`, `@my_groups` and `@my_agency` stand for who looks.',
          },
          by: {
            ...ids('Fields for each value of which it is counted; of two, for each pair.'),
            minItems: 1,
            maxItems: 2,
          },
          tone: { enum: ['attention', 'danger', 'good'], description: 'How it looks where it is not zero.' },
        },
      },
    },
  },
} as const

export type DashboardJson = FromSchema<typeof dashboardSchema>
