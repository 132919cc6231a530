/** What the shell needs of the storage of the audit. */
import type { AuditFact } from '../../engine/actions/action-type.ts'
import type { ChainState } from './record-stores.ts'

/** Facts of one audit entry to be; written in the transaction of what it tells of. */
export interface AuditNote extends AuditFact {
  readonly at: string
  /** Absent: nobody was signed in. */
  readonly userName?: string
}

export interface AuditEntry extends AuditFact {
  readonly at: string
  readonly userName?: string
  readonly seq: number
}

/** What is asked of the audit; what is not said does not matter. */
export interface AuditQuestion {
  /** Instants: from the first on, before the second. */
  readonly from?: string
  readonly to?: string
  /** User names of those who did it. */
  readonly people?: readonly string[]
  readonly actions?: readonly string[]
  /** Actions that are left out. */
  readonly without?: readonly string[]
  readonly recordType?: string
  readonly record?: string
  /** By time. */
  readonly order: 'asc' | 'desc'
  readonly offset: number
  readonly limit: number
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[]
  /** Counted up to where paging ends. */
  readonly total: number
  /** There are more than were counted. */
  readonly isMore: boolean
}

export interface LastSeen {
  readonly userName: string
  readonly at: string
}

export interface AuditStore {
  write(notes: readonly AuditNote[]): Promise<void>
  /** Newest first. */
  list(page: { readonly offset: number; readonly limit: number }): Promise<readonly AuditEntry[]>
  search(question: AuditQuestion): Promise<AuditPage>
  /** Who did one of these things to the record, last first. */
  whoSaw(record: string, actions: readonly string[]): Promise<readonly LastSeen[]>
  /** Every action that was ever noted. */
  actions(): Promise<readonly string[]>
  /** `brokenAt` is the entry's `seq`. */
  verify(): Promise<ChainState>
}
