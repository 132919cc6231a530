import type { FileKind } from '../file-kinds.ts'
import { actionSchema } from './action.schema.ts'
import { agencySchema, userGroupSchema } from './agency.schema.ts'
import { alertSchema } from './alert.schema.ts'
import { approvalSchema } from './approval.schema.ts'
import { dashboardSchema } from './dashboard.schema.ts'
import { fieldDefinitions, fieldsSchema } from './fields.schema.ts'
import { formSchema } from './form.schema.ts'
import { i18nSchema } from './i18n.schema.ts'
import { instanceSchema } from './instance.schema.ts'
import { listSchema } from './list.schema.ts'
import { lookupSchema } from './lookup.schema.ts'
import { migrationSchema } from './migration.schema.ts'
import { notificationSchema } from './notification.schema.ts'
import { peopleSchema } from './people.schema.ts'
import { recordTypeSchema } from './record-type.schema.ts'
import { roleSchema } from './role.schema.ts'
import { scenariosSchema } from './scenarios.schema.ts'
import { taskSchema } from './task.schema.ts'
import { transitionSchema } from './transition.schema.ts'
import { workflowSchema } from './workflow.schema.ts'

/** What each kind of JSON file has to look like. */
export const schemas = {
  instance: instanceSchema,
  'record-type': recordTypeSchema,
  fields: fieldsSchema,
  form: formSchema,
  lookup: lookupSchema,
  agency: agencySchema,
  'user-group': userGroupSchema,
  role: roleSchema,
  list: listSchema,
  workflow: workflowSchema,
  action: actionSchema,
  approval: approvalSchema,
  transition: transitionSchema,
  task: taskSchema,
  alert: alertSchema,
  notification: notificationSchema,
  dashboard: dashboardSchema,
  migration: migrationSchema,
  people: peopleSchema,
  i18n: i18nSchema,
  scenarios: scenariosSchema,
} as const satisfies { readonly [Kind in Exclude<FileKind, 'locations'>]: object }

export type SchemaKind = keyof typeof schemas
export const schemaKinds = Object.keys(schemas) as SchemaKind[]

/** A whole JSON Schema 2020-12: the literal, for fields with the settings of every field type, and what it refers to. */
export function wholeSchema(kind: SchemaKind, logicDefinition: object): object {
  const literal = withFields[kind]?.() ?? schemas[kind]
  const whole = withLogic(literal) as { readonly $defs?: object }
  const usesLogic = JSON.stringify(whole).includes('"#/$defs/logic"')
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...whole,
    ...(usesLogic && { $defs: { ...whole.$defs, logic: logicDefinition } }),
  }
}

/** Schemas in which fields stand, with the settings of every field type. */
const withFields: { readonly [Kind in SchemaKind]?: () => object } = {
  fields: () => ({
    ...fieldsSchema,
    $defs: fieldDefinitions(),
    properties: {
      ...fieldsSchema.properties,
      fields: { ...fieldsSchema.properties.fields, items: { $ref: '#/$defs/field' } },
    },
  }),
  action: () => ({
    ...actionSchema,
    $defs: fieldDefinitions(),
    properties: {
      ...actionSchema.properties,
      asks: { ...actionSchema.properties.asks, items: { $ref: '#/$defs/rowField' } },
    },
  }),
  transition: () => {
    const { asks, steps } = transitionSchema.properties
    const step = steps.additionalProperties
    const questions = { items: { $ref: '#/$defs/rowField' } }
    return {
      ...transitionSchema,
      $defs: fieldDefinitions(),
      properties: {
        ...transitionSchema.properties,
        asks: { ...asks, ...questions },
        steps: {
          ...steps,
          additionalProperties: {
            ...step,
            properties: { ...step.properties, asks: { ...step.properties.asks, ...questions } },
          },
        },
      },
    }
  },
}

/** Every `$comment: 'logic'` becomes a reference to the definition of expressions. */
function withLogic(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withLogic)
  if (typeof schema !== 'object' || schema === null) return schema
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withLogic(value)]))
  if (copy['$comment'] !== 'logic') return copy
  const { $comment, ...rest } = copy
  return { ...rest, $ref: '#/$defs/logic' }
}
