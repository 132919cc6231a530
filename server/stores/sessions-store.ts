import { and, count, desc, eq, like, lt, or, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { deviceKeys, sessions, users } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import { accountColumns, accountOf, nameKeyOf } from './account-rows.ts'
import type { SessionsStore, ShownSession } from './account-stores.ts'
import type { AuditLog } from './audit-log.ts'

/** So much of a session's id names it among those of one user, and opens nothing. */
const HANDLE = 16

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
    start: ({ id, userName, kind, agent, at }, note) =>
      writer.write(() => {
        const user = userIdOf(userName)
        if (user === undefined) throw new Error('A session needs an account')
        db.insert(sessions)
          .values({ id, user, kind, createdAt: at, lastSeenAt: at, agent: agent ?? null })
          .run()
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
    listOf: async (userName) => {
      const user = userIdOf(userName)
      if (user === undefined) return []
      const rows = db.select().from(sessions).where(eq(sessions.user, user)).orderBy(desc(sessions.lastSeenAt)).all()
      return rows.map(
        ({ id, kind, createdAt, lastSeenAt, agent }): ShownSession => ({
          ...{ handle: id.slice(0, HANDLE), kind, createdAt, lastSeenAt },
          ...(agent !== null && { agent }),
        }),
      )
    },
    endOne: (userName, handle, note) =>
      writer.write(() => {
        const user = userIdOf(userName)
        if (user === undefined || !/^[0-9a-f]{16}$/.test(handle)) return false
        const ended = db
          .delete(sessions)
          .where(and(eq(sessions.user, user), like(sessions.id, `${handle}%`)))
          .run()
        if (ended.changes > 0) log.append(note)
        return ended.changes > 0
      }),
    devicesOf: async (userName) =>
      db
        .select({ total: count() })
        .from(deviceKeys)
        .where(eq(deviceKeys.user, userIdOf(userName) ?? ''))
        .get()?.total ?? 0,
    sweep: ({ seenBefore, createdBefore }) =>
      writer.write(() => {
        db.delete(sessions)
          .where(or(lt(sessions.lastSeenAt, seenBefore), lt(sessions.createdAt, createdBefore)))
          .run()
      }),
  }
}
