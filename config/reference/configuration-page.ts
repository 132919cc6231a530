import { coreFacts } from '../../engine/records/core-facts.ts'
import { filePlaces } from '../file-kinds.ts'
import { limits } from '../limits.ts'
import { anyFieldProperties, rowsProperties } from '../schema/fields.schema.ts'
import { schemaKinds, schemas } from '../schema/index.ts'
import { operatorEntries } from './operators.ts'
import { propertyRows } from './properties.ts'
import { generatedNote, table } from './table.ts'

/** `docs/configuration.md`: what a folder may hold, out of the schemas. */
export const configurationPage = (): string => `${generatedNote}

# Configuration

Formwork does what a folder of JSON files says. Check a folder with \`formwork check FOLDER\`: it lists every issue at once,
each with file, line and column, what was found, what was expected and the likely fix (all of them are in
[checker-codes.md](checker-codes.md)). The server runs the same check and keeps serving the last good configuration.

## Files

${table(
  ['File', 'What it holds'],
  filePlaces.map(({ kind, shape }) => [
    `\`${shape}\``,
    kind === 'locations' ? 'Places of all levels, see [Places](#places).' : schemas[kind].description,
  ]),
)}

Other files, such as a README, the report of an import, and the folder \`demo/\` are not read. Every JSON file may begin with
\`"$schema": "…/config/schema/<kind>.schema.json"\`, so that editors complete and check while you type. JSON is strict: no
comments, no comma after the last entry, no name twice in one object.

## Ids, texts and translations

An id is \`^[a-z][a-z0-9_]{0,59}$\`. It is unique among things of its kind (fields and forms: within their record type; row
fields: within their rows) and stable: data is kept under it. Ids of options may also have capitals, digits first and
\`. + < > -\`.

A text is a string in the default locale, or an object by locale: \`{ "en": "Loan", "ar": "إعارة" }\`. Translations in bulk may
live in \`i18n/<locale>.json\`, by the path of the text: \`record-types/<type>/label\`, \`fields/<type>/<field>/label\`,
\`fields/<type>/<field>/rules/<rule>/message\`, \`fields/<type>/<subform>/fields/<row field>/label\`, \`forms/<type>/<form>/label\`,
\`lookups/<lookup>/label\`, \`lookups/<lookup>/options/<option>/label\`, \`roles/<role>/label\`, \`agencies/<agency>/name\`,
\`instance/programmes/<programme>/name\`, \`lists/<type>/filters/<field>/label\`. A translation there wins over one in the file.

${schemaKinds
  .filter((kind) => kind !== 'fields' && kind !== 'i18n')
  .map(section)
  .join('\n\n')}

\`\`\`json
{
  "recordType": "reader",
  "given": { "today": "2025-03-01" },
  "scenarios": [
    {
      "name": "A child needs somebody who signs",
      "given": { "as": { "role": "librarian", "relation": "group" }, "record": { "name": "Mina" } },
      "when": { "reader_age": 9, "loans": [{ "book": "Maps" }] },
      "then": {
        "visible": ["guardian"], "required": ["guardian", "loans[1].lent_on"],
        "issues": { "guardian": ["answer.required"], "reader_age": [] },
        "options": { "loans[1].shelf": { "offered": ["children"], "notOffered": ["crime"] } },
        "values": { "loans_count": 1 }, "allowedActions": ["update"], "save": "refused"
      }
    }
  ]
}
\`\`\`

## Fields

${schemas.fields.description} Each file is \`{ "fields": [ … ] }\`. Which settings a field has besides these depends on its type: see
[field-types.md](field-types.md).

${propertyTable({ properties: anyFieldProperties, required: ['id', 'type', 'label'] })}

A field with rows (a subform) has besides:

${propertyTable({ properties: rowsProperties, required: ['fields'] })}

\`\`\`json
{
  "fields": [
    {
      "id": "reader_age", "type": "number", "label": "Age of the reader", "minimum": 0, "maximum": 120,
      "rules": [{
        "id": "adult_with_card", "when": { "==": [{ "var": "has_card" }, true] },
        "holds": { ">=": [{ "var": "reader_age" }, 18] }, "message": "Only adults have a card of their own.", "level": "warning"
      }]
    },
    {
      "id": "guardian", "type": "text", "label": "Who signs for the reader",
      "visible": { "<": [{ "var": "reader_age" }, 18] }, "required": true, "whenHidden": "clear"
    }
  ]
}
\`\`\`

A field shows when its own \`visible\` holds and at least one form that places it shows. Hidden fields are never wrong.
Calculations and defaults count in records of the programmes on whose forms the field stands; those of a field on no form count everywhere.

## Places

\`locations.csv\` (UTF-8, commas, RFC 4180) has a first line with the names of its columns: \`code\`, \`parent\` (code of the
place above, empty at level 0), \`level\` (0 is the highest; \`instance.json\` names the levels), \`p_code\` (where it differs from
the code), \`retired\` (\`true\` or empty) and \`name_<locale>\` for each locale.

## Expressions

Conditions and calculations are JSON Logic: a value, a list, or an object with one operator. A comparison with a missing value
is false; only \`is_blank\` and \`not\` see what is missing. Types must fit: the check reports a number compared with a text, an
option that the lookup does not have, a name that does not exist. An expression has at most 200 operators and values and
nests at most 10 deep. What is stored (a calculation) may not read today or an age.

${table(
  ['Operator', 'Operands', 'Meaning'],
  operatorEntries().map(({ name, operands, meaning }) => [`\`${name}\``, operands, meaning]),
)}

## Core facts

What the platform itself knows of each record. Lists, filters and expressions may name them; fields may not be called so.

${table(
  ['Name', 'Kind', 'Set by'],
  Object.entries(coreFacts)
    .filter(([, { internal }]) => !internal)
    .map(([name, { kind, many, setBy }]) => [
      `\`${name}\``,
      many ? `several of ${kind}` : kind,
      setBy.join(', ') || 'the platform',
    ]),
)}

## Limits

${table(
  ['What', 'At most'],
  [
    ['Files in a folder', String(limits.files)],
    ['Size of a JSON file', `${limits.jsonBytes / 1024} KiB`],
    ['Size of `locations.csv`', `${limits.csvBytes / 1024 / 1024} MiB`],
    ['Nesting within a file', String(limits.depth)],
    ['Forms of a record type', String(limits.forms)],
    ['Fields of a record type, those of rows counted', String(limits.fields)],
    ['Fields that a list filters and sorts by', String(limits.indexes)],
  ],
)}
`

function section(kind: (typeof schemaKinds)[number]): string {
  const schema = schemas[kind] as { readonly title: string; readonly description: string; readonly items?: object }
  return `## ${schema.title}\n\n${schema.description}\n\n${propertyTable(schema.items ?? schema)}`
}

function propertyTable(schema: object): string {
  return table(
    ['Property', 'Value', 'Meaning'],
    propertyRows(schema).map(({ name, value, needed, description }) => [
      needed ? `**\`${name}\`**` : `\`${name}\``,
      value,
      description,
    ]),
  )
}
