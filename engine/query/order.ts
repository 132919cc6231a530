/**
 * The order of answers, the same for every reader: text by the code points of its fold, other values by themselves, ages
 * by years (so the later birth date comes first), false before true; blank and unreadable values last in both
 * directions; what is equal, by id.
 */
import type { ValueKind } from '../fields/field-type.ts'
import { byCodePoint, fold } from '../lib/fold.ts'
import type { Scalar, Sort } from './query.ts'

interface Sortable {
  readonly id: string
  /** One value for each thing to sort by. */
  readonly keys: readonly (Scalar | undefined)[]
}

export const compareBy =
  (sort: readonly Sort[], kinds: readonly ValueKind[]) =>
  (one: Sortable, other: Sortable): number => {
    for (const [index, { direction }] of sort.entries()) {
      const [a, b] = [one.keys[index], other.keys[index]]
      if (a === b) continue
      if (a === undefined) return 1
      if (b === undefined) return -1
      const difference = compareValues(kinds[index] ?? 'text', a, b)
      if (difference !== 0) return direction === 'asc' ? difference : -difference
    }
    return byCodePoint(one.id, other.id)
  }

/** Which of two values of a kind comes first, ascending. */
export function compareValues(kind: ValueKind, a: Scalar, b: Scalar): number {
  if (typeof a !== 'string' || typeof b !== 'string') return Number(a) - Number(b)
  if (kind === 'age') return byCodePoint(b, a)
  return kind === 'text' ? byCodePoint(fold(a), fold(b)) : byCodePoint(a, b)
}
