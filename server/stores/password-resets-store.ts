import { and, eq, gt, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { passwordResets, sessions, users } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import { accountColumns, accountOf } from './account-rows.ts'
import type { AuditLog } from './audit-log.ts'
import type { MailQueue } from './mail-queue.ts'
import type { PasswordResetsStore } from './notice-stores.ts'

/** So many people share an address at most; beyond that it is none of theirs. */
const SHARING = 5

export function createPasswordResetsStore(
  { db }: Database,
  writer: Writer,
  log: AuditLog,
  queue: MailQueue,
): PasswordResetsStore {
  const enabled = eq(users.disabled, false)
  const withAddress = db
    .select({ id: users.id })
    .from(users)
    .where(and(enabled, sql`lower(${users.email}) = ${sql.placeholder('email')}`))
    .limit(SHARING)
    .prepare()
  const find = (tokenHash: string, now: number) => {
    const row = db
      .select(accountColumns)
      .from(passwordResets)
      .innerJoin(users, eq(users.id, passwordResets.user))
      .where(and(eq(passwordResets.tokenHash, tokenHash), gt(passwordResets.expiresAt, now), enabled))
      .get()
    return row && accountOf(row)
  }
  const forget = (user: string) => db.delete(passwordResets).where(eq(passwordResets.user, user)).run()

  return {
    ask: (email, at, note) =>
      writer.write(() => {
        for (const { id } of withAddress.all({ email: email.trim().toLowerCase() })) {
          queue.add({ user: id, kind: 'password-reset', at })
        }
        log.append(note)
      }),
    offer: (user, tokenHash, expiresAt) =>
      writer.write(() => {
        forget(user)
        db.insert(passwordResets).values({ user, tokenHash, expiresAt }).run()
      }),
    offerCode: (user, tokenHash, expiresAt, note) =>
      writer.write(() => {
        forget(user)
        db.insert(passwordResets).values({ user, tokenHash, expiresAt }).run()
        db.delete(sessions).where(eq(sessions.user, user)).run()
        log.append(note)
      }),
    mailTo: (user, at, note) =>
      writer.write(() => {
        queue.add({ user, kind: 'password-reset', at })
        log.append(note)
      }),
    accountOf: async (tokenHash, now) => find(tokenHash, now),
    redeem: (tokenHash, passwordHash, { ms, instant }, action) =>
      writer.write(() => {
        const account = find(tokenHash, ms)
        if (!account) return 'refused'
        forget(account.id)
        db.update(users).set({ passwordHash }).where(eq(users.id, account.id)).run()
        db.delete(sessions).where(eq(sessions.user, account.id)).run()
        if (account.email) queue.add({ user: account.id, kind: 'password-changed', at: ms })
        log.append({ at: instant, userName: account.userName, action })
        return 'done'
      }),
  }
}
