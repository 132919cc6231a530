/**
 * What the platform itself knows of a record. One table, one name each, the dialect's; reserved for answers.
 * A core fact in a plain payload is ignored or refused as `inPayload` says, never applied.
 */
import type { ValueKind } from '../fields/field-type.ts'
import { own } from '../lib/own.ts'
import type { AlertRow, DisclosureRow, FlagRow, SnoozeRow, StageRow, TransitionRow } from './collections.ts'

export interface CoreFacts {
  readonly status: string
  /** false: disabled, out of all default lists. */
  readonly record_state: boolean
  readonly owned_by: string
  readonly owned_by_full_name: string
  readonly owned_by_agency_id: string
  readonly owned_by_groups: readonly string[]
  /** Users with access besides the owner: what follows from the transitions that are in force. */
  readonly shared_with: readonly Share[]
  readonly short_id: string
  readonly created_at: string
  readonly created_by: string
  readonly created_organization: string
  readonly last_updated_at: string
  readonly last_updated_by: string
  readonly previously_owned_by?: string
  /** Stage of the workflow; absent where the type has none. */
  readonly workflow?: string
  /** Stages that it went through, the oldest first. */
  readonly workflow_stages?: readonly StageRow[]
  /** Somebody else than the owner wrote last. */
  readonly not_edited_by_owner?: boolean
  readonly flags?: readonly FlagRow[]
  /** Flags that are not resolved. */
  readonly flag_count?: number
  readonly alerts?: readonly AlertRow[]
  readonly alert_count?: number
  /** Kinds of the alerts, each once. */
  readonly current_alert_types?: readonly string[]
  /** Tasks that were put off. */
  readonly task_snoozes?: readonly SnoozeRow[]
  /** To whom the record was given or shown, and what came of it; the oldest first. */
  readonly transitions?: readonly TransitionRow[]
  /** Every time that somebody else got to see it: the ledger. */
  readonly disclosures?: readonly DisclosureRow[]
  /** Those of `shared_with`, each once. */
  readonly assigned_user_names?: readonly string[]
  /** When it last came to a new owner, or was sent to one. */
  readonly reassigned_transferred_on?: string
}

/** One way in which somebody who does not own the record reaches it. */
export interface Share {
  readonly user_name: string
  /** Role whose fields they get; blank: their own. */
  readonly role?: string
  /** Kind of the transition that gives it; it says what else goes with it. Blank: whatever their own role may. */
  readonly kind?: string
  /** Instant from which it counts no more. */
  readonly until?: string
  /** Record of another type whose share it is, where this one follows that. */
  readonly via?: string
}

interface CoreFact {
  readonly kind: ValueKind
  readonly many?: true
  /** Actions that may set it. */
  readonly setBy: readonly string[]
  readonly inPayload: 'ignored' | 'refused'
  /** Of several values: where there are none it is not there. */
  readonly optional?: true
  /** Not shown as it is stored. */
  readonly internal?: true
  /** Told to each reader as far as they see what it counts; what is stored is told to nobody. */
  readonly ofReader?: true
}

export const coreFacts: { readonly [Name in keyof Required<CoreFacts>]: CoreFact } = {
  status: { kind: 'option', setBy: ['create'], inPayload: 'refused' },
  record_state: { kind: 'boolean', setBy: ['create', 'enable', 'disable'], inPayload: 'refused' },
  owned_by: { kind: 'user', setBy: ['create'], inPayload: 'refused' },
  owned_by_full_name: { kind: 'text', setBy: ['create'], inPayload: 'ignored' },
  owned_by_agency_id: { kind: 'agency', setBy: ['create'], inPayload: 'ignored' },
  owned_by_groups: { kind: 'group', many: true, setBy: ['create'], inPayload: 'ignored' },
  shared_with: { kind: 'user', many: true, setBy: [], inPayload: 'refused', internal: true },
  short_id: { kind: 'text', setBy: ['create'], inPayload: 'ignored' },
  created_at: { kind: 'datetime', setBy: ['create'], inPayload: 'ignored' },
  created_by: { kind: 'user', setBy: ['create'], inPayload: 'ignored' },
  created_organization: { kind: 'agency', setBy: ['create'], inPayload: 'ignored' },
  last_updated_at: { kind: 'datetime', setBy: ['create', 'update', 'enable', 'disable'], inPayload: 'ignored' },
  last_updated_by: { kind: 'user', setBy: ['create', 'update', 'enable', 'disable'], inPayload: 'ignored' },
  previously_owned_by: { kind: 'user', setBy: [], inPayload: 'ignored' },
  workflow: { kind: 'option', setBy: [], inPayload: 'refused' },
  workflow_stages: { kind: 'rows', many: true, setBy: [], inPayload: 'ignored' },
  not_edited_by_owner: { kind: 'boolean', setBy: [], inPayload: 'ignored' },
  flags: { kind: 'rows', many: true, setBy: ['flag', 'flag_update', 'unflag'], inPayload: 'ignored' },
  flag_count: { kind: 'number', setBy: ['flag', 'unflag'], inPayload: 'ignored' },
  alerts: { kind: 'rows', many: true, setBy: ['remove_alert'], inPayload: 'ignored', internal: true },
  alert_count: { kind: 'number', optional: true, setBy: [], inPayload: 'ignored', ofReader: true },
  current_alert_types: {
    ...{ kind: 'option', many: true, optional: true, setBy: [], inPayload: 'ignored' },
    ofReader: true,
  },
  task_snoozes: { kind: 'rows', many: true, setBy: ['snooze_task'], inPayload: 'ignored', internal: true },
  transitions: { kind: 'rows', many: true, setBy: [], inPayload: 'ignored', internal: true },
  disclosures: { kind: 'rows', many: true, setBy: [], inPayload: 'ignored' },
  assigned_user_names: { kind: 'user', many: true, optional: true, setBy: [], inPayload: 'ignored' },
  reassigned_transferred_on: { kind: 'datetime', setBy: [], inPayload: 'ignored' },
}

export type CoreFactName = keyof CoreFacts

/** Whether a name is of a fact that is worked out for each reader anew. */
export const isOfReader = (name: string): boolean => own(coreFacts, name as CoreFactName)?.ofReader === true

/** `id`, `unique_id`, `version`… are no core facts but just as reserved. */
export const reservedNames: ReadonlySet<string> = new Set([
  ...Object.keys(coreFacts),
  'id',
  'tasks',
  'type',
  'version',
  'enabled',
  'module_id',
  'programme',
  'unique_id',
  '_destroy',
  'record',
  'option',
  'query',
  'fields',
  'page',
  'per',
  'order',
  'order_by',
  'indicator',
  'indicator_key',
  'or',
  'not',
  'then',
  'constructor',
  'prototype',
  '__proto__',
  'hasownproperty',
  'tostring',
  'valueof',
])
