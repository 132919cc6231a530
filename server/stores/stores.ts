/**
 * What the shell needs of storage, asynchronous throughout, so that another database fits behind it. SQL lives behind
 * these interfaces only (server/stores, server/projection).
 */
import type { AuditFact, RecordWrite } from '../../engine/actions/action-type.ts'
import type { Actor, GrantLabel, Principal } from '../../engine/permissions/actor.ts'
import type { Query } from '../../engine/query/query.ts'
import type { Answers, AnyRecord, Change } from '../../engine/records/record.ts'

/** One way in which a principal reaches a record. */
export interface ReachRow {
  readonly principal: Principal
  readonly label: GrantLabel
}

export interface StoredRecord {
  readonly record: AnyRecord
  readonly reach: readonly ReachRow[]
}

export interface ListPage {
  readonly total: number
  /** Each row: `id`, `version`, core facts and projected fields asked for, in wire form, each only where a grant reads it on that row. */
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** One action's outcome on its way to disk. */
export interface Batch {
  readonly actor: { readonly userName: string; readonly membershipVersion: number }
  readonly mutation: string
  /** Hash of the request; the same mutation with another fingerprint is refused. */
  readonly fingerprint: string
  readonly records: readonly RecordWrite[]
  readonly audit: readonly AuditFact[]
  readonly at: string
  /** Kept as the answer to a replay of the mutation. */
  readonly result: unknown
}

/** `stale`: a record or the actor's permissions moved since they were read; load, perform and commit again. */
export type Committed =
  | { readonly kind: 'done' }
  | { readonly kind: 'replayed'; readonly result: unknown }
  | { readonly kind: 'stale' }
  | { readonly kind: 'exists' }
  | { readonly kind: 'mutation-reused' }

export interface RecordsStore {
  get(type: string, id: string): Promise<StoredRecord | undefined>
  /** Answers as they were at a version, from the log; undefined when there was no such version. */
  answersAt(id: string, version: number): Promise<Answers | undefined>
  /** Rows, sort, filter and total all through the actor's grants. */
  list(
    actor: Actor,
    query: Query,
    options: { readonly today: string; readonly fields: readonly string[] },
  ): Promise<ListPage>
  /** Newest first. */
  history(id: string, page: { readonly offset: number; readonly limit: number }): Promise<readonly Change[]>
  /** The stored result of a mutation, if it was ever applied by this user. */
  replayOf(
    userName: string,
    mutation: string,
    fingerprint: string,
  ): Promise<Committed & { kind: 'replayed' | 'mutation-reused' } | undefined>
  /** Several actions per fsync; resolves after the fsync. */
  commit(batch: Batch): Promise<Committed>
}

export interface Account {
  readonly id: string
  readonly userName: string
  readonly fullName: string
  readonly code?: string
  readonly email?: string
  readonly phone?: string
  readonly position?: string
  readonly location?: string
  readonly locale?: string
  readonly services: readonly string[]
  readonly role: string
  readonly agency: string
  readonly groups: readonly string[]
  readonly disabled: boolean
  /** Grows when role, groups, agency or disabled change; sessions and commits compare it. */
  readonly membershipVersion: number
}

export interface Session {
  readonly id: string
  readonly account: Account
  readonly createdAt: number
  readonly lastSeenAt: number
  readonly kind: 'cookie' | 'bearer'
}

export interface AuditEntry extends AuditFact {
  readonly at: string
  readonly userName?: string
  readonly seq: number
}
