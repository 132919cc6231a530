/** One property of a schema, for a table. */
export interface PropertyRow {
  readonly name: string
  readonly value: string
  readonly needed: boolean
  readonly description: string
}

interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly $comment?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly propertyNames?: { readonly pattern?: string }
  readonly additionalProperties?: unknown
  readonly minimum?: number
  readonly maximum?: number
}

/** The properties of an object, with those of objects inside it: `sort.field`, `options[].id`. */
export function propertyRows(schema: object, before = ''): readonly PropertyRow[] {
  const { properties = {}, required = [] } = schema as Schema
  return Object.entries(properties)
    .filter(([name]) => name !== '$schema')
    .flatMap(([name, property]): PropertyRow[] => {
      const here = before + name
      const inside = property.type === 'array' ? property.items : property
      return [
        {
          name: here,
          value: wordsForValue(property),
          needed: required.includes(name),
          description: property.description ?? '',
        },
        ...(inside?.properties ? propertyRows(inside, property.type === 'array' ? `${here}[].` : `${here}.`) : []),
      ]
    })
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: '`true` or `false`',
  array: 'list',
  object: 'object',
}

function wordsForValue(schema: Schema): string {
  if (schema.$comment === 'logic') return 'expression'
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ')
  if (schema.const !== undefined) return `\`${String(schema.const)}\``
  if (schema.anyOf) return schema.anyOf.map(wordsForValue).join(', or ')
  const types = [schema.type ?? []].flat()
  if (types.includes('string') && types.includes('object')) return 'text, or one per locale'
  if (schema.type === 'array') return `list of ${schema.items ? plural(wordsForValue(schema.items)) : 'values'}`
  if (schema.type === undefined) return 'value'
  const bounds =
    schema.minimum !== undefined && schema.maximum !== undefined ? `, ${schema.minimum} to ${schema.maximum}` : ''
  return types.map((type) => words[type] ?? type).join(' or ') + bounds
}

const plural = (word: string) =>
  ({ text: 'texts', object: 'objects', 'text, or one per locale': 'texts (or one per locale each)' })[word] ?? word
