/** What the shell needs of storage to tell people things: notices, mails about them, and links to choose a new password. */
import type { Account } from './account-stores.ts'
import type { AuditNote } from './audit-stores.ts'

export interface StoredNotice {
  readonly id: string
  readonly at: string
  readonly notification: string
  readonly recordType: string
  readonly record: string
  readonly shortId: string
  readonly form?: string
  /** User name, and full name as it is now. */
  readonly by: string
  readonly byFullName: string
  readonly readAt?: string
  /** Told whether or not the person reaches the record. */
  readonly beyondReach?: boolean
}

/** Of one person each; by the id of the account. */
export interface NoticesStore {
  /** Newest first. Whether the person still reaches the records is the caller's to see to. */
  list(user: string, limit: number): Promise<readonly StoredNotice[]>
  unread(user: string, limit: number): Promise<readonly StoredNotice[]>
  /** Those of the ids that are the person's and unread; all of them where none are given. Gives how many that were. */
  markRead(user: string, at: string, ids?: readonly string[]): Promise<number>
  /** Forgets what was said before the instant, and mails of that time. */
  sweep(before: number): Promise<void>
}

export type MailKind = 'notice' | 'welcome' | 'password-reset' | 'password-changed'

export interface QueuedMail {
  /** Names the message, also in the mail itself. */
  readonly id: string
  readonly kind: MailKind
  /** Milliseconds since the epoch. */
  readonly at: number
  /** How often it was tried before. */
  readonly attempts: number
  /** As it is now. */
  readonly account: Account
  readonly notice?: StoredNotice
}

/** `queued` → `sending` → `sent`, or back to `queued`, or `failed`; `none`: not wanted, or nobody could be asked to carry it. */
export interface MailsStore {
  /** Whose time has come, the longest waiting first. */
  due(now: number, limit: number): Promise<readonly QueuedMail[]>
  /** Notes that it is about to leave, before it does. False: it is not queued any more. */
  begin(id: string): Promise<boolean>
  settle(id: string, state: 'sent' | 'failed' | 'none'): Promise<void>
  /** Puts one that certainly did not leave back into the queue. */
  again(id: string, nextAt: number): Promise<void>
  /** After a crash nobody knows whether these left: they are not sent again. Gives how many there were. */
  giveUpUnclear(): Promise<number>
  /** Where nothing carries mail, what waits is not kept for a day on which something does. */
  putAside(): Promise<void>
  /** How many there are in each state. */
  counts(): Promise<Readonly<Record<string, number>>>
}

/** One-time links by which people choose a new password. */
export interface PasswordResetsStore {
  /** Queues a mail to each enabled account with the address; whether there is one changes nothing else. */
  ask(email: string, at: number, audit: AuditNote): Promise<void>
  /** Keeps the hash of the link's token; an earlier one of the person ends. */
  offer(user: string, tokenHash: string, expiresAt: number): Promise<void>
  /** The same, by the doing of somebody else: all sessions of the person end. */
  offerCode(user: string, tokenHash: string, expiresAt: number, audit: AuditNote): Promise<void>
  /** Queues the mail with a link to one person. */
  mailTo(user: string, at: number, audit: AuditNote): Promise<void>
  /** Whose token it is, while it is good and the account enabled. */
  accountOf(tokenHash: string, now: number): Promise<Account | undefined>
  /** Spends the token, sets the password and ends all sessions, or nothing of it. */
  redeem(
    tokenHash: string,
    passwordHash: string,
    now: { readonly ms: number; readonly instant: string },
    action: string,
  ): Promise<'done' | 'refused'>
}
