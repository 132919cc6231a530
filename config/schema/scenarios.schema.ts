import type { FromSchema } from 'json-schema-to-ts'
import { expectationSchemas } from '../scenarios/expectations/index.ts'
import { id, schemaLine } from './parts.ts'

const answers = (description: string) => ({ type: 'object', description }) as const

const actor = {
  type: 'object',
  additionalProperties: false,
  properties: {
    role: id('A role. Left out beside `user`: that person’s.'),
    user: { type: 'string', description: 'Somebody out of `people.json`, with their role, agency and groups.' },
    relation: {
      enum: ['own', 'group', 'agency', 'none'],
      description:
        'Whose the record is: their own, of somebody in a user group of theirs, in their agency only, or of somebody with whom they have nothing in common. Default: own.',
    },
    sharedAs: id('The record was shared with them under this referral role.'),
  },
  description: 'Who acts. Default: somebody who may do everything.',
} as const

const situation = {
  programme: id('Programme of the record. Default: the first that there is for it.'),
  today: { type: 'string', format: 'date', description: 'The day that it is. Default: `2025-06-15`.' },
  now: {
    type: 'string',
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?Z$',
    description: 'The moment in UTC, where the day does not say enough: `2025-06-15T09:00:00Z`.',
  },
  as: actor,
} as const

export const scenariosSchema = {
  title: 'Scenarios',
  description:
    'What people find in given situations: tests of the configuration, run by `formwork test`. Any number of files in `tests/`.',
  type: 'object',
  additionalProperties: false,
  required: ['recordType', 'scenarios'],
  properties: {
    $schema: schemaLine,
    recordType: id('Record type that the scenarios are about.'),
    given: {
      type: 'object',
      additionalProperties: false,
      properties: situation,
      description: 'What all scenarios of the file have in common; each may say otherwise.',
    },
    scenarios: {
      type: 'array',
      minItems: 1,
      description: 'The scenarios.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'then'],
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 200, description: 'What is shown, as a sentence.' },
          given: {
            type: 'object',
            additionalProperties: false,
            properties: {
              ...situation,
              record: answers(
                'Answers of the record as it stands, by field. Rows may have a `unique_id`; without one they are called `1`, `2`, … Left out: a new record is made, with its defaults.',
              ),
              facts: answers('Core facts of the record, such as `status`.'),
            },
            description: 'The situation before.',
          },
          when: answers(
            'Answers that are entered: `null` clears one, rows with a known `unique_id` are changed, others added.',
          ),
          // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
          then: {
            type: 'object',
            additionalProperties: false,
            minProperties: 1,
            properties: expectationSchemas,
            description: 'What has to come of it. Fields of rows are named `family[1].relation`.',
          },
        },
      },
    },
  },
} as const

export type ScenariosJson = FromSchema<typeof scenariosSchema>
export type ScenarioJson = ScenariosJson['scenarios'][number]
export type ActorJson = FromSchema<typeof actor>
