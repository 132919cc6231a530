/** Which tables still hold what records say, though levels have made other records of them since. */
import { equal } from '../../engine/lib/equal.ts'
import { answersChangedBy, levelsOf } from '../../engine/migrations/levels.ts'
import type { Level, NewLevel } from '../../engine/migrations/migration.ts'
import type { LevelsStore } from '../stores/levels-store.ts'
import type { Part } from './part.ts'

/**
 * Of each part of a type the newest level that may have changed what it holds, once the way is gone: tables made before hold
 * what was then. Every level that says something of a record makes it another version.
 */
export function stamps({ newest, ofType }: Pick<LevelsStore, 'newest' | 'ofType'>, way: readonly NewLevel[] = []) {
  const before = newest()
  const coming = way.map((level, index) => ({ ...level, level: before + index + 1, at: '' }))
  return (type: string) => {
    const all = standing([...ofType(type, 0), ...levelsOf(coming, type)]).map(({ level, steps }) => ({
      ...{ level, changed: answersChangedBy(steps) },
    }))
    return ({ follows }: Part): number =>
      all.findLast(({ changed }) => !follows || !changed || [...follows].some((name) => changed.has(name)))?.level ?? 0
  }
}

/** Without those that were taken back: there and back again, what nobody has written since is what it was (`take.ts`). */
function standing(levels: readonly Level[]): readonly Level[] {
  const left: Level[] = []
  for (const level of levels) {
    const last = left.at(-1)
    if (last && last.direction !== level.direction && equal(last.steps, level.steps)) left.pop()
    else left.push(level)
  }
  return left
}
