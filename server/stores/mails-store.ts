import { and, asc, count, eq, lte, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { mails, notices, users } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import { accountColumns, accountOf } from './account-rows.ts'
import type { MailsStore } from './notice-stores.ts'
import { noticeColumns, noticeOf } from './notices-store.ts'

export function createMailsStore({ db }: Database, writer: Writer): MailsStore {
  const { id, kind, at, attempts } = mails
  const due = db
    .select({ mail: { id, kind, at, attempts }, account: accountColumns, notice: noticeColumns })
    .from(mails)
    .innerJoin(users, eq(users.id, mails.user))
    .leftJoin(notices, eq(notices.id, mails.notice))
    .where(and(eq(mails.state, 'queued'), lte(mails.nextAt, sql.placeholder('now'))))
    .orderBy(asc(mails.nextAt), asc(mails.at))
    .limit(sql.placeholder('limit'))
    .prepare()
  const put = (changes: Partial<typeof mails.$inferInsert>) => db.update(mails).set(changes)

  return {
    due: async (now, limit) =>
      due.all({ now, limit }).map(({ mail, account, notice }) => ({
        ...mail,
        account: accountOf(account),
        ...(notice?.id && { notice: noticeOf(notice as Parameters<typeof noticeOf>[0]) }),
      })),
    begin: (id) =>
      writer.write(() => {
        const mine = and(eq(mails.id, id), eq(mails.state, 'queued'))
        const begun = db.update(mails).set({ state: 'sending', attempts: sql`${mails.attempts} + 1` })
        return begun.where(mine).run().changes === 1
      }),
    settle: (id, state) => writer.write(() => void put({ state }).where(eq(mails.id, id)).run()),
    again: (id, nextAt) => writer.write(() => void put({ state: 'queued', nextAt }).where(eq(mails.id, id)).run()),
    giveUpUnclear: () => writer.write(() => put({ state: 'failed' }).where(eq(mails.state, 'sending')).run().changes),
    putAside: async () => {
      const waits = db.select({ id: mails.id }).from(mails).where(eq(mails.state, 'queued')).limit(1).get()
      if (waits) await writer.write(() => void put({ state: 'none' }).where(eq(mails.state, 'queued')).run())
    },
    counts: async () => {
      const rows = db.select({ state: mails.state, number: count() }).from(mails).groupBy(mails.state).all()
      return Object.fromEntries(rows.map(({ state, number }) => [state, number]))
    },
  }
}
