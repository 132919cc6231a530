import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { purges } from '../db/schema.ts'
import type { Purge, PurgesStore } from './promotion-stores.ts'

export function createPurgesStore({ db }: Database): PurgesStore {
  const open = isNull(purges.doneAt)
  return {
    add(all) {
      for (const purge of all) db.insert(purges).values(purge).onConflictDoNothing().run()
    },
    dropOf(plans) {
      if (plans.length > 0)
        db.delete(purges)
          .where(and(open, inArray(purges.plan, [...plans])))
          .run()
    },
    due: async (now) =>
      db
        .select()
        .from(purges)
        .where(and(open, lte(purges.dueAt, now)))
        .orderBy(asc(purges.dueAt))
        .all()
        .map(purgeOf),
    list: async () => db.select().from(purges).orderBy(asc(purges.dueAt)).all().map(purgeOf),
    done: (id, at) => void db.update(purges).set({ doneAt: at }).where(eq(purges.id, id)).run(),
  }
}

const purgeOf = ({ doneAt, ...purge }: typeof purges.$inferSelect): Purge => ({
  ...purge,
  ...(doneAt !== null && { doneAt }),
})
