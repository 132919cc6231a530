import { desc, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { audit } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import { auditChain, type Entry, FIRST, hashOf } from './audit-chain.ts'
import { createAuditSearch, entryOf } from './audit-search.ts'
import type { AuditNote, AuditStore } from './audit-stores.ts'

/** Newest entry of a record's log, as the audit keeps it: what is cut off the log later shows here. */
export interface Head {
  readonly version: number
  readonly hash: string
}

export interface AuditLog {
  /** Adds to the chain; only inside the transaction of what the note tells of. */
  append(note: AuditNote, head?: Head): void
}

export function createAuditLog({ db }: Database): AuditLog {
  const last = db.select({ seq: audit.seq, hash: audit.hash }).from(audit).orderBy(desc(audit.seq)).limit(1).prepare()
  const insert = db
    .insert(audit)
    .values({
      seq: sql.placeholder('seq'),
      at: sql.placeholder('at'),
      userName: sql.placeholder('userName'),
      action: sql.placeholder('action'),
      recordType: sql.placeholder('recordType'),
      record: sql.placeholder('record'),
      version: sql.placeholder('version'),
      head: sql.placeholder('head'),
      hash: sql.placeholder('hash'),
    })
    .prepare()

  return {
    append({ at, userName, action, recordType, record }, head) {
      const { seq, hash: previous } = last.get() ?? { seq: 0, hash: FIRST }
      const entry: Entry = {
        seq: seq + 1,
        at,
        userName: userName ?? null,
        action,
        recordType: recordType ?? null,
        record: record ?? null,
        version: head?.version ?? null,
        head: head?.hash ?? null,
      }
      insert.run({ ...entry, hash: hashOf(previous, entry) })
    },
  }
}

export function createAuditStore(database: Database, writer: Writer, log: AuditLog): AuditStore {
  const { db } = database
  const asked = createAuditSearch(database)
  return {
    write: (notes) =>
      writer.write(() => {
        for (const note of notes) log.append(note)
      }),
    list: async ({ offset, limit }) =>
      db.select().from(audit).orderBy(desc(audit.seq)).limit(limit).offset(offset).all().map(entryOf),
    search: async (question) => asked.page(question),
    whoSaw: async (record, actions) => asked.whoSaw(record, actions),
    actions: async () => asked.actions(),
    verify: async () => auditChain(db).state,
  }
}
