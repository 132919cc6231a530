import type { FromSchema } from 'json-schema-to-ts'
import { id, optionIdPattern, schemaLine, text } from './parts.ts'

const named = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'name'],
  properties: {
    $schema: schemaLine,
    id: id('Stored with people and records.'),
    name: text('What people see.'),
    retired: { const: true, description: 'Not offered any more; stays valid where it is stored.' },
  },
} as const

export const agencySchema = {
  title: 'Agency',
  description: 'An organisation that people work for. One file per agency in `agencies/`.',
  ...named,
  properties: {
    ...named.properties,
    services: {
      type: 'array',
      uniqueItems: true,
      items: { type: 'string', pattern: optionIdPattern },
      description:
        'Services that it gives: options of the lookup `services` of the instance. Its people give them too, unless they have a list of their own.',
    },
  },
} as const

export const userGroupSchema = {
  title: 'User group',
  description: 'People who work together and may see each other’s records. One file per group in `user-groups/`.',
  ...named,
} as const

export type AgencyJson = FromSchema<typeof agencySchema>
export type UserGroupJson = FromSchema<typeof userGroupSchema>
