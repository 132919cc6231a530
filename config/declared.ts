import { csvRows } from './csv.ts'
import type { FileKind } from './file-kinds.ts'
import type { Source, SourceFile } from './source.ts'

/**
 * Every name that a folder gives to something, also to what is not sound. Where a file is too broken to say what it
 * names, the set has every name: nothing is reported missing because of a slip elsewhere.
 */
export interface Declared {
  readonly recordTypes: ReadonlySet<string>
  readonly lookups: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
  readonly agencies: ReadonlySet<string>
  readonly userGroups: ReadonlySet<string>
  readonly programmes: ReadonlySet<string>
  readonly locales: ReadonlySet<string>
  readonly locations: ReadonlySet<string>
  fields(recordType: string): ReadonlySet<string>
  forms(recordType: string): ReadonlySet<string>
  groups(recordType: string): ReadonlySet<string>
}

export function declaredIn(source: Source): Declared {
  const of = (kind: FileKind) => source.files.filter((file) => file.kind === kind)
  const ids = (kind: FileKind) => namesOf(of(kind), (json) => idsIn([json]))
  const byType = (kind: FileKind, idsOf: (json: unknown) => readonly string[]) =>
    remembered((type) =>
      namesOf(
        of(kind).filter(({ path }) => path.split('/')[1] === type),
        idsOf,
      ),
    )
  const csv = source.files.find(({ kind }) => kind === 'locations')
  const [head = [], ...rows] = csv ? csvRows(csv.text) : []
  const codeAt = head.findIndex(({ text }) => text === 'code')
  return {
    recordTypes: ids('record-type'),
    lookups: ids('lookup'),
    roles: ids('role'),
    agencies: ids('agency'),
    userGroups: ids('user-group'),
    programmes: namesOf(of('instance'), (json) => idsIn(listAt(json, 'programmes'))),
    locales: namesOf(of('instance'), (json) => listAt(json, 'locales').map(String)),
    locations: new Set(rows.map((cells) => cells[codeAt]?.text ?? '')),
    fields: byType('fields', (json) => idsIn(listAt(json, 'fields'))),
    forms: byType('form', (json) => idsIn([json])),
    groups: remembered((type) =>
      namesOf(
        of('record-type').filter((file) => file.json() === undefined || idsIn([file.json()]).includes(type)),
        (json) => idsIn(listAt(json, 'groups')),
      ),
    ),
  }
}

/** Asks once per record type. */
function remembered(names: (type: string) => ReadonlySet<string>): (type: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>()
  return (type) => {
    const found = known.get(type) ?? names(type)
    known.set(type, found)
    return found
  }
}

/** The names that files give; every name, where one of them is too broken to say. */
function namesOf(files: readonly SourceFile[], idsOf: (json: unknown) => readonly string[]): ReadonlySet<string> {
  const names = new Set(files.flatMap((file) => idsOf(file.json())))
  return files.some((file) => file.json() === undefined) ? Object.assign(names, { has: () => true }) : names
}

const listAt = (json: unknown, key: string): readonly unknown[] => {
  const list = isObject(json) ? json[key] : undefined
  return Array.isArray(list) ? list : []
}

const idsIn = (list: readonly unknown[]): string[] =>
  list.flatMap((entry) => (isObject(entry) && typeof entry['id'] === 'string' ? [entry['id']] : []))

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
