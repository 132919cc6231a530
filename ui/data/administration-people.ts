/** Accounts as those see them who look after people. */
import type { AccountFacts } from './account.ts'

export interface Person extends AccountFacts {
  readonly disabled: boolean
  /** Whether the reader may change it. */
  readonly managed: boolean
  readonly last_access?: string
  readonly send_mail?: boolean
  readonly own_services?: boolean
  readonly settings?: { readonly notifications: { readonly send_mail: Readonly<Record<string, boolean>> } }
}

interface Named {
  readonly unique_id: string
  readonly name: string
}

/** What the reader may give to others. */
export interface PeopleChoices {
  readonly width: 'none' | 'group' | 'agency' | 'all'
  readonly roles: readonly Named[]
  readonly agencies: readonly Named[]
  readonly user_groups: readonly Named[]
  readonly services: readonly Named[]
  readonly locales: readonly string[]
  readonly mail: boolean
  /** What may come by mail. */
  readonly mails: readonly Named[]
}

export interface OpenSession {
  readonly id: string
  readonly kind: string
  readonly agent: string | null
  readonly current: boolean
  readonly created_at: string
  readonly last_seen_at: string
}

export interface BulkResult {
  readonly id: string
  readonly status: 'done' | 'refused'
  readonly message?: readonly string[]
}

export interface SignInCode {
  readonly user_name: string
  readonly code: string
  readonly expires_at: string
}
