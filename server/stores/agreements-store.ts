import { and, asc, count, eq, max, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { agreements, users } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import type { AuditLog } from './audit-log.ts'
import type { AgreementsStore } from './directory-stores.ts'

export function createAgreementsStore({ db }: Database, writer: Writer, log: AuditLog): AgreementsStore {
  const newest = db
    .select({ version: max(agreements.version) })
    .from(agreements)
    .where(and(eq(agreements.user, sql.placeholder('user')), eq(agreements.what, sql.placeholder('what'))))
    .prepare()
  return {
    versionOf: (user, what) => newest.get({ user, what })?.version ?? 0,
    agree: (user, { what, version }, note) =>
      writer.write(() => {
        db.insert(agreements).values({ user, what, version, at: note.at }).onConflictDoNothing().run()
        log.append(note)
      }),
    list: async (what, { offset, limit }) => {
      const mine = eq(agreements.what, what)
      const each = db.select({ user: agreements.user }).from(agreements).where(mine).groupBy(agreements.user)
      const [counted] = db.select({ total: count() }).from(each.as('each')).all()
      const agreed = db
        .select({
          userName: users.userName,
          fullName: users.fullName,
          version: sql<number>`max(${agreements.version})`,
          at: sql<string>`max(${agreements.at})`,
        })
        .from(agreements)
        .innerJoin(users, eq(users.id, agreements.user))
        .where(mine)
        .groupBy(agreements.user)
        .orderBy(asc(users.fullName), asc(users.nameKey))
        .limit(limit)
        .offset(offset)
        .all()
      return { total: counted?.total ?? 0, agreed }
    },
  }
}
