import type { FromSchema } from 'json-schema-to-ts'
import { migrationKinds } from '../../engine/migrations/index.ts'
import { id, schemaLine } from './parts.ts'

/** What every step may say besides the settings of its kind. */
const ofStep = {
  recordType: id(
    'Record type whose records are meant. Only `map_options` with a lookup goes without: every type that has it.',
  ),
  subform: id('Subform whose rows are meant, as it is called at this step. Default: the record itself.'),
}

const stepSchema = {
  type: 'object',
  required: ['kind'],
  properties: {
    kind: { enum: migrationKinds.map(({ kind }) => kind), description: 'What becomes of the answers.' },
    ...ofStep,
  },
  allOf: migrationKinds.map(({ kind, properties, required }) => ({
    if: { properties: { kind: { const: kind } }, required: ['kind'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: {
      type: 'object',
      additionalProperties: false,
      required: ['kind', ...required],
      properties: { kind: { const: kind }, ...ofStep, ...properties },
    },
  })),
} as const

export const migrationSchema = {
  title: 'Migration',
  description:
    'How records of earlier releases become those of this one. One file for each change in `migrations/`; it stays there once it was applied. They are applied in the order of their ids, each once; an instance that goes back to a release without it takes it back.',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'steps'],
  properties: {
    $schema: schemaLine,
    id: id('Names the migration; its place among others follows from it: `m2026_11_names`.'),
    note: { type: 'string', minLength: 1, maxLength: 2000, description: 'Why, for whoever reads it.' },
    steps: { type: 'array', minItems: 1, items: stepSchema, description: 'What becomes of the answers, in order.' },
  },
} as const

export type MigrationJson = FromSchema<
  Omit<typeof migrationSchema, 'properties'> & {
    readonly properties: Omit<typeof migrationSchema.properties, 'steps'> & {
      readonly steps: { readonly type: 'array'; readonly items: { readonly type: 'object' } }
    }
  }
>
