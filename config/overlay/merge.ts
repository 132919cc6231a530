/** Three ways by id: what the base was, what it has become, and what was made of it. */
import { own } from '../../engine/lib/own.ts'
import { PLACES, placesOf, writtenAs } from './places.ts'
import { entriesOf, isSame, type Members, membersOf, only, placed } from './things.ts'

export const conflictKinds = ['both_changed', 'both_added', 'base_removed', 'overlay_removed', 'order'] as const
export type ConflictKind = (typeof conflictKinds)[number]

/** One thing that both have changed, each in another way. A value that is absent is not there on that side. */
export interface Conflict {
  /** File and names down to the thing: `roles/worker.json#/label/en`. */
  readonly conflict: string
  readonly kind: ConflictKind
  readonly was?: unknown
  readonly base?: unknown
  readonly overlay?: unknown
}

/** Which side goes for a conflict; undefined: nobody has said. */
export type Decide = (conflict: Conflict) => 'base' | 'overlay' | undefined

export interface Merged {
  readonly files: Members
  /** Those that nobody has decided; of them the overlay's side stands in the files for now. */
  readonly conflicts: readonly Conflict[]
}

/** Files by path on each side. */
export interface Sides {
  readonly old: Members
  readonly base: Members
  readonly overlay: Members
}

export function merge(sides: Sides, decide: Decide = () => undefined): Merged {
  const conflicts: Conflict[] = []
  const { old, base, overlay } = withRenamed(sides)
  const clash = (conflict: Conflict): unknown => {
    const decided = decide(conflict)
    if (decided === undefined) conflicts.push(conflict)
    return decided === 'base' ? conflict.base : conflict.overlay
  }
  const paths = [...new Set([...Object.keys(base), ...Object.keys(overlay)])].sort()
  const files = paths.map((path) => {
    const sides = [own(old, path), own(base, path), own(overlay, path)] as const
    return [path, path === PLACES ? mergedPlaces(...sides, clash) : merged(...sides, `${path}#`, clash)] as const
  })
  return { files: Object.fromEntries(files.filter(([, value]) => value !== undefined)), conflicts }
}

type Clash = (conflict: Conflict) => unknown

function mergedPlaces(was: unknown, base: unknown, overlay: unknown, clash: Clash): unknown {
  const [from, there, here] = [was, base, overlay].map(placesOf)
  if (!there || !here || isSame(base, was)) return merged(was, base, overlay, `${PLACES}#`, clash)
  const places = membersOf(merged(from, there, here, `${PLACES}#`, clash))
  return places && writtenAs(places, [overlay, base])
}

function merged(was: unknown, base: unknown, overlay: unknown, at: string, clash: Clash): unknown {
  if (isSame(was, base) || isSame(base, overlay)) return overlay
  if (isSame(was, overlay)) return base
  const [members, other, before] = [membersOf(base), membersOf(overlay), was === undefined ? {} : membersOf(was)]
  if (members && other && before) return mergedMembers(before, members, other, at, clash)
  const [entries, others, earlier] = [entriesOf(base), entriesOf(overlay), entriesOf(was ?? [])]
  if (entries && others && earlier) return mergedEntries(earlier, entries, others, at, clash)
  const kind =
    base === undefined
      ? 'base_removed'
      : overlay === undefined
        ? 'overlay_removed'
        : was === undefined
          ? 'both_added'
          : 'both_changed'
  return clash(conflictOf(at, kind, was, base, overlay))
}

const conflictOf = (conflict: string, kind: ConflictKind, was: unknown, base: unknown, overlay: unknown): Conflict => ({
  ...{ conflict, kind },
  ...(was !== undefined && { was }),
  ...(base !== undefined && { base }),
  ...(overlay !== undefined && { overlay }),
})

const below = (at: string, name: string) => `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`

function mergedMembers(was: Members, base: Members, overlay: Members, at: string, clash: Clash): Members {
  const names = [...new Set([...Object.keys(base), ...Object.keys(overlay)])]
  const members = names.map(
    (name) => [name, merged(own(was, name), own(base, name), own(overlay, name), below(at, name), clash)] as const,
  )
  return Object.fromEntries(members.filter(([, member]) => member !== undefined))
}

type Entries = ReadonlyMap<string, unknown>

function mergedEntries(was: Entries, base: Entries, overlay: Entries, at: string, clash: Clash): readonly unknown[] {
  const result = new Map<string, unknown>()
  for (const name of new Set([...base.keys(), ...overlay.keys()])) {
    const entry = merged(was.get(name), base.get(name), overlay.get(name), below(at, name), clash)
    if (entry !== undefined) result.set(name, entry)
  }
  return orderOf(was, base, overlay, at, clash)
    .filter((name) => result.has(name))
    .map((name) => result.get(name))
}

/** The side that moved something says the order; what only the other has follows what it follows there. */
function orderOf(was: Entries, base: Entries, overlay: Entries, at: string, clash: Clash): readonly string[] {
  const [ofBase, ofOverlay] = [[...base.keys()], [...overlay.keys()]]
  const common = new Set(only(only(was.keys(), base), overlay))
  const [before, there, here] = [was, base, overlay].map((side) => only(side.keys(), common))
  const baseFirst = placed(ofBase, ofOverlay)
  const overlayFirst = placed(ofOverlay, ofBase)
  if (isSame(before, here)) return baseFirst
  if (isSame(before, there) || isSame(there, here)) return overlayFirst
  const chosen = clash(conflictOf(`${at}/*`, 'order', before, there, here))
  return isSame(chosen, there) ? baseFirst : overlayFirst
}

/** A file that only got another name in the new base keeps what was made of it. */
function withRenamed({ old, base, overlay }: Sides): Sides {
  const now = new Map(Object.entries(base).flatMap(([path, value]) => named(path, value).map((name) => [name, path])))
  const renamed = new Map<string, string>()
  for (const [path, value] of Object.entries(old)) {
    for (const name of named(path, value)) {
      const other = now.get(name)
      const isFree = other !== undefined && !Object.hasOwn(old, other) && !Object.hasOwn(overlay, other)
      if (isFree && !Object.hasOwn(base, path)) renamed.set(path, other)
    }
  }
  const follow = (files: Members) =>
    Object.fromEntries(Object.entries(files).map(([path, value]) => [renamed.get(path) ?? path, value]))
  return { old: follow(old), base, overlay: follow(overlay) }
}

/** Folder and id: what a file is known by, whatever it is called. */
function named(path: string, value: unknown): readonly string[] {
  const id = membersOf(value)?.['id']
  return typeof id === 'string' ? [`${path.slice(0, path.lastIndexOf('/'))}#${id}`] : []
}
