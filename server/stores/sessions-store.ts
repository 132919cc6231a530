import { and, eq, lt, or, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { sessions, users } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import { accountColumns, accountOf, nameKeyOf } from './account-rows.ts'
import type { SessionsStore } from './account-stores.ts'
import type { AuditLog } from './audit-log.ts'

export function createSessionsStore({ db }: Database, writer: Writer, log: AuditLog): SessionsStore {
  const { id, kind, createdAt, lastSeenAt } = sessions
  const found = db
    .select({ session: { id, kind, createdAt, lastSeenAt }, account: accountColumns })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.user))
    .where(and(eq(sessions.id, sql.placeholder('id')), eq(users.disabled, false)))
    .prepare()
  const userIdOf = (userName: string) =>
    db
      .select({ id: users.id })
      .from(users)
      .where(eq(users.nameKey, nameKeyOf(userName)))
      .get()?.id

  return {
    find: async (id) => {
      const row = found.get({ id })
      return row && { ...row.session, account: accountOf(row.account) }
    },
    start: ({ id, userName, kind, at }, note) =>
      writer.write(() => {
        const user = userIdOf(userName)
        if (user === undefined) throw new Error('A session needs an account')
        db.insert(sessions).values({ id, user, kind, createdAt: at, lastSeenAt: at }).run()
        log.append(note)
      }),
    touch: (id, at) =>
      writer.write(() => {
        db.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.id, id)).run()
      }),
    end: (id, note) =>
      writer.write(() => {
        db.delete(sessions).where(eq(sessions.id, id)).run()
        log.append(note)
      }),
    endAllOf: (userName, note) =>
      writer.write(() => {
        const user = userIdOf(userName)
        if (user !== undefined) db.delete(sessions).where(eq(sessions.user, user)).run()
        log.append(note)
      }),
    sweep: ({ seenBefore, createdBefore }) =>
      writer.write(() => {
        db.delete(sessions)
          .where(or(lt(sessions.lastSeenAt, seenBefore), lt(sessions.createdAt, createdBefore)))
          .run()
      }),
  }
}
