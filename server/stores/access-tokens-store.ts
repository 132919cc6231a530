import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { accessTokens } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import type { AuditLog } from './audit-log.ts'
import type { AccessToken, AccessTokensStore } from './directory-stores.ts'

export function createAccessTokensStore({ db }: Database, writer: Writer, log: AuditLog): AccessTokensStore {
  const tokenOf = ({ tokenHash: _, lastUsedAt, endedAt, ...row }: typeof accessTokens.$inferSelect): AccessToken => ({
    ...row,
    ...(lastUsedAt !== null && { lastUsedAt }),
    ...(endedAt !== null && { endedAt }),
  })
  return {
    find: async (tokenHash, now) => {
      const row = db
        .select()
        .from(accessTokens)
        .where(
          and(eq(accessTokens.tokenHash, tokenHash), isNull(accessTokens.endedAt), gt(accessTokens.expiresAt, now)),
        )
        .get()
      return row && tokenOf(row)
    },
    list: async () => db.select().from(accessTokens).orderBy(desc(accessTokens.madeAt)).all().map(tokenOf),
    make: (token, tokenHash, note) =>
      writer.write(() => {
        db.insert(accessTokens)
          .values({ ...token, tokenHash })
          .run()
        log.append(note)
      }),
    end: (id, note) =>
      writer.write(() => {
        const ended = db
          .update(accessTokens)
          .set({ endedAt: note.at })
          .where(and(eq(accessTokens.id, id), isNull(accessTokens.endedAt)))
          .run()
        if (ended.changes > 0) log.append(note)
        return ended.changes > 0
      }),
    touch: (id, at) =>
      writer.write(() => {
        db.update(accessTokens).set({ lastUsedAt: at }).where(eq(accessTokens.id, id)).run()
      }),
  }
}
