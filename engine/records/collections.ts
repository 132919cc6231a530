/**
 * Rows that the platform itself keeps on each record, beside those of subforms: declared with fields, so that questions,
 * projection, permissions and history treat them like a subform's. They stand among the core facts; tasks are worked out.
 */
import type { ValueKind } from '../fields/field-type.ts'

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
  task_snoozes: { type: 'option', until: 'date', reason: 'text', by: 'user', at: 'datetime' },
  tasks: {
    type: 'option',
    due_date: 'date',
    due_at: 'datetime',
    upcoming_from: 'date',
    priority: 'option',
    detail: 'option',
    row: 'option',
    snoozed_until: 'date',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ValueKind>>>>

export type CollectionName = keyof typeof collectionColumns
