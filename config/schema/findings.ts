import { fieldTypes } from '../../engine/fields/index.ts'
import type { IssueCode } from '../issue-codes.ts'
import { pointerTo } from '../positions.ts'
import type { Finding } from '../report.ts'
import { didYouMean, meant, oneOf, quoted, shown } from '../words.ts'
import type { SchemaFault } from './faults.ts'
import { idPattern, localePattern, optionIdPattern } from './parts.ts'

/** A schema's fault in plain words. */
export interface SchemaFinding {
  readonly code: IssueCode
  readonly pointer: string
  readonly part?: 'key' | 'value'
  readonly finding: Finding
}

type Translation = (fault: SchemaFault, params: Readonly<Record<string, unknown>>) => SchemaFinding

const unknownProperty: Translation = ({ instancePath, parentSchema }, { additionalProperty }) => {
  const name = String(additionalProperty)
  const known = Object.keys((parentSchema?.['properties'] as object | undefined) ?? {}).filter(
    (key) => key !== '$schema',
  )
  return {
    code: 'schema.unknown_property',
    pointer: instancePath + pointerTo(name),
    part: 'key',
    finding: { found: quoted(name), expected: oneOf(known, 20), suggestion: didYouMean(name, known) },
  }
}

const missingProperty: Translation = ({ instancePath, parentSchema }, { missingProperty: missing }) => {
  const name = String(missing)
  const property = (parentSchema?.['properties'] as Readonly<Record<string, { description?: string }>> | undefined)?.[
    name
  ]
  return {
    code: 'schema.missing_property',
    pointer: instancePath,
    finding: { found: `no ${quoted(name)}`, expected: withMeaning(quoted(name), property?.description) },
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'an object',
}

const wrongType: Translation = ({ instancePath, parentSchema, data }, { type }) => {
  const words = [type].flat().map((name) => typeWords[String(name)] ?? String(name))
  return {
    code: 'schema.wrong_type',
    pointer: instancePath,
    finding: { found: shown(data), expected: withMeaning(words.join(' or '), description(parentSchema)) },
  }
}

/** Types whose fields hold rows: refused only among the fields of rows. */
const rowTypes: ReadonlySet<string> = new Set(fieldTypes.filter(({ kind }) => kind === 'rows').map(({ type }) => type))

const notAmong: Translation = ({ instancePath, parentSchema, data }, { allowedValues, allowedValue }) => {
  const allowed = (Array.isArray(allowedValues) ? allowedValues : [allowedValue]).map(String)
  return {
    code: rowTypes.has(String(data)) ? 'rows.nested' : 'schema.not_allowed',
    pointer: instancePath,
    finding: {
      found: shown(data),
      expected: withMeaning(oneOf(allowed, 20), description(parentSchema)),
      suggestion: typeof data === 'string' ? didYouMean(data, allowed) : undefined,
    },
  }
}

const noAlternative: Translation = ({ instancePath, parentSchema, data }) => {
  const branches = (parentSchema?.['anyOf'] as readonly { enum?: readonly string[]; type?: string }[] | undefined) ?? []
  const words = branches.map((branch) =>
    branch.enum ? oneOf(branch.enum) : (typeWords[branch.type ?? ''] ?? 'a value'),
  )
  return {
    code: 'schema.not_allowed',
    pointer: instancePath,
    finding: { found: shown(data), expected: withMeaning(words.join(', or '), description(parentSchema)) },
  }
}

const patternWords: ReadonlyMap<string, string> = new Map([
  [idPattern, 'small letters, digits and `_`, starting with a letter, at most 60'],
  [optionIdPattern, 'letters, digits and `_ . + < > -`, at most 80, without spaces'],
  [localePattern, 'a locale such as `en`, `ar` or `pt-BR`'],
])

/** `Head of household` as an id would write it; nothing where no letter is left to begin with. */
function asId(text: string): string | undefined {
  const id = text
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^[\d_]+|_+$/g, '')
    .slice(0, 60)
  return id === '' ? undefined : id
}

const misspelt: Translation = (fault, { pattern }) => {
  const key = fault.propertyName
  const id = pattern === idPattern ? asId(key ?? String(fault.data)) : undefined
  return {
    code: 'schema.malformed',
    pointer: key === undefined ? fault.instancePath : fault.instancePath + pointerTo(key),
    part: key === undefined ? 'value' : 'key',
    finding: {
      found: key === undefined ? shown(fault.data) : quoted(key),
      expected:
        patternWords.get(String(pattern)) ??
        withMeaning(`text like \`${String(pattern)}\``, description(fault.parentSchema)),
      ...(id !== undefined && { suggestion: meant(id) }),
    },
  }
}

const repeated: Translation = ({ instancePath, data }, { i, j }) => {
  const later = Math.max(Number(i), Number(j))
  return {
    code: 'schema.repeated',
    pointer: instancePath + pointerTo(later),
    finding: { found: `${shown((data as unknown[])[later])} for the second time`, expected: 'each entry once' },
  }
}

const outOfBounds =
  (words: (limit: unknown) => string): Translation =>
  ({ instancePath, parentSchema, data }, { limit }) => ({
    code: 'schema.out_of_bounds',
    pointer: instancePath,
    finding: { found: shown(data), expected: withMeaning(words(limit), description(parentSchema)) },
  })

const translations: Readonly<Record<string, Translation>> = {
  additionalProperties: unknownProperty,
  required: missingProperty,
  type: wrongType,
  enum: notAmong,
  const: notAmong,
  anyOf: noAlternative,
  pattern: misspelt,
  uniqueItems: repeated,
  minimum: outOfBounds((limit) => `at least ${limit}`),
  maximum: outOfBounds((limit) => `at most ${limit}`),
  minLength: outOfBounds((limit) => (limit === 1 ? 'text that is not empty' : `at least ${limit} characters`)),
  maxLength: outOfBounds((limit) => `at most ${limit} characters`),
  minItems: outOfBounds((limit) => (limit === 1 ? 'at least one entry' : `at least ${limit} entries`)),
  maxItems: outOfBounds((limit) => `at most ${limit} entries`),
  minProperties: outOfBounds(() => 'at least one entry'),
  format: (fault, { format }) => ({
    code: 'schema.malformed',
    pointer: fault.instancePath,
    finding: {
      found: shown(fault.data),
      expected: format === 'date' ? 'a day that exists, as `yyyy-mm-dd`' : `a ${String(format)}`,
    },
  }),
}

const other: Translation = ({ instancePath, data, message }) => ({
  code: 'schema.not_allowed',
  pointer: instancePath,
  finding: { found: shown(data), expected: message ?? 'something else' },
})

export const schemaFinding = (fault: SchemaFault): SchemaFinding =>
  (translations[fault.keyword] ?? other)(fault, fault.params)

const description = (schema: SchemaFault['parentSchema']): string | undefined => schema?.['description']

const withMeaning = (words: string, meaning: string | undefined) =>
  meaning === undefined ? words : `${words} (${meaning.replace(/\.$/, '')})`
