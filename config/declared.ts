import { csvRows } from './csv.ts'
import type { FileKind } from './file-kinds.ts'
import type { Source, SourceFile } from './source.ts'

/** Every name that a folder gives to something, also to what is not sound: nothing refers to nothing because of a slip elsewhere. */
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

export function declaredIn(source: Source, jsonOf: (file: SourceFile) => unknown): Declared {
  const of = (kind: FileKind) =>
    source.files.filter((file) => file.kind === kind).map((file) => ({ file, json: jsonOf(file) }))
  const ids = (kind: FileKind) => new Set(of(kind).flatMap(({ file, json }) => idOf(file, json)))
  const inFolder = (kind: FileKind, idsOf: (file: SourceFile, json: unknown) => readonly string[]) => {
    const byType = new Map<string, Set<string>>()
    for (const { file, json } of of(kind)) {
      const type = file.path.split('/')[1] ?? ''
      byType.set(type, new Set([...(byType.get(type) ?? []), ...idsOf(file, json)]))
    }
    return (type: string) => byType.get(type) ?? new Set<string>()
  }
  const groups = new Map(
    of('record-type').map(({ json }) => [idsIn([json])[0] ?? '', new Set(idsIn(listAt(json, 'groups')))] as const),
  )
  const instance = of('instance')[0]?.json
  const csv = source.files.find(({ kind }) => kind === 'locations')
  const [head = [], ...rows] = csv ? csvRows(csv.text) : []
  const codeAt = head.findIndex(({ text }) => text === 'code')
  return {
    recordTypes: ids('record-type'),
    lookups: ids('lookup'),
    roles: ids('role'),
    agencies: ids('agency'),
    userGroups: ids('user-group'),
    programmes: new Set(idsIn(listAt(instance, 'programmes'))),
    locales: new Set(listAt(instance, 'locales').map(String)),
    locations: new Set(rows.map((cells) => cells[codeAt]?.text ?? '')),
    fields: inFolder('fields', (_, json) => idsIn(listAt(json, 'fields'))),
    forms: inFolder('form', idOf),
    groups: (type) => groups.get(type) ?? new Set(),
  }
}

/** The id that a file gives; of a file too broken to say, what its name suggests. */
function idOf({ path }: SourceFile, json: unknown): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1, -'.json'.length)
  const written = idsIn([json])
  return written.length > 0 ? written : [name, name.replaceAll('-', '_')]
}

const listAt = (json: unknown, key: string): readonly unknown[] => {
  const list = isObject(json) ? json[key] : undefined
  return Array.isArray(list) ? list : []
}

const idsIn = (list: readonly unknown[]): string[] =>
  list.flatMap((entry) => (isObject(entry) && typeof entry['id'] === 'string' ? [entry['id']] : []))

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
