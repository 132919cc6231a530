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

/** What a file holds as far as it can be read, and whether its text was in order. */
export interface ReadFile {
  readonly file: SourceFile
  readonly json: unknown
  readonly whole: boolean
}

export function declaredIn(source: Source, read: readonly ReadFile[]): Declared {
  const of = (kind: FileKind) => read.filter(({ file }) => file.kind === kind)
  const ids = (kind: FileKind) => namesOf(of(kind), ({ json }) => idOf(json))
  const byType = (kind: FileKind, idsOf: (one: ReadFile) => readonly string[] | undefined) => (type: string) =>
    namesOf(
      of(kind).filter(({ file }) => file.path.split('/')[1] === type),
      idsOf,
    )
  /** Names in a list of a file. A slip in the text may have swallowed some. */
  const listed = (key: string) => (one: ReadFile) => (one.whole ? idsIn(listAt(one.json, key)) : undefined)
  const csv = source.files.find(({ kind }) => kind === 'locations')
  const [head = [], ...rows] = csv ? csvRows(csv.text) : []
  const codeAt = head.findIndex(({ text }) => text === 'code')
  return {
    recordTypes: ids('record-type'),
    lookups: ids('lookup'),
    roles: ids('role'),
    agencies: ids('agency'),
    userGroups: ids('user-group'),
    programmes: namesOf(of('instance'), listed('programmes')),
    locales: namesOf(of('instance'), (one) => (one.whole ? listAt(one.json, 'locales').map(String) : undefined)),
    locations: new Set(rows.map((cells) => cells[codeAt]?.text ?? '')),
    fields: byType('fields', listed('fields')),
    forms: byType('form', ({ json }) => idOf(json)),
    groups: (type) =>
      namesOf(
        of('record-type').filter(({ json }) => idOf(json)?.includes(type) ?? true),
        listed('groups'),
      ),
  }
}

/** The names that files give; every name, where one of them cannot say. */
function namesOf(
  files: readonly ReadFile[],
  idsOf: (one: ReadFile) => readonly string[] | undefined,
): ReadonlySet<string> {
  const given = files.map(idsOf)
  const names = new Set(given.flatMap((list) => list ?? []))
  return given.includes(undefined) ? Object.assign(names, { has: () => true }) : names
}

function idOf(json: unknown): readonly string[] | undefined {
  const ids = idsIn([json])
  return ids.length > 0 ? ids : undefined
}

const listAt = (json: unknown, key: string): readonly unknown[] => {
  const list = isObject(json) ? json[key] : undefined
  return Array.isArray(list) ? list : []
}

const idsIn = (list: readonly unknown[]): string[] =>
  list.flatMap((entry) => (isObject(entry) && typeof entry['id'] === 'string' ? [entry['id']] : []))

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
