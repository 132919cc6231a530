import type { FromSchema } from 'json-schema-to-ts'
import { id, ids, optionIdPattern, schemaLine, text } from './parts.ts'

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
    description: text('What it does.'),
    contact: {
      type: 'object',
      additionalProperties: false,
      properties: {
        name: { type: 'string', minLength: 1, description: 'Whom to ask.' },
        phone: { type: 'string', minLength: 1, description: 'Where to call.' },
        email: { type: 'string', minLength: 1, description: 'Where to write.' },
      },
      description: 'How it is reached.',
    },
    order: {
      type: 'integer',
      minimum: 0,
      description: 'Place among the agencies. Default: after those that have one.',
    },
  },
} as const

export const userGroupSchema = {
  title: 'User group',
  description: 'People who work together and may see each other’s records. One file per group in `user-groups/`.',
  ...named,
  properties: {
    ...named.properties,
    agencies: ids('Agencies whose administrators may put their people into it.'),
  },
} as const

export type AgencyJson = FromSchema<typeof agencySchema>
export type UserGroupJson = FromSchema<typeof userGroupSchema>
