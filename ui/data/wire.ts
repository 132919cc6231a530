/** Shapes of the server's answers that the browser reads. Records stay as the wire has them: answers by field id beside the core facts. */
import type { CalendarId } from '../../engine/lib/calendars.ts'
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
}

export interface ModelAnswer {
  readonly data: Model
  readonly actor: ActorFacts
}

/** What anybody may know before signing in. */
export interface PublicFacts {
  readonly name: string
  readonly locales: readonly string[]
  readonly default_locale: string
  readonly sign_in_help?: string
  readonly theme_colour?: string
  readonly quick_exit?: string
  readonly demo?: boolean
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

export interface ListAnswer {
  readonly rows: readonly WireRecord[]
  readonly total: number
  readonly per: number
  readonly page: number
}

/** One entry of a record's history. */
export interface HistoryEntry {
  readonly datetime: string
  readonly user_name: string
  readonly action: string
  readonly overridden?: { readonly reason: string }
  readonly record_changes: readonly Readonly<Record<string, unknown>>[]
}

export interface PersonFacts {
  readonly user_name: string
  readonly full_name: string
  readonly agency?: string
}
