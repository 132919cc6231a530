/** What a file of an overlay says: only what is otherwise than in the base. */
import { own } from '../../engine/lib/own.ts'
import { entriesOf, isObject, isSame, type Members, membersOf, nameOf, only } from './things.ts'

/** From one value to another; undefined where they are the same. */
export function patchOf(base: unknown, target: unknown): unknown {
  if (isSame(base, target)) return undefined
  const [from, to] = [membersOf(base), membersOf(target)]
  if (from && to) return membersPatch(from, to)
  const [entries, wanted] = [entriesOf(base), entriesOf(target)]
  if (entries && wanted) return entriesPatch(entries, wanted)
  return base === undefined || typeof target !== 'object' || target === null ? target : { $value: target }
}

function membersPatch(from: Members, to: Members): Members {
  const removed = Object.keys(from).filter((name) => !Object.hasOwn(to, name))
  const changed = Object.entries(to).map(([name, member]) => [name, patchOf(own(from, name), member)] as const)
  return {
    ...Object.fromEntries(changed.filter(([, patch]) => patch !== undefined)),
    ...(removed.length > 0 && { $removed: removed }),
  }
}

/** One line for each entry that came, went, moved or changed. */
function entriesPatch(from: ReadonlyMap<string, unknown>, to: ReadonlyMap<string, unknown>): readonly unknown[] {
  const still = inOrder(only(from.keys(), to), only(to.keys(), from))
  const names = [...to.keys()]
  return [
    ...[...from.keys()].filter((name) => !to.has(name)).map((name) => ({ $removed: name })),
    ...names.flatMap((name, index) => {
      const entry = to.get(name)
      const $after = names[index - 1] ?? null
      if (!from.has(name)) return [{ $after, $value: entry }]
      const moved = still.has(name) ? [] : [{ $move: name, $after }]
      return [...moved, ...changedEntry(name, from.get(name), entry)]
    }),
  ]
}

function changedEntry(name: string, before: unknown, after: unknown): readonly unknown[] {
  if (isSame(before, after)) return []
  const [from, to] = [membersOf(before), membersOf(after)]
  return [from && to ? { $of: name, ...membersPatch(from, to) } : { $of: name, $value: after }]
}

/** Names that need not be moved to get from one order to the other: a longest run that both have. */
function inOrder(from: readonly string[], to: readonly string[]): ReadonlySet<string> {
  const place = new Map(from.map((name, index) => [name, index]))
  const places = to.map((name) => place.get(name) ?? 0)
  // Patience sorting: the last place of the best run of each length, and what came before each.
  const ends: number[] = []
  const previous: number[] = []
  for (const [index, at] of places.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[ends[middle] ?? 0] ?? 0) < at) low = middle + 1
      else high = middle
    }
    previous[index] = ends[low - 1] ?? -1
    ends[low] = index
  }
  const run = new Set<string>()
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) run.add(to[index] ?? '')
  return run
}

/** Says of a patch what it wants of the base and does not find, by where it stands. */
export type Missing = (path: readonly string[]) => void

/** The base with what a patch says of it. */
export function patched(base: unknown, patch: unknown, missing: Missing, path: readonly string[] = []): unknown {
  if (patch === undefined) return base
  const said = isObject(patch) ? patch : undefined
  if (said && Object.hasOwn(said, '$value')) return said['$value']
  const from = membersOf(base)
  if (from && said) return patchedMembers(from, said, missing, path)
  const entries = entriesOf(base)
  return entries && Array.isArray(patch) ? patchedEntries(entries, patch, missing, path) : patch
}

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

function patchedMembers(from: Members, said: Members, missing: Missing, path: readonly string[]): Members {
  const removed = new Set(textsIn(said['$removed']))
  for (const name of removed) if (!Object.hasOwn(from, name)) missing([...path, name])
  const changed = Object.entries(said).filter(([name]) => name !== '$removed' && name !== '$of')
  return Object.fromEntries([
    ...Object.entries(from).filter(([name]) => !removed.has(name)),
    ...changed.map(([name, patch]) => [name, patched(own(from, name), patch, missing, [...path, name])]),
  ])
}

/** People may write an entry as it stands in the base, with its id and what is to be otherwise; an id that is new is added at the end. */
function inFull(line: unknown, base: ReadonlyMap<string, unknown>): Members {
  if (!isObject(line)) return { $value: line }
  if (['$of', '$move', '$removed', '$value'].some((word) => Object.hasOwn(line, word))) return line
  const name = nameOf(line)
  return name !== undefined && base.has(name) ? { $of: name, ...line } : { $value: line }
}

function patchedEntries(
  base: ReadonlyMap<string, unknown>,
  patch: readonly unknown[],
  missing: Missing,
  path: readonly string[],
): readonly unknown[] {
  const entries = new Map(base)
  let order = [...base.keys()]
  const put = (name: string, after: unknown) => {
    const at = typeof after === 'string' ? order.indexOf(after) : -1
    if (typeof after === 'string' && at < 0) missing([...path, after])
    order.splice(typeof after === 'string' && at < 0 ? order.length : at + 1, 0, name)
  }
  const lines = patch.map((line) => inFull(line, base))
  const away = new Set(lines.flatMap(({ $removed, $move }) => textsIn([$removed, $move])))
  for (const name of away) if (!base.has(name)) missing([...path, name])
  order = order.filter((name) => !away.has(name))
  for (const line of lines) {
    const { $of, $move, $value, $after, $removed } = line
    if (typeof $removed === 'string') entries.delete($removed)
    else if (typeof $move === 'string') put($move, $after)
    else if (typeof $of === 'string') {
      if (!base.has($of)) missing([...path, $of])
      entries.set($of, patched(base.get($of), line, missing, [...path, $of]))
    } else if ($value !== undefined) {
      const name = nameOf($value)
      if (name === undefined || entries.has(name)) missing([...path, name ?? '?'])
      else {
        entries.set(name, $value)
        put(name, Object.hasOwn(line, '$after') ? $after : order.at(-1))
      }
    } else missing([...path, '?'])
  }
  return order.filter((name) => entries.has(name)).map((name) => entries.get(name))
}
