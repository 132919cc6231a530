import { isBlank } from '../lib/blank.ts'
import { own } from '../lib/own.ts'
import { conversions } from './conversions.ts'
import { defineMigration, type ResolvedStep } from './migration.ts'
import { nameOf } from './schema-parts.ts'

interface Retype extends ResolvedStep {
  readonly field: string
  readonly conversion: string
  readonly options?: Readonly<Record<string, string>>
}

/** A field keeps its name and becomes one of another type; what cannot be read that way is blank afterwards. */
export const retype = defineMigration<Retype>({
  kind: 'retype',
  required: ['recordType', 'field', 'conversion'],
  properties: {
    field: nameOf('Field that has another type now.'),
    conversion: { enum: Object.keys(conversions), description: 'How its values are read.' },
    options: {
      type: 'object',
      additionalProperties: { type: 'string' },
      description:
        'What was written, by option: `{ "Male": "male" }` of a text, `{ "true": "yes", "false": "no" }` of a yes or no, `{ "yes": "true" }` of a choice.',
    },
  },
  names: ({ field }) => ({ from: [field], to: [field] }),
  forward: (values, step) => ({ [step.field]: read(own(values, step.field), step, 'there') }),
  back: (values, step) => ({ [step.field]: read(own(values, step.field), step, 'back') }),
  loss: (step) => {
    const conversion = own(conversions, step.conversion)
    if (!conversion?.takesOptions || conversion.loss) return conversion?.loss
    const { options = {} } = step
    const isOneToOne = new Set(Object.values(options)).size === Object.keys(options).length
    return isOneToOne && 'true' in options && 'false' in options ? undefined : 'unreadable'
  },
  moves: () => [],
})

function read(value: unknown, { conversion, options = {} }: Retype, way: 'there' | 'back'): unknown {
  if (isBlank(value)) return undefined
  return own(conversions, conversion)?.[way](value, options)
}
