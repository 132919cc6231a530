/** What the server tells of transitions: records given, or shown, to somebody else. */
import type { Field } from '../../engine/model.ts'
import type { TransitionRow } from '../../engine/records/collections.ts'
import type { Reason } from '../lib/reason-text.ts'

/** What can become of an entry, for this person. */
export interface ShownStep {
  readonly id: string
  /** Name of the action that does it. */
  readonly action: string
  readonly label: string
  readonly enabled: boolean
  readonly why: readonly Reason[]
  readonly description?: string
  /** Absent: what the action asks by the configuration. */
  readonly asks?: readonly Field[]
}

export interface ShownTransition extends Omit<TransitionRow, 'answers'> {
  readonly id: string
  readonly record_id: string
  readonly record_type: string
  readonly type_label?: string
  readonly status_label?: string
  readonly transitioned_by_full_name?: string
  readonly transitioned_to_full_name?: string
  readonly responded_by_full_name?: string
  /** Answers to questions of the configuration's own, in words. */
  readonly said?: readonly { readonly id: string; readonly label: string; readonly text: string }[]
  readonly user_can_accept_or_reject?: boolean
  readonly steps: readonly ShownStep[]
}

/** Somebody whom the record may be given to. */
export interface Recipient {
  readonly id: string
  readonly user_name: string
  readonly full_name: string
  readonly code?: string
  readonly position?: string
  readonly agency?: string
  readonly location?: string
  readonly services?: readonly string[]
}

/** Why a list of recipients is short or empty. */
export type WhyFew = 'none_with_permission' | 'filters'

export interface RecipientsAnswer {
  readonly rows: readonly Recipient[]
  readonly total: number
  readonly why?: WhyFew
}

/** What became of one of several records. */
export interface GivenOne {
  readonly id: string
  readonly done: boolean
  /** Codes of what stood in the way. */
  readonly message?: readonly string[]
  /** Where it was possible in principle, but not as the record stands. */
  readonly why?: readonly Reason[]
}

/** What may be handed over to a recipient outside. */
export interface HandedOver {
  readonly record: Readonly<{ id: string } & Record<string, unknown>>
  /** Forms of which something may be seen, in order. */
  readonly forms: Readonly<Record<string, { readonly label: string; readonly fields: readonly string[] }>>
  readonly transition: Partial<ShownTransition>
  readonly role_label?: string
  /** When it was put together. */
  readonly at: string
}
