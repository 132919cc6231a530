/** What the shell needs of the storage of accounts: people, their sessions and devices, and the first of them. */
import type { ColumnBounds } from '../../engine/query/bounds.ts'
import type { AuditNote } from './audit-stores.ts'

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
  /** Their own list, which counts where `ownServices` says so; else they give the services of their agency. */
  readonly services: readonly string[]
  readonly ownServices?: boolean
  readonly role: string
  readonly agency: string
  readonly groups: readonly string[]
  readonly disabled: boolean
  /** Absent: mail is wanted. */
  readonly sendMail?: boolean
  /** Notifications of which no mail is wanted. */
  readonly mailOff?: readonly string[]
  /** Grows when role, groups, agency, place, services or disabled change; sessions and commits compare it. */
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

/** Among whom somebody is sought: people of the agency, or of one of the groups. */
export interface Near {
  readonly agency?: string
  readonly groups?: readonly string[]
}

/** What is known of people of whom many are looked at. */
export type Colleague = Omit<Account, 'email' | 'phone' | 'locale' | 'calendar' | 'disabled' | 'sendMail' | 'mailOff'>

/** Which accounts are asked for; what is not said does not matter. */
export interface AccountQuestion {
  /** Absent: everybody. Else the person themselves, and the people of the agency or of one of the groups. */
  readonly within?: { readonly self: string; readonly agency?: string; readonly groups?: readonly string[] }
  /** Each word must stand in the user name, full name, code or address. */
  readonly query?: string
  readonly roles?: readonly string[]
  readonly agencies?: readonly string[]
  readonly groups?: readonly string[]
  readonly disabled?: boolean
  readonly locations?: readonly string[]
  /** Who gives one of them by their own list, or is of one of the agencies that do. */
  readonly services?: { readonly any: readonly string[]; readonly agencies: readonly string[] }
  readonly ids?: readonly string[]
  /** When they were last here; without a beginning also those who never were. */
  readonly seen?: ColumnBounds
  readonly sort: 'user_name' | 'full_name' | 'role' | 'agency' | 'last_access'
  readonly order: 'asc' | 'desc'
  readonly offset: number
  readonly limit: number
}

/** With the instant of what the audit noted last of them. */
export type FoundAccount = Account & { readonly lastAccess?: string }

export interface AccountsFound {
  readonly total: number
  readonly accounts: readonly FoundAccount[]
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
  search(question: AccountQuestion): Promise<AccountsFound>
  /** Groups in which somebody of the agency is. */
  groupsOfAgency(agency: string): Promise<readonly string[]>
  /** Who can be chosen as a user: everybody who is not disabled. */
  people(): Promise<readonly { readonly userName: string; readonly fullName: string; readonly agency: string }[]>
  /** Those of exactly these user names that are not disabled. */
  named(userNames: readonly string[]): Promise<readonly Account[]>
  /** Who is not disabled, has one of the roles, and belongs with somebody; by full name. */
  withRoles(roles: readonly string[], near?: Near): Promise<readonly Colleague[]>
  /** User names of everybody in one of the groups, disabled accounts too. */
  inGroups(groups: readonly string[]): Promise<readonly string[]>
  isEmpty(): Promise<boolean>
  /** PHC string. */
  passwordHashOf(userName: string): Promise<string | undefined>
  /** `exists`: id or user name is taken. Whoever has an address is welcomed by mail. */
  create(account: NewAccount, audit: AuditNote): Promise<'done' | 'exists'>
  /** A new role, agency, place, services, groups or `disabled` grows `membershipVersion`; agency and groups rewrite the user's reach; role and `disabled` end the user's sessions. */
  update(
    id: string,
    changes: AccountChanges,
    /** `standing`: the membership version under which it was decided; on any other it is refused. */
    audit: AuditNote & { readonly standing?: number },
  ): Promise<Account | undefined>
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
  /** What was signed in with, as people call it. */
  readonly agent?: string
}

/** A session as it is shown: by the beginning of its id. */
export interface ShownSession extends Omit<Session, 'id' | 'account'> {
  readonly handle: string
}

export interface SessionsStore {
  /** With the account as it is now; undefined when ended or when the account is disabled. Limits of age are the caller's. */
  find(id: string): Promise<Session | undefined>
  start(
    session: {
      readonly id: string
      readonly userName: string
      readonly kind: Session['kind']
      readonly agent?: string
      /** Milliseconds since the epoch. */
      readonly at: number
    },
    audit: AuditNote,
  ): Promise<void>
  /** Notes that it was used; call at most once a minute per session. */
  touch(id: string, at: number): Promise<void>
  end(id: string, audit: AuditNote): Promise<void>
  endAllOf(userName: string, audit: AuditNote): Promise<void>
  /** Those of a user, the last used first. */
  listOf(userName: string): Promise<readonly ShownSession[]>
  /** False: the user has no such session. */
  endOne(userName: string, handle: string, audit: AuditNote): Promise<boolean>
  /** How many devices keep drafts of the user under a key of their own. */
  devicesOf(userName: string): Promise<number>
  /** Forgets what is past its limits. */
  sweep(limits: { readonly seenBefore: number; readonly createdBefore: number }): Promise<void>
}

export interface DeviceKeysStore {
  /** The key of this user on this device; `fresh` (32 bytes) becomes it where there was none. */
  keyOf(userName: string, device: string, fresh: Uint8Array): Promise<Uint8Array>
}

export interface SetUpStore {
  /** Keeps the hash of a one-time token; an older offer ends. */
  offer(tokenHash: string, expiresAt: number): Promise<void>
  /** Whether the token would be taken now. */
  isOffered(tokenHash: string, now: number): Promise<boolean>
  /** Spends the token and makes the first account, both or neither. */
  redeem(tokenHash: string, now: number, account: NewAccount, audit: AuditNote): Promise<'done' | 'refused' | 'exists'>
}
