/** How values of a configuration are taken apart: objects by name, lists of things by id, everything else as a whole. */
import { operators } from '../../engine/logic/operators/index.ts'
import { canonicalJson } from '../release/canonical-json.ts'

export type Members = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An expression means something as a whole only. */
function isLogic(value: Members): boolean {
  const [name = '', ...more] = Object.keys(value)
  return more.length === 0 && operators.has(name)
}

/** An object whose members are things of their own. */
export const membersOf = (value: unknown): Members | undefined =>
  isObject(value) && !isLogic(value) ? value : undefined

/** By what the entry of a list is known: a text is its own name. */
export function nameOf(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry
  if (!isObject(entry) || isLogic(entry)) return undefined
  const name = entry['id'] ?? entry['field'] ?? entry['name']
  return typeof name === 'string' ? name : undefined
}

/** A list whose entries all have names of their own, by name and in order; undefined where it means something as a whole only. */
export function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (!Array.isArray(value)) return undefined
  const entries = new Map<string, unknown>()
  for (const entry of value) {
    const name = nameOf(entry)
    if (name === undefined || entries.has(name)) return undefined
    entries.set(name, entry)
  }
  return entries
}

/** Both may be absent. */
export const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other))

/** `names` without what is not kept, in the order that they have. */
export const only = (names: Iterable<string>, kept: { has(name: string): boolean }): string[] =>
  [...names].filter((name) => kept.has(name))

/** Puts what is missing behind what stands before it in its own list; what stands first goes to the front. */
export function placed(order: readonly string[], ...lists: readonly (readonly string[])[]): string[] {
  const result = [...order]
  for (const list of lists) {
    for (const [index, name] of list.entries()) {
      if (result.includes(name)) continue
      const before = list.slice(0, index).findLast((one) => result.includes(one))
      result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, name)
    }
  }
  return result
}
