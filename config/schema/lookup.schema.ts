import type { FromSchema } from 'json-schema-to-ts'
import { id, optionIdPattern, schemaLine, text } from './parts.ts'

export const lookupSchema = {
  title: 'Lookup',
  description: 'A list of options. One file per lookup in `lookups/`.',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'label', 'options'],
  properties: {
    $schema: schemaLine,
    id: id('Fields name the lookup by it.'),
    label: text('What the list is about, for people who edit it.'),
    options: {
      type: 'array',
      minItems: 1,
      maxItems: 2000,
      description: 'The options, in the order in which they are offered.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'label'],
        properties: {
          id: {
            type: 'string',
            pattern: optionIdPattern,
            description: 'Stored as the answer. Stable: data is kept under it.',
          },
          label: text('What people see.'),
          tags: {
            type: 'array',
            uniqueItems: true,
            items: { type: 'string', minLength: 1, maxLength: 80, description: 'A word.' },
            description: 'Words by which an option filter may choose.',
          },
          retired: { const: true, description: 'Not offered any more; stays valid where it was chosen.' },
        },
      },
    },
  },
} as const

export type LookupJson = FromSchema<typeof lookupSchema>
