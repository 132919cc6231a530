import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { mails } from '../db/schema.ts'
import type { MailKind } from './notice-stores.ts'

export interface MailQueue {
  /** A mail to be; only inside the transaction of what it tells of. */
  add(mail: { readonly user: string; readonly kind: MailKind; readonly at: number; readonly notice?: string }): void
}

export function createMailQueue({ db }: Pick<Database, 'db'>): MailQueue {
  const { placeholder } = sql
  const insert = db
    .insert(mails)
    .values({
      id: placeholder('id'),
      user: placeholder('user'),
      kind: placeholder('kind'),
      notice: placeholder('notice'),
      at: placeholder('at'),
      state: 'queued',
      attempts: 0,
      nextAt: placeholder('at'),
    })
    .prepare()
  return {
    add: ({ user, kind, at, notice }) => void insert.run({ id: randomUUID(), user, kind, at, notice: notice ?? null }),
  }
}
