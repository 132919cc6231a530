/**
 * What the shell needs of storage, asynchronous throughout, so that another database fits behind it. SQL lives behind
 * these interfaces only (server/stores, server/projection).
 */
import type { Level, Migration, NewLevel } from '../../engine/migrations/migration.ts'
import type { Model } from '../../engine/model.ts'
import type { AccountsStore, DeviceKeysStore, SessionsStore, SetUpStore } from './account-stores.ts'
import type { AuditStore } from './audit-stores.ts'
import type { AccessTokensStore, AgreementsStore, DirectoryStore } from './directory-stores.ts'
import type { DraftsStore } from './drafts-store.ts'
import type { FilesStore } from './file-stores.ts'
import type { MailsStore, NoticesStore, PasswordResetsStore } from './notice-stores.ts'
import type { PromotionStores } from './promotion-stores.ts'
import type { RecordsStore } from './record-stores.ts'

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

export interface Release {
  readonly hash: string
  readonly activatedAt: string
}

export interface ReleasesStore {
  active(): Promise<Release | undefined>
  /** A release that was ever served, as it was compiled. */
  model(hash: string): Promise<Model | undefined>
  /** Those that were ever active, newest first. */
  list(limit: number): Promise<readonly Release[]>
  /** What has become of records since the release, the oldest first; undefined: it was never served here. */
  levelsSince(hash: string): readonly Level[] | undefined
  /** What has become of records since the release that so many others have followed. */
  levelsLately(releases: number): readonly Level[]
  /** All that ever became of records here, the oldest first. */
  levels(): readonly Level[]
  /** The way from what is active to a model, as `activate` would go it. */
  wayTo(model: Model, decided?: readonly Migration[]): Promise<readonly NewLevel[]>
  /** Hashes of those that were served last, the active one first. */
  lately(count: number): readonly string[]
}

export interface Activation {
  /** The way of the records. Absent: by what the models say, or back where the release was served before. */
  readonly levels?: readonly NewLevel[]
  /** In the transaction that switches: what throws here keeps the old release serving. */
  readonly alongside?: () => void
  /** Right after that transaction, before anybody else has their turn. */
  readonly switched?: () => void
  /** Told while new tables are filled. */
  readonly told?: (progress: { readonly done: number }) => void
  /** Served to some at the same time, over the same records. */
  readonly beside?: Model
}

export interface Stores {
  readonly records: RecordsStore
  /** The same records, asked under the release that is served beside the active one; none named: under that. */
  recordsUnder(release?: string): RecordsStore
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
  readonly directory: DirectoryStore
  readonly agreements: AgreementsStore
  readonly accessTokens: AccessTokensStore
  readonly promotion: PromotionStores
  readonly drafts: DraftsStore
  /** Keeps the release and brings projection and records to it while the old one serves; answers once lists and saves run under it. */
  activate(model: Model, at: string, how?: Activation): Promise<void>
  /** Writes and reads a row, so that health tells the truth about the disk. */
  heartbeat(at: string): Promise<void>
  close(): Promise<void>
}
