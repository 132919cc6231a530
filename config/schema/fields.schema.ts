import type { FromSchema } from 'json-schema-to-ts'
import { fieldTypes } from '../../engine/fields/index.ts'
import { direction, id, ids, logic, rule, schemaLine, text } from './parts.ts'

const rules = { type: 'array', items: rule, description: 'Rules that an answer must keep.' } as const

/** What every field may say, whatever its type. */
const anyField = {
  id: id('Names the field in conditions, forms, lists and the API. Stable: data is kept under it.'),
  type: { type: 'string', description: 'Field type; it decides which settings there are.' },
  label: text('The question, as people see it.'),
  help: text('Short help under the field.'),
  guidance: text('Longer guidance that people may open.'),
  required: logic('`true`, or a condition under which an answer is needed.'),
  visible: logic('Condition under which the field is shown. Hidden fields are never wrong.'),
  readOnly: logic('`true`, or a condition under which the answer cannot be changed.'),
  default: {
    description: 'Answer of a new record or row: a value, or `{ "logic": … }` worked out once when it is made.',
  },
  whenHidden: {
    enum: ['keep', 'clear'],
    description: 'What happens to the answer when a condition hides the field. Default: keep.',
  },
  calculation: logic('Works the answer out from others, at each change. May not read today or an age.'),
  optionFilter: logic('Which options of the lookup are offered; reads `option.id` and `option.tags`.'),
  rules,
} as const

/** What a field with rows adds. */
export const rowsProperties = {
  fields: {
    type: 'array',
    minItems: 1,
    description: 'The fields of one row.',
    items: { type: 'object', required: ['id', 'type', 'label'], properties: anyField },
  },
  summary: ids('Row fields shown while the row is closed.'),
  filterable: ids('Row fields that questions over all records may ask about; they get a table of their own.'),
  rowLabel: text('What one row is called: “Family member”.'),
  sortBy: {
    type: 'object',
    additionalProperties: false,
    required: ['field', 'direction'],
    properties: { field: { type: 'string', description: 'Row field to sort by.' }, direction },
    description: 'Order in which rows are shown. Default: as they were added.',
  },
  maximum: { type: 'integer', minimum: 1, maximum: 1000, description: 'Most rows that there may be. Default: 100.' },
} as const

export const fieldSchema = {
  type: 'object',
  required: ['id', 'type', 'label'],
  properties: { ...anyField, ...rowsProperties },
} as const

export const anyFieldProperties = anyField

export const fieldsSchema = {
  title: 'Fields',
  description:
    'Fields of a record type, defined once and placed on forms. Any number of files in `fields/<record type>/`.',
  type: 'object',
  additionalProperties: false,
  required: ['fields'],
  properties: {
    $schema: schemaLine,
    fields: { type: 'array', description: 'The fields.', items: fieldSchema },
  },
} as const

export type RuleJson = FromSchema<typeof rule>
/** A field, or the field of a row (which has no rows of its own). */
export type FieldJson = FromSchema<typeof fieldSchema>

type FieldType = (typeof fieldTypes)[number]

/** Of what every field may say, a field without a value (a heading) says only how it looks. */
const withoutValue = ['id', 'type', 'label', 'help', 'guidance', 'visible']

/** Files come from people only. */
const notOfFiles = ['default', 'calculation', 'optionFilter']

/** What every field may say stands once, where the definitions of all field types point. */
const shared = Object.fromEntries(Object.entries(anyField).map(([key, schema]) => [`any.${key}`, schema]))
const sharedProperty = (key: string, { description }: { readonly description: string }) =>
  [key, { $ref: `#/$defs/any.${key}`, description }] as const

/** One definition per field type, strict about its settings, and `field` and `rowField`, which choose by `type`. */
export function fieldDefinitions(): Readonly<Record<string, object>> {
  return {
    ...shared,
    ...Object.fromEntries(fieldTypes.map((type) => [type.type, definitionOf(type)])),
    field: chosenByType(fieldTypes),
    rowField: chosenByType(
      fieldTypes.filter(({ kind }) => kind !== 'rows'),
      'A field type; rows cannot hold rows.',
    ),
  }
}

function definitionOf({ type, kind, control, settings, requiredSettings = [] }: FieldType): object {
  const rows = { ...rowsProperties, fields: { ...rowsProperties.fields, items: { $ref: '#/$defs/rowField' } } }
  const may = (key: string) =>
    kind === 'none'
      ? withoutValue.includes(key)
      : kind === 'files'
        ? !notOfFiles.includes(key)
        : key !== 'optionFilter' || Object.hasOwn(settings, 'lookup')
  return {
    type: 'object',
    additionalProperties: false,
    required: [
      ...['id', 'type', 'label', ...requiredSettings],
      ...(kind === 'rows' ? ['fields'] : []),
      ...(control === 'output' ? ['calculation'] : []),
    ],
    properties: {
      ...Object.fromEntries(
        Object.entries(anyField).flatMap(([key, schema]) => (may(key) ? [sharedProperty(key, schema)] : [])),
      ),
      type: { const: type, description: anyField.type.description },
      ...settings,
      ...(kind === 'rows' ? rows : {}),
    },
  }
}

const chosenByType = (types: readonly FieldType[], description: string = anyField.type.description): object => ({
  type: 'object',
  required: ['type'],
  properties: { type: { enum: types.map(({ type }) => type), description } },
  allOf: types.map(({ type }) => ({
    if: { properties: { type: { const: type } }, required: ['type'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { $ref: `#/$defs/${type}` },
  })),
})
