import { fieldTypes } from '../../engine/fields/index.ts'
import { propertyRows } from './properties.ts'
import { generatedNote, table } from './table.ts'

/** `docs/field-types.md`. `meaningOf` gives the sentence that stands above the type in the code. */
export const fieldTypesPage = (meaningOf: (type: string) => string): string => `${generatedNote}

# Field types

What every field may say stands in [configuration.md](configuration.md#fields). These are the settings that each type adds;
those in bold are needed.

${fieldTypes.map((type) => section(type, meaningOf(type.type))).join('\n\n')}
`

function section(
  { type, kind, many, control, settings, requiredSettings = [], examples }: (typeof fieldTypes)[number],
  meaning: string,
) {
  const rows = propertyRows({ properties: settings, required: requiredSettings })
  const settingsTable = table(
    ['Setting', 'Value', 'Meaning'],
    rows.map(({ name, value, needed, description }) => [
      needed ? `**\`${name}\`**` : `\`${name}\``,
      value,
      description,
    ]),
  )
  const exampleTable = table(
    ['Given', 'Kept', 'Shown'],
    examples.map(({ input, value, text }) => [code(input), code(value), text]),
  )
  return [
    `## ${type}`,
    meaning,
    kind === 'none'
      ? 'Holds no answer.'
      : `In expressions and questions: ${many ? 'several values' : 'a value'} of kind \`${kind}\`. Control: \`${control}\`.`,
    ...(rows.length > 0 ? [settingsTable] : []),
    ...(examples.length > 0 ? [exampleTable] : []),
  ].join('\n\n')
}

const code = (value: unknown) => `\`${JSON.stringify(value)}\``
