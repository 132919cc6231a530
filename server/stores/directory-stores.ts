/** What the shell needs of the storage of the directory, of agreements, and of tokens for other instances and scripts. */
import type { ChangedEntry } from '../../config/directory/drift.ts'
import type { Model } from '../../engine/model.ts'
import type { AuditNote } from './audit-stores.ts'

export interface StoredEntry extends Omit<ChangedEntry, 'body'> {
  /** Null: what the release says counts again. */
  readonly body: object | null
  readonly version: number
}

export interface EntryWrite {
  readonly kind: string
  readonly id: string
  readonly body: object | null
  /** Version that must stand; 0: nothing was changed here yet. Absent: whatever stands. */
  readonly expected?: number
  /** Of an entry that was not changed here before. */
  readonly basis?: string
  /** Hashes of bytes that it names. */
  readonly files?: readonly string[]
}

export interface DirectoryStore {
  /** The model as it is served. */
  over(model: Model): Model
  entry(kind: string, id: string): StoredEntry | undefined
  /** Of the kind, whether or not the release counts again. */
  entries(kind: string): readonly StoredEntry[]
  /** Everything that was changed or made here, by kind and id. */
  changed(): readonly ChangedEntry[]
  /** All of them or none. `stale`: another version of one stands. */
  write(writes: readonly EntryWrite[], audit: AuditNote): Promise<'done' | 'stale'>
}

export interface Agreed {
  readonly userName: string
  readonly fullName: string
  readonly version: number
  readonly at: string
}

export interface AgreementsStore {
  /** The newest version that the account agreed to; 0: none. */
  versionOf(user: string, what: string): number
  agree(user: string, agreed: { readonly what: string; readonly version: number }, audit: AuditNote): Promise<void>
  /** Who agreed to it, each with the newest version, by full name. */
  list(
    what: string,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{
    readonly total: number
    readonly agreed: readonly Agreed[]
  }>
}

export interface AccessToken {
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly madeBy: string
  readonly madeAt: string
  readonly expiresAt: string
  readonly lastUsedAt?: string
  readonly endedAt?: string
}

export interface AccessTokensStore {
  /** While it is good. */
  find(tokenHash: string, now: string): Promise<AccessToken | undefined>
  list(): Promise<readonly AccessToken[]>
  make(token: Omit<AccessToken, 'lastUsedAt' | 'endedAt'>, tokenHash: string, audit: AuditNote): Promise<void>
  /** False: there is none, or it was ended before. */
  end(id: string, audit: AuditNote): Promise<boolean>
  /** Notes that it was used; call at most once a minute. */
  touch(id: string, at: string): Promise<void>
}
