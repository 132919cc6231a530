/** A draft that was begun from something else than what is served by now, laid over that: three ways by id, as overlays are. */
import { type Conflict, merge } from '../overlay/merge.ts'
import { isSame, type Members } from '../overlay/things.ts'
import { textOf } from '../release/unpack.ts'
import type { Source, SourceFile } from '../source.ts'
import type { Changes } from './editor.ts'

/** Whose side goes, by the place of a conflict. */
export type Takes = Readonly<Record<string, 'mine' | 'theirs'>>

export type Followed =
  /** From what is served to the draft. */
  | { readonly changes: Changes }
  /** What both changed, and nobody has decided. */
  | { readonly conflicts: readonly Conflict[] }

export function followed(basis: Source, mine: Source, served: Source, takes: Takes): Followed {
  const [old, overlay, base] = [basis, mine, served].map(valuesOf) as [Members, Members, Members]
  const sides = { mine: 'overlay', theirs: 'base' } as const
  const { files, conflicts } = merge({ old, base, overlay }, ({ conflict }) => {
    const take = Object.hasOwn(takes, conflict) ? takes[conflict] : undefined
    return take && sides[take]
  })
  if (conflicts.length > 0) return { conflicts }
  const [written, there] = [textsOf(mine), textsOf(served)]
  const gone = [...there.keys()].filter((path) => !Object.hasOwn(files, path))
  const changed = Object.entries(files).flatMap(([path, value]): [string, string][] => {
    if (isSame(value, base[path])) return []
    const text = isSame(value, overlay[path]) ? written.get(path) : undefined
    return [[path, text ?? textOf(path, value)]]
  })
  return { changes: new Map<string, string | null>([...changed, ...gone.map((path) => [path, null] as const)]) }
}

const textsOf = ({ files }: Source): ReadonlyMap<string, string> => new Map(files.map(({ path, text }) => [path, text]))

const valuesOf = ({ files }: Source): Members => Object.fromEntries(files.map((file) => [file.path, valueIn(file)]))

const valueIn = (file: SourceFile): unknown => (file.kind === 'locations' ? file.text : (file.json() ?? file.text))
