/** Whether what is kept of the past is whole, and what stands is what it came to. Only reads, beside a server at work too. */
import { isAsLogged } from '../../engine/records/as-logged.ts'
import type { Database } from '../db/open.ts'
import { type AuditChain, type AuditHead, auditChain } from './audit-chain.ts'
import { createChangeLog } from './change-log.ts'
import { createStoredRecords } from './stored-records.ts'

/** Where a record's log does not hold: the version, or the record itself, which is not what its log came to. */
export interface BrokenRecord {
  readonly record: string
  readonly at: number | 'record'
}

export interface Verification {
  audit(seen?: AuditHead): AuditChain
  /** Every record that was ever written, one after the other; nothing of those that are whole. */
  records(): Generator<BrokenRecord | undefined>
}

const ENDLESS = 1_000_000_000

export function createVerification(database: Pick<Database, 'db' | 'sqlite'>): Verification {
  const log = createChangeLog(database)
  const stored = createStoredRecords(database)
  /** Also of records that are there no more, but once were. */
  const next = database.sqlite
    .prepare(
      `SELECT min(id) FROM (
         SELECT min(id) AS id FROM records WHERE id > :last
         UNION ALL SELECT min(record) FROM changes WHERE record > :last
         UNION ALL SELECT min(record) FROM audit WHERE record > :last AND head IS NOT NULL
       )`,
    )
    .pluck()

  function broken(id: string): BrokenRecord | undefined {
    const state = log.verify(id)
    if (!state.whole) return { record: id, at: state.brokenAt }
    const record = stored.get(id)
    const changes = log.page(id, { offset: 0, limit: ENDLESS })
    if (!record || record.version !== log.newest(id)) return { record: id, at: 'record' }
    const isErased = changes.length < record.version
    return isErased || isAsLogged(record, changes) ? undefined : { record: id, at: 'record' }
  }

  return {
    audit: (seen) => auditChain(database.db, seen),
    *records() {
      for (let id = next.get({ last: '' }); typeof id === 'string'; id = next.get({ last: id })) yield broken(id)
    },
  }
}
