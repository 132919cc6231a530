/** Shapes of the server's answers that the browser reads. Records stay as the wire has them: answers by field id beside the core facts. */
import type { CalendarId } from '../../engine/lib/calendars.ts'
import type { ApprovalStep } from '../../engine/lifecycle.ts'
import type { Follows } from '../../engine/migrations/follows.ts'
import type { Model } from '../../engine/model.ts'

export type WireRecord = Readonly<{ id: string } & Record<string, unknown>>

/** Who is signed in, as `/model` tells beside the model. */
export interface ActorFacts {
  readonly id: string
  readonly user_name: string
  readonly full_name: string
  readonly role: string
  readonly role_label: string
  readonly agency: string
  readonly groups: readonly string[]
  readonly locale: string
  readonly calendar?: CalendarId
  readonly manages: readonly string[]
  readonly programmes: readonly string[]
  /** By record type: what may be done with at least some records. */
  readonly actions: Readonly<Record<string, readonly string[]>>
  /** What has to be agreed to before anything else. */
  readonly to_agree?: readonly ('conduct' | 'terms')[]
}

export interface ModelAnswer {
  readonly data: Model
  readonly actor: ActorFacts
  /** By the release under which a draft was typed: how it gets to this one. Absent: nothing ever became of records. */
  readonly follows?: Follows
}

/** What anybody may know before signing in. */
export interface PublicFacts {
  readonly name: string
  readonly locales: readonly string[]
  readonly default_locale: string
  readonly sign_in_help?: string
  readonly theme_colour?: string
  /** Address of the instance's logo. */
  readonly logo?: string
  readonly quick_exit?: string
  readonly demo?: boolean
  /** Whoever forgot a password may have a link mailed. */
  readonly password_reset?: boolean
  /** The mails of a demonstration can be looked at. */
  readonly mailbox?: boolean
  /** Configuration issues may be looked at by whoever is here. */
  readonly developer?: boolean
  /** Whoever is here may look at it as somebody of any role. */
  readonly workshop?: boolean
}

export interface ShownRecord {
  readonly record: WireRecord
  readonly version: number
  /** What this person may do with this record. */
  readonly actions: readonly string[]
  /** Access to each form of this record. */
  readonly forms: Readonly<Record<string, 'r' | 'rw'>>
}

/** The number of the home page that a list stands behind, and under which of its values. */
export interface Behind {
  readonly group: string
  readonly label: string
  readonly key: readonly string[]
  readonly labels: readonly string[]
  readonly kinds: readonly string[]
}

export interface ListAnswer {
  readonly indicator?: Behind
  readonly rows: readonly WireRecord[]
  readonly total: number
  readonly per: number
  readonly page: number
}

/** What was done. `action_label`: of an action that the configuration names, with the step where it is one of an approval. */
export interface Deed {
  readonly action: string
  readonly action_label?: string
  readonly action_step?: ApprovalStep
}

/** Something that was done, by whoever it was. */
interface Done extends Deed {
  readonly user_name?: string
  readonly user_full_name?: string
}

/** One entry of a record's history. */
export interface HistoryEntry extends Done {
  readonly datetime: string
  readonly user_name: string
  readonly version: number
  readonly release: string
  readonly overridden?: { readonly codes: readonly string[]; readonly reason: string }
  readonly attention?: readonly { readonly path: string; readonly code: string }[]
  readonly record_changes: readonly Readonly<Record<string, unknown>>[]
}

/** Somebody looked at a record, or changed it. */
export interface AccessEntry extends Done {
  readonly datetime: string
}

/** A record as it stood once. */
export interface PastRecord {
  readonly record: WireRecord
  readonly version: number
  readonly datetime: string
  /** The day that it was. */
  readonly day: string
  /** Access to each form, today. */
  readonly forms: Readonly<Record<string, 'r' | 'rw'>>
  /** Versions before and after in which something changed that this person reads. */
  readonly earlier?: number
  readonly later?: number
}

/** One entry of the audit. */
export interface AuditRow extends Deed {
  readonly id: number
  readonly timestamp: string
  readonly refused?: boolean
  readonly automatic?: boolean
  readonly user_name?: string
  readonly performed_by?: string
  readonly record_type?: string
  readonly record_type_label?: string
  readonly record_id?: string
  readonly record_id_display?: string
  readonly record_owner_full_name?: string
}

/** By what the audit can be narrowed. */
export interface AuditChoices {
  readonly users: readonly PersonFacts[]
  readonly actions: readonly (Deed & { readonly automatic: boolean })[]
  readonly record_types: readonly { readonly id: string; readonly label: string }[]
}

export interface PersonFacts {
  readonly user_name: string
  readonly full_name: string
  readonly agency?: string
}
