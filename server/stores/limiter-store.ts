import { eq, lt, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { limits } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import type { LimiterStore } from './stores.ts'

type Limit = typeof limits.$inferSelect

export function createLimiterStore({ db }: Database, writer: Writer): LimiterStore {
  const byKey = db
    .select()
    .from(limits)
    .where(eq(limits.key, sql.placeholder('key')))
    .prepare()
  const keep = (limit: Limit) => {
    const { key, ...counts } = limit
    db.insert(limits).values(limit).onConflictDoUpdate({ target: limits.key, set: counts }).run()
  }

  return {
    take: (key, { capacity, perSecond }, now) =>
      writer.write(() => {
        const limit = byKey.get({ key }) ?? { key, tokens: capacity, filledAt: now, failures: 0, failedAt: 0 }
        // A clock that was set back must not empty the bucket.
        const seconds = Math.max(0, now - limit.filledAt) / 1000
        const tokens = Math.min(capacity, limit.tokens + seconds * perSecond)
        const taken = tokens >= 1
        keep({ ...limit, tokens: taken ? tokens - 1 : tokens, filledAt: now })
        return { taken, retryAfterSeconds: taken ? 0 : Math.ceil((1 - tokens) / perSecond) }
      }),
    failuresOf: async (key) => {
      const { failures, failedAt } = byKey.get({ key }) ?? { failures: 0, failedAt: 0 }
      return { count: failures, lastAt: failedAt }
    },
    noteFailure: (key, now) =>
      writer.write(() => {
        const limit = byKey.get({ key }) ?? { key, tokens: 0, filledAt: 0, failures: 0, failedAt: 0 }
        keep({ ...limit, failures: limit.failures + 1, failedAt: now })
        return limit.failures + 1
      }),
    forget: (key) =>
      writer.write(() => {
        db.delete(limits).where(eq(limits.key, key)).run()
      }),
    sweep: (untouchedSince) =>
      writer.write(() => {
        db.delete(limits)
          .where(lt(sql`max(${limits.filledAt}, ${limits.failedAt})`, untouchedSince))
          .run()
      }),
  }
}
