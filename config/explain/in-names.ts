/** Every place in the files, besides expressions, that names something else. */
import type { FileKind } from '../file-kinds.ts'
import { pointerTo } from '../positions.ts'
import type { SourceFile } from '../source.ts'
import { lifeReferences } from './life-names.ts'
import { migrationReferences } from './migration-names.ts'
import {
  cellHere,
  fieldHere,
  fieldThere,
  formHere,
  isObject,
  type Meaning,
  plain,
  type Reference,
  reference,
} from './reference.ts'
import { isSame, type Thing } from './thing.ts'
import { transitionReferences } from './transition-names.ts'
import type { FindUses, Use } from './use.ts'

/** The same property of fields and of the fields of rows. */
const ofFields = (property: string, means: readonly [Meaning, Meaning], says: Reference['says']): Reference[] => [
  { kind: 'fields', path: `fields/*/${property}`, means: means[0], section: 'Other fields', says },
  { kind: 'fields', path: `fields/*/fields/*/${property}`, means: means[1], section: 'Other fields', says },
]

const references: readonly Reference[] = [
  reference(
    'record-type',
    'statusLookup',
    plain('lookup'),
    'Record types',
    (type) => `${type} takes its statuses from it`,
  ),
  reference('record-type', 'title/*', fieldHere, 'Titles and search', () => 'in the title line'),
  reference('record-type', 'summary/*', fieldHere, 'Titles and search', () => 'a short fact beside the title'),
  reference('record-type', 'searched/*', fieldHere, 'Titles and search', () => 'the search box looks through it'),
  reference('record-type', 'creationForms/*', formHere, 'Record types', (type) => `asked first when a ${type} is made`),
  reference('record-type', 'programmes/*', plain('programme'), 'Record types', (type) => `${type} is used in it`),
  reference('record-type', 'rules/*/at', fieldHere, 'Rules', () => 'the message of a rule stands at it'),
  ...ofFields('lookup', [plain('lookup'), plain('lookup')], (field) => `${field} takes its options from it`),
  ...ofFields('recordType', [plain('record type'), plain('record type')], (field) => `${field} links to it`),
  ...ofFields('birthDate', [fieldHere, cellHere], (field) => `${field} is reckoned from it`),
  ...ofFields('estimated', [fieldHere, cellHere], (field) => `${field} is a guess where it says so`),
  ...ofFields('basis', [fieldHere, cellHere], (field) => `${field} is known by it`),
  ...ofFields('upTo', [fieldHere, cellHere], (field) => `the interval of ${field} ends with it`),
  ...ofFields('rules/*/at', [fieldHere, cellHere], (field) => `the message of a rule of ${field} stands at it`),
  reference('fields', 'fields/*/summary/*', cellHere, 'Other fields', (field) => `shown on a closed row of ${field}`),
  reference(
    'fields',
    'fields/*/filterable/*',
    cellHere,
    'Lists',
    (field) => `questions over all rows of ${field} may ask about it`,
  ),
  reference(
    'fields',
    'fields/*/sortBy/field',
    cellHere,
    'Other fields',
    (field) => `the rows of ${field} are sorted by it`,
  ),
  reference('form', 'fields/*', fieldHere, 'Forms', (form) => `on the form ${form}`),
  reference('form', 'programmes/*', plain('programme'), 'Forms', (form) => `the form ${form} is used in it`),
  reference(
    'form',
    'panels/*/recordType',
    plain('record type'),
    'Forms',
    (form) => `the form ${form} shows records that link here`,
  ),
  reference('form', 'panels/*/field', fieldThere, 'Forms', (form) => `the form ${form} shows records that link by it`),
  reference(
    'form',
    'panels/*/copies/*',
    fieldHere,
    'Forms',
    (form) => `a new record made on the form ${form} begins with it`,
  ),
  reference(
    'form',
    'panels/*/copies/{key}',
    fieldThere,
    'Forms',
    (form) => `begins with an answer when made on the form ${form}`,
  ),
  reference('role', 'programmes/*', plain('programme'), 'Roles', (role) => `${role} works in it`),
  reference('role', 'actions/{key}', plain('record type'), 'Roles', (role) => `${role} has actions on it`),
  reference('role', 'reachOf/{key}', plain('record type'), 'Roles', (role) => `${role} has a reach of its own there`),
  reference('list', 'recordType', plain('record type'), 'Lists', () => 'the list of its records'),
  reference('list', 'columns/*', fieldHere, 'Lists', (list) => `a column of the list of ${list}`),
  reference('list', 'filters/*/field', fieldHere, 'Lists', (list) => `a filter of the list of ${list}`),
  reference('list', 'sort/field', fieldHere, 'Lists', (list) => `the list of ${list} is sorted by it`),
  reference('people', '*/role', plain('role'), 'People', (person) => `${person} has it`),
  reference('people', '*/agency', plain('agency'), 'People', (person) => `${person} works there`),
  reference('people', '*/groups/*', plain('user group'), 'People', (person) => `${person} belongs to it`),
  ...migrationReferences,
  ...lifeReferences,
  ...transitionReferences,
]

/** Names in properties: of lists, forms, titles, roles, people. */
export const inNames: FindUses = function* ({ thing }, { source }) {
  for (const file of source.files) {
    for (const { kind, path, means, section, says } of references) {
      if (file.kind !== kind) continue
      for (const { name, pointer, part, values } of walk(file.json(), path.split('/'))) {
        if (!isSame(means(name, { recordType: recordTypeOf(file), values }), thing)) continue
        yield {
          section,
          place: { file: file.path, pointer, ...(part && { part }) },
          says: says(ownerOf(values)),
        } satisfies Use
      }
    }
  }
}

/** The thing that a name at a place in a file stands for, if it is such a name. */
export function thingNamedAt(file: SourceFile, pointer: string): Thing | undefined {
  for (const { kind, path, means } of references) {
    if (file.kind !== kind) continue
    for (const { name, pointer: here, values } of walk(file.json(), path.split('/'))) {
      if (here === pointer) return means(name, { recordType: recordTypeOf(file), values })
    }
  }
  return undefined
}

const ofFolder: readonly (FileKind | undefined)[] = ['fields', 'form']

function recordTypeOf(file: SourceFile): string {
  const json = file.json() as { readonly id?: string; readonly recordType?: string }
  if (file.kind === 'record-type') return String(json.id)
  return ofFolder.includes(file.kind) ? (file.path.split('/')[1] ?? '') : String(json?.recordType)
}

/** The nearest thing around the name that has a name of its own. */
function ownerOf(values: readonly unknown[]): string {
  const owners = values.filter(isObject).map((value) => value['id'] ?? value['userName'] ?? value['recordType'])
  const named = owners.filter((owner) => typeof owner === 'string')
  return String(named.at(-1) ?? '')
}

interface Named {
  readonly name: string
  readonly pointer: string
  readonly part?: 'key'
  readonly values: readonly unknown[]
}

function* walk(
  json: unknown,
  [step, ...steps]: readonly string[],
  pointer = '',
  values: readonly unknown[] = [],
): Generator<Named> {
  if (step === undefined) {
    if (typeof json === 'string') yield { name: json, pointer, values }
    return
  }
  if (typeof json !== 'object' || json === null) return
  const around = [...values, json]
  const entries: readonly (readonly [string, unknown])[] = Object.entries(json)
  if (step === '{key}') {
    for (const [key] of entries) yield { name: key, pointer: pointer + pointerTo(key), part: 'key', values: around }
  } else {
    for (const [key, value] of entries) {
      // The key itself may be a name that what follows depends on.
      const here = step === '*' && !Array.isArray(json) ? [...around, key] : around
      if (step === '*' || step === key) yield* walk(value, steps, pointer + pointerTo(key), here)
    }
  }
}
