import { desc, eq, ne } from 'drizzle-orm'
import { levelsBetween, wayBack } from '../../engine/migrations/levels.ts'
import type { NewLevel } from '../../engine/migrations/migration.ts'
import type { Model } from '../../engine/model.ts'
import type { Database } from '../db/open.ts'
import { releases } from '../db/schema.ts'
import type { AuditLog } from './audit-log.ts'
import type { LevelsStore } from './levels-store.ts'
import type { ReleasesStore } from './stores.ts'

/** Keeps the release and makes it the active one; only inside a transaction. */
export function activateRelease(
  { db }: Database,
  { log, levels }: { readonly log: AuditLog; readonly levels: LevelsStore },
  model: Model,
  way: readonly NewLevel[],
  at: string,
): void {
  const newest = db
    .select({ hash: releases.hash, turn: releases.turn })
    .from(releases)
    .orderBy(desc(releases.turn))
    .get()
  if (newest?.hash === model.hash && way.length === 0) return
  levels.append(way, at)
  const turn = (newest?.turn ?? 0) + 1
  const level = levels.newest()
  db.insert(releases)
    .values({ hash: model.hash, model: JSON.stringify(model), activatedAt: at, turn, level })
    .onConflictDoUpdate({ target: releases.hash, set: { activatedAt: at, turn, level } })
    .run()
  log.append({ at, action: 'configuration_activate' })
}

/** No day: it was never active. */
const NEVER = ''

/**
 * Keeps a release that is served to some beside the active one, which stays the newest: what is written under it is of the same
 * level. Only inside a transaction.
 */
export function keepBeside({ db }: Database, levels: LevelsStore, model: Model): void {
  const [active, second] = db
    .select({ hash: releases.hash, turn: releases.turn })
    .from(releases)
    .orderBy(desc(releases.turn))
    .limit(2)
    .all()
  if (!active || active.hash === model.hash) throw new Error('A release is served beside another')
  if (second?.hash === model.hash) return
  const [turn, level] = [active.turn + 1, levels.newest()]
  db.insert(releases)
    .values({ hash: model.hash, model: JSON.stringify(model), activatedAt: NEVER, turn, level })
    .onConflictDoUpdate({ target: releases.hash, set: { turn, level } })
    .run()
  db.update(releases)
    .set({ turn: turn + 1 })
    .where(eq(releases.hash, active.hash))
    .run()
}

export function createReleasesStore({ db }: Database, levels: LevelsStore): ReleasesStore {
  const facts = { hash: releases.hash, activatedAt: releases.activatedAt }
  const newestFirst = desc(releases.turn)
  const active = () => db.select(facts).from(releases).orderBy(newestFirst).limit(1).get()
  const modelOf = (hash: string) => {
    const kept = db.select({ model: releases.model }).from(releases).where(eq(releases.hash, hash)).get()
    return kept && (JSON.parse(kept.model) as Model)
  }
  return {
    active: async () => active(),
    model: async (hash) => modelOf(hash),
    levelsSince: (hash) => {
      const level = levels.levelOf(hash)
      return level === undefined ? undefined : levels.since(level)
    },
    levelsLately: (count) => {
      if (levels.newest() === 0) return []
      const oldest = levels.lately(count + 1).at(-1)
      return levels.since((oldest !== undefined && levels.levelOf(oldest)) || 0)
    },
    levels: () => levels.since(0),
    wayTo: async (model, decided = []) => {
      const now = active()
      if (!now || now.hash === model.hash) return []
      const before = levels.levelOf(model.hash)
      if (before !== undefined && decided.length === 0) return wayBack(levels.since(before), model.hash)
      const from = modelOf(now.hash)
      return from ? levelsBetween(from, model, decided) : []
    },
    lately: (count) => levels.lately(count),
    list: async (limit) =>
      db.select(facts).from(releases).where(ne(releases.activatedAt, NEVER)).orderBy(newestFirst).limit(limit).all(),
  }
}
