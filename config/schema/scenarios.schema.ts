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

const names = (description: string) =>
  ({ type: 'array', items: { type: 'string' }, uniqueItems: true, description }) as const

const step = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    as: {
      ...actor,
      description:
        'Who does it: `user`, or a role with the relation to the owner (default here: `group`). Default: who acts in the scenario.',
    },
    today: situation.today,
    now: situation.now,
    save: answers('Answers that are saved. Where there is no record yet, it is made with them.'),
    action: id('Action that is done: one of `actions/`, of an approval, or of the platform, such as `set_stage`.'),
    answers: answers('With `action`: what its dialog is answered.'),
    row: {
      type: 'string',
      minLength: 1,
      description: 'With the start of a transition: `unique_id` of the row that it begins on.',
    },
    entry: {
      type: 'integer',
      minimum: 1,
      description: 'With the step of a transition: which entry of its kind, `1` being the oldest. Default: the last.',
    },
    refused: {
      type: ['boolean', 'string'],
      description: 'It has to be refused: `true`, or the reason: the id of a condition, a rule or a code.',
    },
  },
  description: 'One write; with `today` or `now` alone only time passes. The clock stays where a step puts it.',
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
              owner: {
                type: 'string',
                description: 'Somebody out of `people.json`, who owns the record. Default: as the relation says.',
              },
              facts: answers('Core facts of the record, such as `status`, or `workflow` for its stage.'),
              alerts: names('Kinds of the alerts that stand on the record.'),
              flags: {
                type: 'array',
                items: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['message', 'date'],
                  properties: {
                    message: { type: 'string', minLength: 1, description: 'Why.' },
                    date: { type: 'string', format: 'date', description: 'The day that it is about.' },
                    by: { type: 'string', description: 'User name. Default: the owner.' },
                  },
                },
                description: 'Flags that stand on the record.',
              },
              duplicates: names('Fields whose answer another record of the type has too.'),
            },
            description: 'The situation before.',
          },
          do: {
            type: 'array',
            minItems: 1,
            items: step,
            description: 'What is done first, one after the other, each by whoever it says.',
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
export type StepJson = FromSchema<typeof step>
