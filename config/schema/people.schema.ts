import type { FromSchema } from 'json-schema-to-ts'
import { id, ids, locale, optionIdPattern } from './parts.ts'

const personSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['userName', 'fullName', 'role', 'agency'],
  properties: {
    userName: { type: 'string', pattern: '^[a-z0-9][a-z0-9_.-]{0,59}$', description: 'What they sign in with.' },
    fullName: { type: 'string', minLength: 1, maxLength: 200, description: 'What other people see.' },
    role: id('Their role.'),
    agency: id('Their agency.'),
    groups: ids('Their user groups.'),
    location: { type: 'string', minLength: 1, description: 'Code of the place where they work, from `locations.csv`.' },
    services: {
      type: 'array',
      uniqueItems: true,
      items: { type: 'string', pattern: optionIdPattern },
      description:
        'Services that they give: options of the lookup `services` of the instance. Default: those of their agency.',
    },
    email: {
      type: 'string',
      pattern: '^[^\\s@<>",;]+@[^\\s@<>",;]+$',
      description: 'Their e-mail address. Default: one at example.org.',
    },
    locale: locale('Their language. Default: the default locale.'),
  },
} as const

export const peopleSchema = {
  title: 'People',
  description: 'People of the demonstration, in `people.json`. A real instance has no accounts in its configuration.',
  type: 'array',
  items: personSchema,
} as const

export type PersonJson = FromSchema<typeof personSchema>
