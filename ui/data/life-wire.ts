/** What the server tells of the life of a record. */
import type { Field } from '../../engine/model.ts'
import type { AlertRow, FlagRow } from '../../engine/records/collections.ts'
import type { Reason } from '../lib/reason-text.ts'

/** Something that this person sees offered on a record, now. */
export interface OfferedAction {
  readonly id: string
  /** Blank for the platform's own, whose names the screens know. */
  readonly label?: string
  readonly description?: string
  readonly enabled: boolean
  readonly why: readonly Reason[]
  readonly asks: readonly Field[]
  /** Of those, the record's own fields, which begin with what stands there. */
  readonly asks_record: readonly string[]
  readonly standing: Readonly<Record<string, unknown>>
  readonly approval?: { readonly kind: string; readonly step: 'request' | 'approve' | 'reject' }
  /** Of setting the stage by hand: those that may be chosen. */
  readonly stages?: readonly { readonly id: string; readonly label: string }[]
  /** Of what begins on rows too: those on which it can begin. */
  readonly rows?: readonly string[]
  /** It can begin on those, and not otherwise. */
  readonly on_rows_only?: true
  /** There is no consent for it, and this person may go on without: what is missing. */
  readonly consent?: string
}

export interface ShownFlag extends FlagRow {
  /** What this person may do about it. */
  readonly actions: readonly string[]
}

export interface ShownAlert extends AlertRow {
  readonly type_label?: string
}

/** Numbers for the main places: of each record type, records that ask for attention. */
export type AlertCounts = Readonly<Record<string, number>>

export const dueGroups = ['overdue', 'today', 'week', 'later', 'snoozed'] as const
export type DueGroup = (typeof dueGroups)[number]

export interface ShownTask {
  readonly id: string
  readonly record_type: string
  readonly plural: string
  readonly record_id: string
  readonly record_id_display: string
  /** Title of the record, as far as this person reads it. */
  readonly name?: string
  readonly priority?: string
  readonly priority_label?: string
  readonly type: string
  readonly type_label: string
  readonly detail?: string
  readonly detail_label?: string
  readonly due_date: string
  readonly due_at: string
  readonly overdue: boolean
  readonly upcoming_soon: boolean
  readonly row?: string
  readonly due_field?: string
  readonly due_field_label?: string
  readonly form: string
  /** Path of the field that completes it; absent: something on the form does. */
  readonly field?: string
  readonly snoozed_until?: string
  /** At most so many days may it be put off; absent: not at all. */
  readonly snooze_days?: number
}

export interface TasksAnswer {
  readonly rows: readonly ShownTask[]
  readonly total: number
  readonly per: number
  readonly page: number
  readonly counts: Readonly<Record<DueGroup, number>>
}

/** How a form differs from what was approved last. */
export interface ApprovalTold {
  /** Day of the last approval; absent: there was none, and the changes are from nothing. */
  readonly approved_at?: string
  readonly changes: readonly Readonly<Record<string, unknown>>[]
}
