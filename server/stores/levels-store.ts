/** How records got from one release to another: the levels, in memory as they stand in the database. */
import type Sqlite from 'better-sqlite3'
import { levelsOf } from '../../engine/migrations/levels.ts'
import type { Level, NewLevel } from '../../engine/migrations/migration.ts'

export interface LevelsStore {
  /** Number of the newest; 0: there never was one. */
  newest(): number
  /** From after a level on, the oldest first. */
  since(level: number): readonly Level[]
  /** Those of them that say something of the type. */
  ofType(type: string, since: number): readonly Level[]
  /** The newest that says something of the type; a row that stands there is settled. */
  lastOf(type: string): number
  /** Types of which any level says something. */
  types(): readonly string[]
  /** Up to which level records were that were written under the release; undefined: it was never served here. */
  levelOf(release: string): number | undefined
  /** The releases that were served last, by their hashes, the one that is served now first. */
  lately(count: number): readonly string[]
  /** Inside the transaction that switches. */
  append(levels: readonly NewLevel[], at: string): void
}

interface Known {
  readonly newest: number
  readonly all: readonly Level[]
  readonly byType: Map<string, readonly Level[]>
}

interface Row {
  readonly level: number
  readonly release: string
  readonly steps: string
  readonly at: string
}

export function createLevelsStore(sqlite: Sqlite.Database): LevelsStore {
  const max = sqlite.prepare('SELECT coalesce(max(level), 0) FROM levels').pluck()
  const rows = sqlite.prepare('SELECT level, release, steps, at FROM levels ORDER BY level')
  const insert = sqlite.prepare('INSERT INTO levels (level, release, steps, at) VALUES (?, ?, ?, ?)')
  const servedAt = sqlite.prepare('SELECT level FROM releases WHERE hash = ?').pluck()
  const served = sqlite.prepare('SELECT hash FROM releases ORDER BY turn DESC LIMIT ?').pluck()
  let held: Known = { newest: 0, all: [], byType: new Map() }

  /** What was rolled back, and what another process added, is seen by the number of the newest. */
  function known(): Known {
    const newest = max.get() as number
    if (newest !== held.newest) held = { newest, all: (rows.all() as Row[]).map(levelIn), byType: new Map() }
    return held
  }

  function allOf(type: string): readonly Level[] {
    const { all, byType } = known()
    const mine = byType.get(type) ?? levelsOf(all, type)
    byType.set(type, mine)
    return mine
  }

  return {
    newest: () => known().newest,
    since: (level) => known().all.filter((one) => one.level > level),
    ofType: (type, since) => {
      const all = allOf(type)
      return all.length === 0 ? all : all.filter(({ level }) => level > since)
    },
    lastOf: (type) => allOf(type).at(-1)?.level ?? 0,
    types: () => [...new Set(known().all.flatMap(({ steps }) => steps.map(({ recordType }) => recordType)))],
    levelOf: (release) => servedAt.get(release) as number | undefined,
    lately: (count) => served.all(count) as string[],
    append(levels, at) {
      const before = max.get() as number
      for (const [index, { direction, release, steps }] of levels.entries()) {
        insert.run(before + index + 1, release, JSON.stringify({ direction, steps }), at)
      }
      held = { newest: -1, all: [], byType: new Map() }
    },
  }
}

const levelIn = ({ level, release, steps, at }: Row): Level => ({
  ...{ level, release, at },
  ...(JSON.parse(steps) as Pick<Level, 'direction' | 'steps'>),
})
