/**
 * Rows that the platform itself keeps on each record, beside those of subforms: declared with fields, so that questions,
 * projection, permissions and history treat them like a subform's. They stand among the core facts; tasks are worked out.
 */
import type { ValueKind } from '../fields/field-type.ts'
import type { TransitionStatus } from '../transitions/transition-kind.ts'

export interface FlagRow {
  readonly unique_id: string
  readonly message: string
  /** The day that it is about. */
  readonly date: string
  readonly flagged_by: string
  readonly created_at: string
  readonly removed: boolean
  readonly unflag_message?: string
  readonly unflagged_by?: string
  readonly unflagged_date?: string
}

export interface AlertRow {
  readonly unique_id: string
  /** Kind: id of the alert rule, or of the approval. */
  readonly type: string
  readonly alert_for: string
  /** Form that carries the dot. */
  readonly form?: string
  readonly date: string
  /** The only one whom it concerns. */
  readonly user?: string
  /** Who caused it. */
  readonly by: string
}

export interface StageRow {
  readonly unique_id: string
  readonly stage: string
  readonly entered_at: string
  readonly by: string
}

export interface SnoozeRow {
  /** Id of the task: `<rule>` or `<rule>:<row>`. */
  readonly unique_id: string
  /** Day on which it comes back. */
  readonly until: string
  readonly reason: string
  readonly by: string
  readonly at: string
}

/** A record given, or shown, to somebody else: the dialect's names. */
export interface TransitionRow {
  readonly unique_id: string
  /** Id of the kind. */
  readonly type: string
  readonly status: TransitionStatus
  readonly created_at: string
  readonly transitioned_by: string
  readonly transitioned_by_agency?: string
  /** User name; absent where it goes to somebody outside. */
  readonly transitioned_to?: string
  readonly transitioned_to_agency?: string
  /** When it began. */
  readonly transitioned_to_groups?: readonly string[]
  readonly remote?: true
  readonly transitioned_to_remote?: string
  readonly location?: string
  readonly service?: string
  /** Row of the subform that it began on. */
  readonly service_record_id?: string
  /** Role whose fields the recipient gets; absent: their own. */
  readonly authorized_role_unique_id?: string
  readonly consent_overridden?: true
  /** What the sender tells the recipient. */
  readonly notes?: string
  readonly rejected_reason?: string
  /** What the recipient tells when it is over. */
  readonly rejection_note?: string
  /** The recipient may make a record of their own of it. */
  readonly allow_case_creation?: true
  readonly responded_at?: string
  readonly responded_by?: string
  /** From then on it gives nothing any more. */
  readonly expires_at?: string
  /** Whose the record was. */
  readonly record_owned_by?: string
  /** Answers to questions of the configuration's own, by id. */
  readonly answers?: Readonly<Record<string, unknown>>
}

/** That somebody got to see the record, or what was taken out of it. */
export interface DisclosureRow {
  readonly unique_id: string
  readonly at: string
  readonly by: string
  /** Id of the kind of transition, or what else it was (`export`). */
  readonly type: string
  readonly to?: string
  readonly to_agency?: string
  readonly to_remote?: string
  /** Role whose fields were disclosed; absent: what the recipient's own role shows. */
  readonly role?: string
  readonly service?: string
  readonly consent: 'given' | 'overridden' | 'not_needed'
  /** Entry of `transitions` that it follows from. */
  readonly transition?: string
}

export interface TaskRow {
  /** `<rule>` or `<rule>:<row>`. */
  readonly unique_id: string
  /** Id of the rule. */
  readonly type: string
  /** The day by whose end it is due, in the instance's zone. */
  readonly due_date: string
  /** The instant by which it is due: of a day its end. */
  readonly due_at: string
  /** From this day on it counts as coming up. */
  readonly upcoming_from: string
  readonly priority?: string
  readonly detail?: string
  /** The row that it is about. */
  readonly row?: string
  /** The only one who has to do it. */
  readonly user?: string
  readonly snoozed_until?: string
}

/** Kind of each column, by collection. Questions name a collection as they name a subform: `<type>.flags`. */
export const collectionColumns = {
  flags: {
    message: 'text',
    date: 'date',
    flagged_by: 'user',
    created_at: 'datetime',
    removed: 'boolean',
    unflag_message: 'text',
    unflagged_by: 'user',
    unflagged_date: 'date',
  },
  alerts: { type: 'option', alert_for: 'option', form: 'option', date: 'datetime', user: 'user', by: 'user' },
  workflow_stages: { stage: 'option', entered_at: 'datetime', by: 'user' },
  transitions: {
    type: 'option',
    status: 'option',
    created_at: 'datetime',
    transitioned_by: 'user',
    transitioned_by_agency: 'agency',
    transitioned_to: 'user',
    transitioned_to_agency: 'agency',
    remote: 'boolean',
    transitioned_to_remote: 'text',
    location: 'location',
    service: 'option',
    service_record_id: 'option',
    authorized_role_unique_id: 'option',
    consent_overridden: 'boolean',
    notes: 'text',
    rejected_reason: 'text',
    rejection_note: 'text',
    allow_case_creation: 'boolean',
    responded_at: 'datetime',
    responded_by: 'user',
    expires_at: 'datetime',
    record_owned_by: 'user',
  },
  disclosures: {
    at: 'datetime',
    by: 'user',
    type: 'option',
    to: 'user',
    to_agency: 'agency',
    to_remote: 'text',
    role: 'option',
    service: 'option',
    consent: 'option',
    transition: 'option',
  },
  task_snoozes: { type: 'option', until: 'date', reason: 'text', by: 'user', at: 'datetime' },
  tasks: {
    type: 'option',
    due_date: 'date',
    due_at: 'datetime',
    upcoming_from: 'date',
    priority: 'option',
    detail: 'option',
    row: 'option',
    user: 'user',
    snoozed_until: 'date',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ValueKind>>>>

export type CollectionName = keyof typeof collectionColumns
