/** A data folder as a whole: how much it holds, and whether it is whole. Only reads, beside a server at work too. */
import { count, desc, eq, exists, sql } from 'drizzle-orm'
import type { Model } from '../../engine/model.ts'
import type { Database } from '../db/open.ts'
import { audit, files, fileUses, mails, records, releases, users } from '../db/schema.ts'
import type { AuditHead } from './audit-chain.ts'
import type { StoredFile } from './file-stores.ts'
import { createLevelsStore } from './levels-store.ts'
import { createStoredRecords } from './stored-records.ts'

type Reading = Pick<Database, 'db' | 'sqlite'>

export interface Holdings {
  /** When the newest migration of its fixed tables was made. */
  readonly tables: number
  readonly records: number
  readonly people: number
  /** Hash of the active release. */
  readonly release?: string
  /** The newest entry of the audit. */
  readonly head: AuditHead
}

export function holdingsOf({ db, sqlite }: Reading): Holdings {
  const tables = sqlite.prepare('SELECT max(created_at) FROM __drizzle_migrations').pluck().get()
  const active = db.select({ hash: releases.hash }).from(releases).orderBy(desc(releases.turn)).limit(1).get()
  const head = db.select({ seq: audit.seq, hash: audit.hash }).from(audit).orderBy(desc(audit.seq)).limit(1).get()
  return {
    tables: Number(tables ?? 0),
    records: db.select({ count: count() }).from(records).get()?.count ?? 0,
    people: db.select({ count: count() }).from(users).get()?.count ?? 0,
    ...(active && { release: active.hash }),
    head: head ?? { seq: 0, hash: '' },
  }
}

/** The release that is served, as it was compiled. */
export function activeModel({ db }: Pick<Database, 'db'>): Model | undefined {
  const kept = db.select({ model: releases.model }).from(releases).orderBy(desc(releases.turn)).limit(1).get()
  return kept && (JSON.parse(kept.model) as Model)
}

/** When the release that is served came to be so. */
export const activatedAt = ({ db }: Pick<Database, 'db'>): string | undefined =>
  db.select({ at: releases.activatedAt }).from(releases).orderBy(desc(releases.turn)).limit(1).get()?.at

/** Records that a migration changed and that are not written down yet as they are. */
export const unsettledIn = (reading: Reading): number =>
  createStoredRecords(reading, createLevelsStore(reading.sqlite)).countUnsettled()

export interface MailsWaiting {
  readonly queued: number
  readonly failed: number
  /** Milliseconds since the epoch. */
  readonly oldest?: number
}

export function mailsWaiting({ db }: Pick<Database, 'db'>): MailsWaiting {
  const rows = db
    .select({ state: mails.state, number: count(), oldest: sql<number | null>`min(${mails.at})` })
    .from(mails)
    .groupBy(mails.state)
    .all()
  const of = (state: string) => rows.find((row) => row.state === state)
  const oldest = of('queued')?.oldest
  return { queued: of('queued')?.number ?? 0, failed: of('failed')?.number ?? 0, ...(oldest && { oldest }) }
}

/** Attached bytes that records hold, or once held, by their hash. */
export function* usedFiles({ db }: Pick<Database, 'db'>): Generator<StoredFile & { readonly hash: string }> {
  const PAGE = 500
  const used = exists(db.select({ one: sql`1` }).from(fileUses).where(eq(fileUses.file, files.hash)))
  for (let after = ''; ; ) {
    const page = db
      .select()
      .from(files)
      .where(sql`${files.hash} > ${after} AND ${used}`)
      .orderBy(files.hash)
      .limit(PAGE)
      .all()
    yield* page
    const last = page.at(-1)
    if (!last) return
    after = last.hash
  }
}

/** What SQLite finds wrong with the file, and rows that name others that are not there; none: it is whole. */
export function databaseFaults({ sqlite }: Pick<Database, 'sqlite'>): readonly string[] {
  const said = (sqlite.pragma('integrity_check(20)') as readonly { readonly integrity_check: string }[]).map(
    ({ integrity_check }) => integrity_check,
  )
  const strays = sqlite.pragma('foreign_key_check') as readonly { readonly table: string }[]
  return [...said.filter((line) => line !== 'ok'), ...strays.slice(0, 20).map(({ table }) => `stray row in ${table}`)]
}
