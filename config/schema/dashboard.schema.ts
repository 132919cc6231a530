import type { FromSchema } from 'json-schema-to-ts'
import { id, schemaLine, text } from './parts.ts'

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
              'Record type, or one of its collections: `case.services_section`, `case.tasks`, `case.flags`, `case.alerts`. Counted are records, of a collection those on which some row fulfils `where`; there names are those of a row, and `record.<name>` those of its record.',
          },
          where: {
            type: 'object',
            description:
              'What is counted: `{ "field", "among" | "from" / "to" | "blank" | "within" }`, put together by `all`, `any`, `not`, `any_row`. `@me`, `@my_groups` and `@my_agency` stand for who looks.',
          },
          by: {
            type: 'array',
            items: { type: 'string', pattern: '^(record\\.)?[a-z][a-z0-9_]{0,59}$' },
            uniqueItems: true,
            minItems: 1,
            maxItems: 2,
            description:
              'Fields for each value of which it is counted; of two, for each pair. Choices, yes or no, places, people, groups and agencies. A record counts under each of its values.',
          },
          placeLevel: {
            type: 'integer',
            minimum: 0,
            maximum: 20,
            description:
              'Places of `by` count under the place of this level that they lie in; 0 is the highest. Places above it count in the sum only.',
          },
          tone: { enum: ['attention', 'danger', 'good'], description: 'How it looks where it is not zero.' },
        },
      },
    },
  },
} as const

export type DashboardJson = FromSchema<typeof dashboardSchema>
