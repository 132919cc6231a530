import type { ConfigIssue } from '../config/issue.ts'
import type { Configuration } from './configuration.ts'
import type { Editing } from './editing/editing.ts'
import type { Vault } from './files/vault.ts'
import type { Log } from './log.ts'
import type { CapturedMail } from './mail/captured-mail.ts'
import type { Promotion } from './promotion/promotion.ts'
import type { PasswordPolicy } from './security/password-policy.ts'
import type { Passwords } from './security/passwords.ts'
import type { Rates } from './security/rates.ts'
import type { SignInLimits } from './security/sign-in-limits.ts'
import type { Account } from './stores/account-stores.ts'
import type { Stores } from './stores/stores.ts'
import type { System } from './system/system.ts'

/** Everything that the server is made of. Nothing here is global, so that a test makes a server in a line. */
export interface Parts {
  readonly stores: Stores
  /** Attached bytes. */
  readonly vault: Vault
  readonly configuration: Configuration
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  readonly newId: () => string
  /** 32 bytes of this instance: names what must not be kept itself. */
  readonly key: Uint8Array
  readonly passwords: Passwords
  readonly passwordPolicy: PasswordPolicy
  readonly signInLimits: SignInLimits
  readonly rates: Rates
  readonly log: Log
  readonly site: Site
  /** Absent: no mail is sent. `captured`: it is kept to be looked at, and nothing leaves the machine. */
  readonly mail?: { readonly captured?: CapturedMail }
  /** Absent: there is no data folder to care for. */
  readonly system?: System
  /** Absent: releases are neither taken in nor applied here. */
  readonly promotion?: Promotion
  /** Drafts of the configuration. */
  readonly editing?: Editing
  /** Only under `formwork dev`. */
  readonly workshop?: Workshop
}

/** What whoever writes a configuration may do besides: look at it as somebody else, and see the lines around an issue. */
export interface Workshop {
  /** Somebody who has the role; made when first asked for. */
  personWith(role: string): Promise<Account | undefined>
  linesAround(issue: ConfigIssue): readonly string[]
}

/** Where and how the instance is reached. */
export interface Site {
  /** Origins whose pages may write; the first is the one to show. */
  readonly origins: readonly string[]
  /** Reached by https: cookies say so, and browsers are told to stay there. */
  readonly secure: boolean
  /** Addresses whose forwarding headers count. */
  readonly proxies: ReadonlySet<string>
  /** Folder of the built screens; absent: the API only. */
  readonly screens?: string
  /** Demo people and records; says so on the sign-in page. */
  readonly demo: boolean
  /** Shows the issues of the configuration on an overlay, and more of what went wrong in the log. */
  readonly developer: boolean
}
