import { and, desc, eq, getTableColumns, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { mails, notices } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import type { NoticesStore, StoredNotice } from './notice-stores.ts'

const { user: _, ...facts } = getTableColumns(notices)

/** What a notice is read as, wherever it is joined. */
export const noticeColumns = {
  ...facts,
  byFullName: sql<string>`coalesce((select "full_name" from users as doers where doers."user_name" = ${notices.by}), ${notices.by})`,
}

type Row = { readonly [Fact in keyof Required<StoredNotice>]: StoredNotice[Fact] | null }

export const noticeOf = (row: Row): StoredNotice =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as StoredNotice

export function createNoticesStore({ db }: Database, writer: Writer): NoticesStore {
  const ofUser = eq(notices.user, sql.placeholder('user'))
  const isUnread = isNull(notices.readAt)
  const newestFirst = [desc(notices.at), desc(sql`notices.rowid`)]
  const limited = sql.placeholder('limit')
  const list = db
    .select(noticeColumns)
    .from(notices)
    .where(ofUser)
    .orderBy(...newestFirst)
    .limit(limited)
    .prepare()
  const unread = db
    .select(noticeColumns)
    .from(notices)
    .where(and(ofUser, isUnread))
    .orderBy(...newestFirst)
    .limit(limited)
    .prepare()

  return {
    list: async (user, limit) => list.all({ user, limit }).map(noticeOf),
    unread: async (user, limit) => unread.all({ user, limit }).map(noticeOf),
    markRead: (user, readAt, ids) =>
      writer.write(() => {
        const which = and(eq(notices.user, user), isUnread, ids && inArray(notices.id, [...ids]))
        return db.update(notices).set({ readAt }).where(which).run().changes
      }),
    sweep: (before) =>
      writer.write(() => {
        db.delete(notices)
          .where(lt(notices.at, new Date(before).toISOString()))
          .run()
        db.delete(mails).where(lt(mails.at, before)).run()
      }),
  }
}
