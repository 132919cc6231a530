import type { FromSchema } from 'json-schema-to-ts'
import { effects } from '../../engine/effects/index.ts'
import { fieldSchema } from './fields.schema.ts'
import { id, ids, logic, schemaLine, text } from './parts.ts'

export const conditions = (description: string) =>
  ({
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'holds', 'message'],
      properties: {
        id: id('Names the condition in translations.'),
        holds: logic('What must hold.'),
        message: text('Why not, for whoever reads it.'),
      },
    },
    description,
  }) as const

export const effectSchema = {
  type: 'object',
  required: ['effect'],
  properties: {
    effect: { enum: effects.map(({ effect: name }) => name), description: 'What happens.' },
    when: logic('Only while this holds.'),
  },
  allOf: effects.map(({ effect: name, properties, required }) => ({
    if: { properties: { effect: { const: name } }, required: ['effect'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: {
      type: 'object',
      additionalProperties: false,
      required: ['effect', ...required],
      properties: { effect: { const: name }, when: logic('Only while this holds.'), ...properties },
    },
  })),
} as const

export const actionSchema = {
  title: 'Action',
  description:
    'Something that people do to a record, put together of effects. One file per action in `actions/`. Its id is the permission that roles name.',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'recordType', 'label', 'effects'],
  properties: {
    $schema: schemaLine,
    id: id('Names the action: the permission of roles, and `record_action` of the API.'),
    recordType: id('Record type.'),
    label: text('What the menu says.'),
    description: text('Stands in the dialog, above what it asks.'),
    programmes: ids('Programmes in which there is the action. Default: all of the record type.'),
    offered: logic('The menu leaves it out where this does not hold.'),
    conditions: conditions('Each must hold, or the action is refused with the reason.'),
    asksRecord: ids('Fields of the record that the dialog asks, beginning with what stands there.'),
    asks: {
      type: 'array',
      items: fieldSchema,
      description: 'Questions of the dialog’s own; expressions read the answer as `{ "asked": "<id>" }`.',
    },
    effects: { type: 'array', minItems: 1, items: effectSchema, description: 'What happens, in order.' },
    onOwn: id('Permission that whoever owns the record needs besides.'),
    trigger: logic(
      'Done by itself with any write that makes this hold. May read what changed: `changed`, `was`, `rows_added`.',
    ),
    bulk: { const: true, description: 'Lists may do it to several records at once.' },
  },
} as const

export type ConditionJson = FromSchema<ReturnType<typeof conditions>>[number]
export type ActionJson = FromSchema<
  Omit<typeof actionSchema, 'properties'> & {
    readonly properties: Omit<typeof actionSchema.properties, 'effects'> & {
      readonly effects: { readonly type: 'array'; readonly items: { readonly type: 'object' } }
    }
  }
>
