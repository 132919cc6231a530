/** What the configuration says of the life of a record, compiled: stages, named actions, tasks, approvals, alerts, flags. */
import type { Logic } from './logic/logic.ts'
import type { Field, Texts } from './model.ts'
import type { TransitionKind, TransitionStatus } from './transitions/transition-kind.ts'

/** Of one record type. */
export interface Lifecycle {
  readonly workflows: readonly Workflow[]
  /** Actions that the configuration names, those of approvals included. */
  readonly actions: readonly NamedAction[]
  readonly approvals: readonly Approval[]
  readonly tasks: readonly TaskRule[]
  readonly alerts: readonly AlertRule[]
  readonly flags: FlagPolicy
  /** Ways of giving a record, or a look at it, to somebody else. Absent: none. */
  readonly transitions?: readonly TransitionKind[]
}

/** The stages of records of these programmes; at most one workflow for each. */
export interface Workflow {
  readonly id: string
  readonly label: Texts
  readonly programmes: readonly string[]
  /** While this does not hold the stage stays as it is. */
  readonly when?: Logic
  /** In the order of the status bar; those supplied by a lookup are spelt out. */
  readonly stages: readonly Stage[]
  /** Asked in this order at each write: the first that is entered is the stage; none: it stays. */
  readonly entries: readonly StageEntry[]
  /** Stage of a new record. */
  readonly initial: string
}

export interface Stage {
  readonly id: string
  readonly label: Texts
  /** The work on the record is over. */
  readonly terminal?: true
  /** Shown in the status bar only while the record is in it (reopened). */
  readonly passing?: true
  /** May be chosen by hand, by those whose role allows `set_stage`, and where roles are named, by these only. */
  readonly byHand?: { readonly roles?: readonly string[] }
}

export type StageEntry =
  | { readonly stage: string; readonly when: Logic }
  /** The expression gives the stage; a missing value enters none. */
  | { readonly stages: readonly string[]; readonly value: Logic }

/**
 * Something to do with a record, put together of effects. Its id is the `record_action` of
 * the API. Expressions see the record as it stands, `asked` for what the dialog asked, `actor` and `now`.
 */
export interface NamedAction {
  readonly id: string
  /** What roles name: the id, but for the two answers of an approval, which share one. */
  readonly permission: string
  readonly label: Texts
  /** Stands in the dialog above what it asks. */
  readonly description?: Texts
  readonly programmes: readonly string[]
  /** Not offered at all where this does not hold. */
  readonly offered?: Logic
  /** Each must hold, or the action is refused with the reason. */
  readonly conditions: readonly Condition[]
  /** What the dialog asks: fields of its own, or copies of the record's (then `asksRecord`). */
  readonly asks: readonly Field[]
  /** Ids among `asks` that are fields of the record: they begin with what stands there and are set by it. */
  readonly asksRecord: readonly string[]
  readonly effects: readonly Effect[]
  /** Whoever owns the record needs this permission as well. */
  readonly onOwn?: string
  /** Done by itself, with any write that makes this hold; needs no permission. */
  readonly trigger?: Logic
  /** The step of an approval that this is. */
  readonly approval?: { readonly kind: string; readonly step: ApprovalStep }
  /** The step of a transition that this is: `start`, or one on an entry that stands. */
  readonly transition?: { readonly kind: string; readonly step: 'start' | string }
  /** Permissions of which each allows it as well. */
  readonly alsoBy?: readonly string[]
  /** Lists may do it to several records at once. */
  readonly bulk?: true
}

export interface Condition {
  readonly id: string
  readonly holds: Logic
  /** Why not; empty where it is the platform's own, whose text stands in the screens' catalogues under the id. */
  readonly message: Texts
}

export type ApprovalStep = 'request' | 'approve' | 'reject'

/** A kind of approval; its three steps are named actions `request_approval_<id>`, `approve_<id>` and `reject_<id>` (permission `approve_<id>`). */
export interface Approval {
  readonly id: string
  readonly label: Texts
  readonly programmes: readonly string[]
  /** Form that is approved, and carries the alert. */
  readonly form: string
  /** Field that holds `pending`, `approved` or `rejected`. */
  readonly status: string
  /** Subform of requests and answers. */
  readonly history?: string
}

/** What happens; each only while its `when` holds. */
export type Effect = { readonly when?: Logic } & (
  | { readonly effect: 'set_field'; readonly field: string; readonly to: Logic }
  | { readonly effect: 'set_status'; readonly to: string }
  | { readonly effect: 'set_stage'; readonly to: string }
  /** A row of a subform; values that come to nothing are left out. `first`: before the others. */
  | {
      readonly effect: 'add_row'
      readonly subform: string
      readonly values: Readonly<Record<string, Logic>>
      readonly first?: true
    }
  /** `kind` is shown by its label in `alerts/`, or the approval's. One alert of a kind and user stands at a time. */
  | { readonly effect: 'raise_alert'; readonly kind: string; readonly form?: string; readonly user?: Logic }
  | { readonly effect: 'clear_alerts'; readonly kinds: readonly string[]; readonly user?: Logic }
  /** The owner; with them their name, agency and groups. Who owned it before is kept. */
  | { readonly effect: 'set_owner'; readonly to: Logic }
  /** Answers of a row that stands; nothing where there is no such row. */
  | {
      readonly effect: 'set_row'
      readonly subform: string
      /** Its id. */
      readonly row: Logic
      readonly values: Readonly<Record<string, Logic>>
    }
  /** Begins another transition to the same end, as whoever owns the record would; refused where that may not be. */
  | {
      readonly effect: 'start_transition'
      readonly kind: string
      /** User name of the recipient. */
      readonly to: Logic
      readonly values?: Readonly<Record<string, Logic>>
    }
  /** Ends what stands of these kinds; but for the one that is just being answered. */
  | { readonly effect: 'end_transitions'; readonly kinds: readonly string[]; readonly status: TransitionStatus }
  | {
      readonly effect: 'notify'
      readonly notification: string
      readonly to: Recipients
      /** That it leads to. */
      readonly form?: string
      /** Also told, of who it is and by its short id only, where the record is out of reach: who asked for it and did not get it. */
      readonly beyondReach?: true
      /** Nobody is told of each of several records to which it is done at once. */
      readonly unlessSeveral?: true
    }
)

/** Who is told. Whoever did it is never told. */
export type Recipients =
  | 'owner'
  /** Those whom the record is shared with. */
  | 'shared_with'
  /** Those who reach the record and whose role allows the action. */
  | { readonly action: string }
  | { readonly user: Logic }

/** When something has to be done, for each record or for each row of a subform. */
export interface TaskRule {
  readonly id: string
  /** What is to be done: “Follow up”. */
  readonly label: Texts
  readonly programmes: readonly string[]
  /** Subform whose rows each make a task, or `transitions` for the entries of those; expressions then stand in the row. */
  readonly rows?: string
  /** Is a task at all; must not read the clock. Absent: whenever it is due sometime. */
  readonly when?: Logic
  /** A day (due until its end) or an instant; missing: no task. Must not read the clock. */
  readonly due: Logic
  /** There is nothing to do any more. */
  readonly done?: Logic
  /** Field (of the row, where there are rows) that sets the due date, named in the tooltip. */
  readonly dueField?: string
  /** Field (of the row, or of the record) whose value says which. */
  readonly detail?: string
  /** Field of the record whose value says how urgent. */
  readonly priority?: string
  /** Where it is done: form and field (of the row, where there are rows). */
  readonly completedBy: { readonly form: string; readonly field: string }
  readonly seenBy: TaskAudience
  /** So many days before it is due it counts as coming up. */
  readonly upcomingDays: number
  /** May be put off, by so many days at most, with a reason. */
  readonly snooze?: { readonly days: number }
}

/** Who has to do it: the owner, whoever got or sent the entry, or those who reach the record and whose role allows the action. */
export type TaskAudience = 'owner' | 'recipient' | 'sender' | { readonly action: string }

/** When a record asks for attention. */
export interface AlertRule {
  readonly id: string
  /** What people see: “Notes changed”. */
  readonly label: Texts
  readonly programmes: readonly string[]
  /** The dialect's `alert_for`. */
  readonly alertFor: string
  /** Form that carries the dot. */
  readonly form?: string
  /** Raised by a write that makes this hold; absent: raised by effects only. */
  readonly when?: Logic
  /** Whose writes raise it. */
  readonly by: 'not_owner' | 'anyone'
  /** Raised while another record of the type, in the same programme, has the same value here. */
  readonly duplicateOf?: string
  /** Raised on the record that this link names, not on the one that is written. */
  readonly onLinked?: string
  /** Cleared when the owner saves the record. */
  readonly clearedByOwner: boolean
  /** Cleared by a write that makes this hold. */
  readonly clearedWhen?: Logic
  readonly notify?: { readonly notification: string; readonly to: Recipients }
}

/** Who may resolve a flag. Those with the permission `resolve_any_flag` may always. */
export interface FlagPolicy {
  readonly resolvedBy: 'creator' | 'owner' | 'creator_or_owner' | 'anyone_who_flags'
}

/** A group of numbers of the home page. */
export interface Dashboard {
  readonly id: string
  readonly label: Texts
  readonly help?: Texts
  /** How its indicators are shown. `table`: one line for each value of the first `by` (of the one indicator: one column for each value of the second; of several: one column each). */
  readonly shown: 'numbers' | 'bars' | 'table'
  readonly indicators: readonly Indicator[]
}

export interface Indicator {
  readonly id: string
  readonly label: Texts
  readonly help?: Texts
  /** Record type, or collection: `<type>.<subform>`, `<type>.tasks`, `<type>.flags`, `<type>.alerts`. Counted are records; of a collection those on which some row fulfils `where`. */
  readonly from: string
  /** A condition (engine/query/query.ts); `@me`, `@my_groups` and `@my_agency` stand for who looks. */
  readonly where?: unknown
  /** Counted for each value; two: for each pair. */
  readonly by?: readonly string[]
  /** Places of `by` count under the place of this level that they lie in; 0 is the highest. */
  readonly placeLevel?: number
  readonly tone?: 'attention' | 'danger' | 'good'
}

/** What people are told of, in the application and by mail. */
export interface Notification {
  readonly id: string
  /** Names the switch in the account. */
  readonly label: Texts
  /** One line in the application. `{short_id}`, `{actor}` and `{type}` stand for the record's short id, who did it, and the record type's name. */
  readonly text: Texts
  readonly mail?: { readonly subject: Texts; readonly body: Texts }
}

/** Somebody is to be told, by a notification of the configuration. The shell finds out who that is. */
export interface Notice {
  readonly notification: string
  readonly recordType: string
  readonly record: string
  readonly shortId: string
  /** As the configuration has it, with `user` worked out: a user name. */
  readonly to: 'owner' | 'shared_with' | { readonly action: string } | { readonly user: string }
  /** Form that it is about, where there is one. */
  readonly form?: string
  /** User name of whoever did it, who is never told. */
  readonly by: string
  /** Told also where the record is out of reach. */
  readonly beyondReach?: true
}
