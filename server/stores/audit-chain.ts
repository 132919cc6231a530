import { createHash } from 'node:crypto'
import { asc, gt } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { audit } from '../db/schema.ts'
import type { ChainState } from './record-stores.ts'

export type Entry = Omit<typeof audit.$inferSelect, 'hash'>

/** What stands before the first entry. */
export const FIRST = ''

/** Covers every column, in this order. */
export const hashOf = (
  previous: string,
  { seq, at, userName, action, recordType, record, version, head }: Entry,
): string =>
  createHash('sha256')
    .update(JSON.stringify([previous, seq, at, userName, action, recordType, record, version, head]))
    .digest('hex')

/** An entry by its number and hash: kept elsewhere, it shows later whether the audit still holds all that came before. */
export interface AuditHead {
  readonly seq: number
  readonly hash: string
}

export interface AuditChain {
  readonly state: ChainState
  /** The newest entry that fits. */
  readonly head: AuditHead
}

const AT_ONCE = 1000

/** Reads the whole audit, some entries at a time; it must go through the entry that was `seen`. */
export function auditChain(db: Database['db'], seen?: AuditHead): AuditChain {
  let [seq, hash] = [0, FIRST]
  const broken = (): AuditChain => ({ state: { whole: false, brokenAt: seq + 1 }, head: { seq, hash } })
  for (;;) {
    const entries = db.select().from(audit).where(gt(audit.seq, seq)).orderBy(asc(audit.seq)).limit(AT_ONCE).all()
    for (const entry of entries) {
      const isOther = entry.seq === seen?.seq && entry.hash !== seen.hash
      if (isOther || entry.seq !== seq + 1 || entry.hash !== hashOf(hash, entry)) return broken()
      ;[seq, hash] = [entry.seq, entry.hash]
    }
    if (entries.length < AT_ONCE) break
  }
  return seq < (seen?.seq ?? 0) ? broken() : { state: { whole: true }, head: { seq, hash } }
}
