/** What the shell needs of the storage of records: reads, lists, counts, and the one commit. */
import type { AuditFact, Following, Outcome, RecordWrite } from '../../engine/actions/action-type.ts'
import type { Notice } from '../../engine/lifecycle.ts'
import type { Direction, Model } from '../../engine/model.ts'
import type { Actor, ReachRow } from '../../engine/permissions/actor.ts'
import type { Time } from '../../engine/query/bounds.ts'
import type { Count, Counted } from '../../engine/query/count.ts'
import type { Query, Where } from '../../engine/query/query.ts'
import type { Answers, AnyRecord, Change } from '../../engine/records/record.ts'

import type { RecordPurge } from './record-purge.ts'
import type { SettlingOptions } from './settling.ts'

export type { ReachRow } from '../../engine/permissions/actor.ts'

export interface StoredRecord {
  readonly record: AnyRecord
  readonly reach: readonly ReachRow[]
}

export interface ListOptions extends Time {
  /** Names to show of each row. */
  readonly fields: readonly string[]
}

/** Rows of several collections as one list, each in the first group whose condition it fulfils. */
export interface Gathered extends Time {
  readonly sources: readonly {
    /** Who asks; a collection that is not there for them has no rows. */
    readonly actor: Actor
    readonly query: Pick<Query, 'from' | 'where'>
    /** Only on records that the actor owns; of a collection that is found by its owner. */
    readonly owned?: true
    /** Only rows of these kinds, which are all for others than the owner; of such a collection. */
    readonly forOthers?: readonly string[]
    /** What its rows are sorted by. */
    readonly keys: readonly GatheredKey[]
  }[]
  readonly groups: Readonly<Record<string, Where>>
  /** Groups whose rows are wanted. */
  readonly shown: readonly string[]
  /** Of the keys; what is blank comes last in both. */
  readonly directions: readonly Direction[]
  readonly offset: number
  readonly limit: number
}

/** The values under these names, one after the other; or the place of the only one's in a list. */
export interface GatheredKey {
  readonly fields: readonly string[]
  readonly ranks?: readonly string[]
}

export interface GatheredRows {
  readonly counts: Readonly<Record<string, number>>
  readonly rows: readonly { readonly from: string; readonly record: string; readonly row: string }[]
}

export interface ListPage {
  readonly total: number
  /**
   * Each row: its ids and version in the dialect's names, and the core facts and fields asked for, in wire form, each only
   * where a grant reads it on that row. Of a question about a collection: `unique_id`, the row's fields, and of its record
   * the same under `record`.
   */
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** One action's outcome on its way to disk. */
export interface Batch {
  /** Whose permissions decided; absent: the platform itself did it. */
  readonly actor?: { readonly userName: string; readonly membershipVersion: number }
  readonly mutation: string
  /** Hash of the request; the same mutation with another fingerprint is refused. */
  readonly fingerprint: string
  readonly records: readonly RecordWrite[]
  readonly audit: readonly AuditFact[]
  /** Who must still be what they were when it was decided. */
  readonly people?: Outcome['people']
  /** Which must stand as they did, and what must still be everything that follows. */
  readonly leading?: Outcome['leading']
  readonly following?: Outcome['following']
  /** Who is to be told of it, under the model that decided so. */
  readonly told?: { readonly model: Model; readonly notices: readonly Notice[] }
  readonly at: string
  /** Kept as the answer to a replay of the mutation. */
  readonly result: unknown
}

/** `stale`: a record, the actor's permissions, what follows, somebody whom it counted on or the release moved since they were read; load, perform and commit again. */
export type Committed =
  | { readonly kind: 'done' }
  | { readonly kind: 'replayed'; readonly result: unknown }
  | { readonly kind: 'stale' }
  | { readonly kind: 'exists' }
  | { readonly kind: 'mutation-reused' }
  /** Rows that are said to be new belong to another record. */
  | { readonly kind: 'rows-elsewhere'; readonly paths: readonly string[] }

export interface RecordsStore {
  get(type: string, id: string): Promise<StoredRecord | undefined>
  /** Ids of the records that follow one, in their order. */
  following(asked: Following, time: Time): Promise<readonly string[]>
  /** Answers as they were at a version, from the log, in the words of the release that serves; undefined when there was no such version. */
  answersAt(id: string, version: number): Promise<Answers | undefined>
  /** Rows, sort, filter and total all through the actor's grants. */
  list(actor: Actor, query: Query, options: ListOptions): Promise<ListPage>
  /** A page of rows of several collections, and how many there are in each group. */
  gathered(asked: Gathered): Promise<GatheredRows>
  /** On how many records the question about rows finds any. */
  recordsWith(actor: Actor, query: Query, time: Time): Promise<number>
  /**
   * How many records each question finds, in the order asked, through the actor's grants as lists are; those that would hold
   * others up are counted elsewhere, where they end when nobody waits for them any more.
   */
  counts(
    actor: Actor,
    counts: readonly Count[],
    options: Time & { readonly signal?: AbortSignal },
  ): Promise<readonly Counted[]>
  /** Newest first. */
  history(id: string, page: { readonly offset: number; readonly limit: number }): Promise<readonly Change[]>
  /** The stored result of a mutation, if it was ever applied by this user. */
  replayOf(
    userName: string,
    mutation: string,
    fingerprint: string,
  ): Promise<(Committed & { kind: 'replayed' | 'mutation-reused' }) | undefined>
  /** Several actions per fsync; resolves after the fsync. Throws `storageFull` or `storageFailed` with nothing written. */
  commit(batch: Batch): Promise<Committed>
  /** Many batches in one transaction, for the making of many records; answers in the order given. */
  commitMany(batches: readonly Batch[]): Promise<readonly Committed[]>
  /** Writes down what migrations have made of records, some at a time between saves; gives how many. */
  settleAll(options: SettlingOptions): Promise<number>
  /** On how many records that has still to be done. */
  unsettled(): Promise<number>
  /** Destroys what somebody decided to; for good. */
  purge(purge: RecordPurge): Promise<void>
  /** Whether the record's log is whole and unchanged, up to the head that the audit saw. */
  verifyChain(id: string): Promise<ChainState>
}

/** `brokenAt` is the version of the first entry that does not fit what stands before it. */
export type ChainState = { readonly whole: true } | { readonly whole: false; readonly brokenAt: number }
