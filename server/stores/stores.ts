/**
 * What the shell needs of storage, asynchronous throughout, so that another database fits behind it. SQL lives behind
 * these interfaces only (server/stores, server/projection).
 */
import type { AuditFact, RecordWrite } from '../../engine/actions/action-type.ts'
import type { FileFacts } from '../../engine/fields/attachments.ts'
import type { Notice } from '../../engine/lifecycle.ts'
import type { Direction, Model } from '../../engine/model.ts'
import type { Actor, ReachRow } from '../../engine/permissions/actor.ts'
import type { Time } from '../../engine/query/bounds.ts'
import type { Count, Counted } from '../../engine/query/count.ts'
import type { Query, Where } from '../../engine/query/query.ts'
import type { Answers, AnyRecord, Change } from '../../engine/records/record.ts'
import type { MailsStore, NoticesStore, PasswordResetsStore } from './notice-stores.ts'

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
  readonly actor: { readonly userName: string; readonly membershipVersion: number }
  readonly mutation: string
  /** Hash of the request; the same mutation with another fingerprint is refused. */
  readonly fingerprint: string
  readonly records: readonly RecordWrite[]
  readonly audit: readonly AuditFact[]
  /** Who is to be told of it, under the model that decided so. */
  readonly told?: { readonly model: Model; readonly notices: readonly Notice[] }
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
  /** Rows that are said to be new belong to another record. */
  | { readonly kind: 'rows-elsewhere'; readonly paths: readonly string[] }

export interface RecordsStore {
  get(type: string, id: string): Promise<StoredRecord | undefined>
  /** Answers as they were at a version, from the log; undefined when there was no such version. */
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
  /** Whether the record's log is whole and unchanged, up to the head that the audit saw. */
  verifyChain(id: string): Promise<ChainState>
}

/** `brokenAt` is the version of the first entry that does not fit what stands before it. */
export type ChainState = { readonly whole: true } | { readonly whole: false; readonly brokenAt: number }

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
  /** Chosen by the person; absent: that of their language. */
  readonly calendar?: string
  readonly services: readonly string[]
  readonly role: string
  readonly agency: string
  readonly groups: readonly string[]
  readonly disabled: boolean
  /** Absent: mail is wanted. */
  readonly sendMail?: boolean
  /** Notifications of which no mail is wanted. */
  readonly mailOff?: readonly string[]
  /** Grows when role, groups, agency or disabled change; sessions and commits compare it. */
  readonly membershipVersion: number
}

/** With the hash of a first password; `membershipVersion` starts at 1. */
export interface NewAccount extends Omit<Account, 'membershipVersion'> {
  readonly passwordHash: string
}

/** What may change of an account; `null` clears. */
export type AccountChanges = {
  readonly [Fact in keyof Omit<Account, 'id' | 'userName' | 'membershipVersion'>]?: Account[Fact] | null
}

/** Facts of one audit entry to be; written in the transaction of what it tells of. */
export interface AuditNote extends AuditFact {
  readonly at: string
  /** Absent: nobody was signed in. */
  readonly userName?: string
}

/** User names are compared by fold. */
export interface AccountsStore {
  byUserName(userName: string): Promise<Account | undefined>
  byId(id: string): Promise<Account | undefined>
  /** By user name; disabled ones only where asked for. */
  list(page: {
    readonly offset: number
    readonly limit: number
    readonly withDisabled?: true
  }): Promise<{ readonly total: number; readonly accounts: readonly Account[] }>
  /** Who can be chosen as a user: everybody who is not disabled. */
  people(): Promise<readonly { readonly userName: string; readonly fullName: string; readonly agency: string }[]>
  /** User names of everybody in one of the groups, disabled accounts too. */
  inGroups(groups: readonly string[]): Promise<readonly string[]>
  isEmpty(): Promise<boolean>
  /** PHC string. */
  passwordHashOf(userName: string): Promise<string | undefined>
  /** `exists`: id or user name is taken. Whoever has an address is welcomed by mail. */
  create(account: NewAccount, audit: AuditNote): Promise<'done' | 'exists'>
  /** A new role, agency, groups or `disabled` rewrites the user's reach and grows `membershipVersion`; role and `disabled` end the user's sessions. */
  update(id: string, changes: AccountChanges, audit: AuditNote): Promise<Account | undefined>
  /** Ends the user's other sessions and any link to choose a new password, and tells them by mail. */
  setPassword(id: string, passwordHash: string, audit: AuditNote & { readonly keepSession?: string }): Promise<void>
}

export interface Session {
  /** SHA-256 of the token, hex: the token itself is never stored. */
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

export interface SessionsStore {
  /** With the account as it is now; undefined when ended or when the account is disabled. Limits of age are the caller's. */
  find(id: string): Promise<Session | undefined>
  start(
    session: {
      readonly id: string
      readonly userName: string
      readonly kind: Session['kind']
      /** Milliseconds since the epoch. */
      readonly at: number
    },
    audit: AuditNote,
  ): Promise<void>
  /** Notes that it was used; call at most once a minute per session. */
  touch(id: string, at: number): Promise<void>
  end(id: string, audit: AuditNote): Promise<void>
  endAllOf(userName: string, audit: AuditNote): Promise<void>
  /** Forgets what is past its limits. */
  sweep(limits: { readonly seenBefore: number; readonly createdBefore: number }): Promise<void>
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

export interface DeviceKeysStore {
  /** The key of this user on this device; `fresh` (32 bytes) becomes it where there was none. */
  keyOf(userName: string, device: string, fresh: Uint8Array): Promise<Uint8Array>
}

/** Where bytes stand, and what opens them. */
export interface StoredFile {
  readonly name: string
  readonly key: Uint8Array
  readonly size: number
}

/** Bytes that somebody sent, on their way to a record. */
export interface FileBrought extends StoredFile {
  readonly hash: string
  readonly userName: string
  readonly fileName: string
  readonly contentType: string
  readonly received: number
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** What is known of bytes by their SHA-256; the bytes themselves stand elsewhere (server/files). */
export interface FilesStore {
  find(hash: string): Promise<StoredFile | undefined>
  /** Notes who brought the bytes. False: they were known already, under another name and key, which stay. */
  stage(file: FileBrought): Promise<boolean>
  /** The same for bytes that are known; false, and nothing noted, where they are not known any more. */
  stageKnown(file: FileBrought): Promise<boolean>
  /** Those of the hashes that this user brought of late. */
  broughtBy(userName: string, hashes: readonly string[]): Promise<ReadonlyMap<string, FileFacts>>
  /** Bytes that this user sent of late. */
  receivedFrom(userName: string): Promise<number>
  /** Forgets what was brought before and no record took; gives the names of what nobody needs any more. */
  sweep(stagedBefore: number): Promise<readonly string[]>
  knows(name: string): Promise<boolean>
}

/** Survives restarts, so that a restart gives no new guesses. `key` is already a hash where it stands for something secret. */
export interface LimiterStore {
  /** Takes one token out of the bucket under the key, which fills by `perSecond` up to `capacity`. */
  take(
    key: string,
    bucket: { readonly capacity: number; readonly perSecond: number },
    now: number,
  ): Promise<{ readonly taken: boolean; readonly retryAfterSeconds: number }>
  failuresOf(key: string): Promise<{ readonly count: number; readonly lastAt: number }>
  /** The number of failures now. */
  noteFailure(key: string, now: number): Promise<number>
  forget(key: string): Promise<void>
  sweep(untouchedSince: number): Promise<void>
}

export interface SetUpStore {
  /** Keeps the hash of a one-time token; an older offer ends. */
  offer(tokenHash: string, expiresAt: number): Promise<void>
  /** Whether the token would be taken now. */
  isOffered(tokenHash: string, now: number): Promise<boolean>
  /** Spends the token and makes the first account, both or neither. */
  redeem(tokenHash: string, now: number, account: NewAccount, audit: AuditNote): Promise<'done' | 'refused' | 'exists'>
}

export interface Release {
  readonly hash: string
  readonly activatedAt: string
}

export interface ReleasesStore {
  active(): Promise<Release | undefined>
  /** A release that was ever active, as it was compiled. */
  model(hash: string): Promise<Model | undefined>
  /** Newest first. */
  list(limit: number): Promise<readonly Release[]>
}

export interface Stores {
  readonly records: RecordsStore
  readonly accounts: AccountsStore
  readonly sessions: SessionsStore
  readonly audit: AuditStore
  readonly deviceKeys: DeviceKeysStore
  readonly files: FilesStore
  readonly limiter: LimiterStore
  readonly setUp: SetUpStore
  readonly notices: NoticesStore
  readonly mails: MailsStore
  readonly passwordResets: PasswordResetsStore
  readonly releases: ReleasesStore
  /** Keeps the release and brings the projection to it while the old one serves; answers once lists and saves run under it. */
  activate(model: Model, at: string): Promise<void>
  /** Writes and reads a row, so that health tells the truth about the disk. */
  heartbeat(at: string): Promise<void>
  close(): Promise<void>
}
