/** Puts what people are to be told beside the write that it tells of, in its transaction. */
import { randomUUID } from 'node:crypto'
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { own } from '../../engine/lib/own.ts'
import type { Notice } from '../../engine/lifecycle.ts'
import type { Model } from '../../engine/model.ts'
import { reachOf } from '../../engine/permissions/reach.ts'
import { isTold, type Sought, soughtFor } from '../../engine/permissions/recipients.ts'
import type { Database } from '../db/open.ts'
import { notices, userGroups, users } from '../db/schema.ts'
import type { MembershipOf } from '../projection/reach-part.ts'
import { accountColumns, accountOf, enabledNamed } from './account-rows.ts'
import type { Account } from './account-stores.ts'
import type { MailQueue } from './mail-queue.ts'
import type { StoredRecords } from './stored-records.ts'

interface Parts {
  readonly database: Pick<Database, 'db'>
  readonly stored: Pick<StoredRecords, 'get'>
  readonly membershipOf: MembershipOf
  readonly queue: MailQueue
}

export interface NoticeRows {
  /** Each person is told once of the same thing on the same record. */
  tell(told: { readonly model: Model; readonly notices: readonly Notice[] }, at: string): void
}

export function createNoticeRows({ database, stored, membershipOf, queue }: Parts): NoticeRows {
  const { db } = database
  const { placeholder } = sql
  const enabledOf = enabledNamed(database)
  const insert = db
    .insert(notices)
    .values({
      id: placeholder('id'),
      user: placeholder('user'),
      at: placeholder('at'),
      notification: placeholder('notification'),
      recordType: placeholder('recordType'),
      record: placeholder('record'),
      shortId: placeholder('shortId'),
      form: placeholder('form'),
      by: placeholder('by'),
      beyondReach: placeholder('beyondReach'),
    })
    .prepare()
  const enabled = (where: SQL | undefined) =>
    db
      .select(accountColumns)
      .from(users)
      .where(and(eq(users.disabled, false), where))
      .all()
      .map(accountOf)

  function among(sought: Sought): readonly Account[] {
    if ('userNames' in sought) return enabledOf(sought.userNames)
    const { roles, principals } = sought
    const named = (kind: string) =>
      principals.filter((principal) => principal.startsWith(`${kind}:`)).map((one) => one.slice(kind.length + 1))
    const inGroup = db
      .select({ id: userGroups.user })
      .from(userGroups)
      .where(inArray(userGroups.group, named('group')))
    const of = (far: readonly string[], connected: SQL) => and(inArray(users.role, [...far]), connected)
    return enabled(
      or(
        inArray(users.role, [...roles.all]),
        of(roles.agency, inArray(users.agency, named('agency'))),
        of(roles.group, inArray(users.id, inGroup)),
        of(Object.values(roles).flat(), inArray(users.userName, named('user'))),
      ),
    )
  }

  return {
    tell({ model, notices: all }, at) {
      const done = new Set<string>()
      for (const notice of all) {
        const kind = own(model.notifications ?? {}, notice.notification)
        const record = stored.get(notice.record)
        if (!kind || record?.type !== notice.recordType) continue
        const standing = { record, reach: reachOf(record, membershipOf), at }
        for (const account of among(soughtFor(model, notice, standing))) {
          const key = JSON.stringify([account.id, notice.notification, notice.record])
          if (done.has(key) || !isTold(model, notice, account, standing)) continue
          done.add(key)
          const { notification, recordType, shortId, form, by, beyondReach } = notice
          const row = {
            id: randomUUID(),
            user: account.id,
            at,
            notification,
            recordType,
            record: record.id,
            shortId,
            by,
          }
          insert.run({ ...row, form: form ?? null, beyondReach: beyondReach ?? null })
          if (kind.mail) queue.add({ user: account.id, kind: 'notice', at: Date.parse(at), notice: row.id })
        }
      }
    },
  }
}
