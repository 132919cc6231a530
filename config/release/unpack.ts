/** From a release back to a folder, printed the same each time, so that an issue names a file and a line of it. */
import { type FileKind, fileKindOf } from '../file-kinds.ts'
import { limits } from '../limits.ts'
import { printJson } from '../print-json.ts'
import { type SchemaKind, schemas } from '../schema/index.ts'
import { type Source, sourceOf } from '../source.ts'
import type { Part, Release } from './release.ts'

/** Every file of the folder, by path. */
export const filesOf = ({ files, cast }: Pick<Release, 'files' | 'cast'>): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(files).map(([path, value]) => [path, textOf(path, value)] as const),
    ...(cast.length > 0 ? [['people.json', printJson(cast.map(peopleOf))] as const] : []),
  ])

/** What the checker takes. */
export function sourceOfRelease(release: Pick<Release, 'files' | 'cast'>): Source {
  const texts = filesOf(release)
  const tooLarge = [...texts].filter(([path, text]) => text.length > mostOf(path))
  return sourceOf(
    texts,
    tooLarge.map(([file, text]) => ({
      ...{ code: 'file.too_large', severity: 'error', file, line: 1, column: 1, pointer: '' },
      ...{ found: `${text.length} characters`, expected: `at most ${mostOf(file)}` },
    })),
  )
}

const mostOf = (path: string) => (path.endsWith('.csv') ? limits.csvBytes : limits.jsonBytes)

const peopleOf = (part: Part) => ({ ...part, fullName: part.userName })

/** A value as the file at this path is written. */
export function textOf(path: string, value: unknown): string {
  if (typeof value === 'string') return value
  const kind = fileKindOf(path)
  return printJson(kind === undefined || kind === 'locations' ? value : inOrder(value, ranksOf(kind)))
}

/** Names in the order in which the schema has them, the others after those by the alphabet. */
function inOrder(value: unknown, ranks: ReadonlyMap<string, number>): unknown {
  if (Array.isArray(value)) return value.map((entry) => inOrder(entry, ranks))
  if (typeof value !== 'object' || value === null) return value
  const rank = (name: string) => ranks.get(name) ?? ranks.size
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map(([name, member]) => [name, inOrder(member, ranks)]),
  )
}

/** Names of properties in the order in which files of a kind have them. */
export const propertyNames = (kind: FileKind | undefined): readonly string[] =>
  kind === undefined || kind === 'locations' ? [] : [...ranksOf(kind).keys()]

const known = new Map<SchemaKind, ReadonlyMap<string, number>>()

function ranksOf(kind: SchemaKind): ReadonlyMap<string, number> {
  const before = known.get(kind)
  if (before) return before
  const ranks = new Map<string, number>()
  const walk = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return
    const { properties = {} } = schema as { readonly properties?: object }
    for (const name of Object.keys(properties)) if (!ranks.has(name)) ranks.set(name, ranks.size)
    for (const part of Object.values(schema)) walk(part)
  }
  walk(schemas[kind])
  known.set(kind, ranks)
  return ranks
}
