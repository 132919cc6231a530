/** Kinds of transitions: how a record is given, or shown, to somebody else. */
import type { Effect } from '../lifecycle.ts'
import type { Logic } from '../logic/logic.ts'
import type { Texts } from '../model.ts'

export type TransitionStatus = 'in_progress' | 'accepted' | 'rejected' | 'done' | 'revoked' | 'expired'

/**
 * A way of giving a record, or a look at it, to somebody else: assignment, transfer, referral… Its start is the named action
 * of its id, each step the named action `<step>_<id>`; the entries stand on the record as its collection `transitions`.
 */
export interface TransitionKind {
  readonly id: string
  /** In addresses of the API: `referrals`. */
  readonly plural: string
  /** “Referral”. */
  readonly label: Texts
  readonly programmes: readonly string[]
  /** Form on which its entries stand, and where its notices lead. */
  readonly form?: string
  /** Stands in the dialog: what to mind. */
  readonly notice?: Texts
  /** State of an entry that was just made. */
  readonly begins: TransitionStatus
  readonly recipient: RecipientRule
  /** May also go to somebody who does not use this system. */
  readonly remote?: true
  /** Asked for by somebody who finds the record beyond their reach (see `beyondReach` of the record type). */
  readonly fromBeyond?: true
  /** Begun on a row of a subform as well. */
  readonly fromRow?: FromRow
  /** Judged over the record, in this order; the first for its programme counts. None: no consent is needed. */
  readonly consent: readonly ConsentRule[]
  /** What the recipient gets, and while when. Absent: nothing (only what effects do). */
  readonly gives?: Given
  /** What can become of an entry. */
  readonly steps: readonly TransitionStep[]
  /** What happens when the time of an entry is over. */
  readonly expiryEffects?: readonly Effect[]
  /** The recipient may make a record of their own of what they see. */
  readonly makes?: {
    readonly recordType: string
    /** Permission of their role on the record type of this record. */
    readonly permission: string
    /** What it begins with: field there, field here. */
    readonly copies: Readonly<Record<string, string>>
  }
}

export type RecipientRule =
  /** Whoever owns the record. */
  | 'owner'
  | {
      /** What the recipient's role must be allowed on records of the type. */
      readonly receives: string
      /** With this their role need not work in the record's programme. */
      readonly otherProgrammes?: string
      /** How far whoever starts it may choose: as the widest that they are allowed says. Empty: anybody. */
      readonly within: readonly { readonly permission: string; readonly reach: 'group' | 'agency' | 'all' }[]
      /** Asked first, and narrows the choice. */
      readonly narrowedBy: readonly ('service' | 'agency' | 'location')[]
    }

export interface FromRow {
  readonly subform: string
  /** What allows it there, where the permission of the start does not. */
  readonly permission?: string
  /** Judged in the row. */
  readonly offered?: Logic
  /** What the dialog begins with: question, row field. */
  readonly prefill: Readonly<Record<string, string>>
}

export interface ConsentRule {
  readonly programmes: readonly string[]
  readonly given: Logic
  /** What is missing. */
  readonly message: Texts
  /** Permission to go on without it. */
  readonly override?: string
}

export interface Given {
  readonly while: readonly TransitionStatus[]
  /** Whoever starts it may name a role, whose fields the recipient gets instead of their own role's. Empty: they may not. */
  readonly roles: readonly string[]
  /** What the recipient may do with the record, as far as their own role may. */
  readonly actions: readonly string[]
  /** They fill in nothing. */
  readonly readOnly?: true
  /** Under a named role they take no rows away. */
  readonly keepsRows?: true
  /** For so many days from the start. */
  readonly days?: number
}

export interface TransitionStep {
  readonly id: string
  readonly from: readonly TransitionStatus[]
  readonly to: TransitionStatus
  /** Any of these; `allowed` holds the permission of the step (its action's id) in their own right, not by a share. */
  readonly by: readonly ('recipient' | 'sender' | 'owner' | 'allowed')[]
  /** The recipient must still be somebody whom it may be sent to. */
  readonly eligible?: true
  /** Consent must still stand, unless it was gone without at the start. */
  readonly consent?: true
}
