import { desc, eq } from 'drizzle-orm'
import type { Model } from '../../engine/model.ts'
import type { Database } from '../db/open.ts'
import { releases } from '../db/schema.ts'
import type { AuditLog } from './audit-log.ts'
import type { ReleasesStore } from './stores.ts'

/** Keeps the release and makes it the active one; only inside a transaction. */
export function activateRelease({ db }: Database, log: AuditLog, model: Model, at: string): void {
  const newest = db
    .select({ hash: releases.hash, turn: releases.turn })
    .from(releases)
    .orderBy(desc(releases.turn))
    .get()
  if (newest?.hash === model.hash) return
  const turn = (newest?.turn ?? 0) + 1
  db.insert(releases)
    .values({ hash: model.hash, model: JSON.stringify(model), activatedAt: at, turn })
    .onConflictDoUpdate({ target: releases.hash, set: { activatedAt: at, turn } })
    .run()
  log.append({ at, action: 'configuration_activate' })
}

export function createReleasesStore({ db }: Database): ReleasesStore {
  const facts = { hash: releases.hash, activatedAt: releases.activatedAt }
  const newestFirst = desc(releases.turn)
  return {
    active: async () => db.select(facts).from(releases).orderBy(newestFirst).limit(1).get(),
    model: async (hash) => {
      const kept = db.select({ model: releases.model }).from(releases).where(eq(releases.hash, hash)).get()
      return kept && (JSON.parse(kept.model) as Model)
    },
    list: async (limit) => db.select(facts).from(releases).orderBy(newestFirst).limit(limit).all(),
  }
}
