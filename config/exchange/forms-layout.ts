/** Which sheets the workbook of forms has, and which property of which thing stands where. */
import { fieldTypes } from '../../engine/fields/index.ts'
import { anyFieldProperties, rowsProperties } from '../schema/fields.schema.ts'
import { formSchema } from '../schema/form.schema.ts'
import { lookupSchema } from '../schema/lookup.schema.ts'
import { rule } from '../schema/parts.ts'
import { type CellCodec, codecFor } from './cells.ts'

type Properties = Readonly<Record<string, object>>

/** Properties of one kind of thing; those named in `apart` stand on sheets of their own. */
export interface Layout {
  readonly properties: readonly string[]
  codec(property: string, type?: unknown): CellCodec
}

const layout = (properties: Properties, apart: readonly string[] = []): Layout => ({
  properties: Object.keys(properties).filter((name) => name !== '$schema' && !apart.includes(name)),
  codec: (property) => codecFor(properties[property]),
})

const settingsOf: ReadonlyMap<string, Properties> = new Map(
  fieldTypes.map(({ type, settings }) => [type, settings as Properties]),
)
const anySetting: Properties = Object.assign({}, ...settingsOf.values())

export const formLayout = layout(formSchema.properties)
export const lookupLayout = layout(lookupSchema.properties, ['options'])
export const optionLayout = layout(lookupSchema.properties.options.items.properties)
export const ruleLayout = layout(rule.properties)

export const fieldLayout: Layout = {
  properties: [...new Set(Object.keys({ ...anyFieldProperties, ...anySetting, ...rowsProperties }))].filter(
    (name) => name !== 'rules' && name !== 'fields',
  ),
  codec: (property, type) =>
    codecFor(
      { ...anyFieldProperties, ...rowsProperties, ...settingsOf.get(String(type)) }[property] ?? anySetting[property],
    ),
}
