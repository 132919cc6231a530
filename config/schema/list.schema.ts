import type { FromSchema } from 'json-schema-to-ts'
import { id, ids, schemaLine, sort, text } from './parts.ts'

export const listSchema = {
  title: 'List',
  description: 'The list of the records of one type. One file per record type in `lists/`.',
  type: 'object',
  additionalProperties: false,
  required: ['recordType', 'columns', 'sort'],
  properties: {
    $schema: schemaLine,
    recordType: id('Record type that is listed.'),
    columns: ids('Fields or core facts shown as columns, in order.'),
    filters: {
      type: 'array',
      description: 'What people may filter by, in order.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['field'],
        properties: {
          field: { type: 'string', description: 'Field or core fact.' },
          label: text('What people see. Default: the label of the field.'),
          common: { type: 'boolean', description: 'Shown at once; others stand behind “More”. Default: false.' },
          default: {
            type: 'array',
            minItems: 1,
            items: { type: 'string' },
            description: 'Values that are set when nobody has chosen otherwise.',
          },
          ranges: {
            type: 'array',
            minItems: 1,
            items: { type: 'string' },
            description: 'Of ages and numbers: ranges that are offered, such as `0..5`.',
          },
        },
      },
    },
    sort: sort('Order when nobody has chosen otherwise.'),
  },
} as const

export type ListJson = FromSchema<typeof listSchema>
