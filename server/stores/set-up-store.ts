import { eq } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { setUpTokens } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import { insertAccount } from './account-rows.ts'
import type { SetUpStore } from './account-stores.ts'
import type { AuditLog } from './audit-log.ts'

export function createSetUpStore(database: Database, writer: Writer, log: AuditLog): SetUpStore {
  const { db } = database
  const isOffered = (tokenHash: string, now: number) => {
    const token = db.select().from(setUpTokens).where(eq(setUpTokens.tokenHash, tokenHash)).get()
    return token !== undefined && token.expiresAt > now
  }

  return {
    offer: (tokenHash, expiresAt) =>
      writer.write(() => {
        db.delete(setUpTokens).run()
        db.insert(setUpTokens).values({ tokenHash, expiresAt }).run()
      }),
    isOffered: async (tokenHash, now) => isOffered(tokenHash, now),
    redeem: (tokenHash, now, account, note) =>
      writer.write(() => {
        if (!isOffered(tokenHash, now)) return 'refused'
        const made = insertAccount(database, account)
        if (made === 'exists') return made
        db.delete(setUpTokens).run()
        log.append(note)
        return made
      }),
  }
}
