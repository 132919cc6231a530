/** What changes between two releases, before anything does. */

/** How much care an item takes, the riskiest first. */
export const itemClasses = ['destructive', 'widens', 'attention', 'safe'] as const
export type ItemClass = (typeof itemClasses)[number]

/** What may be decided about an item that takes something away. */
export const decisionKinds = ['map', 'convert', 'park', 'keep', 'purge', 'adopt', 'overwrite'] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** One difference, by the id of what differs. The screens have the words, under `kind`. */
export interface PlanItem {
  /** The same for the same difference in every plan: `case/field/risk_level/removed`. */
  readonly id: string
  /** Such as `field.removed`, `option.retired`, `role.form_gained`, `rule.tightened`. */
  readonly kind: string
  readonly class: ItemClass
  readonly subject: {
    readonly recordType?: string
    /** What sort of thing: `field`, `form`, `option`, `role`, `stage`, `task`… */
    readonly what: string
    readonly id: string
    /** In which thing it stands: the lookup of an option, the workflow of a stage. */
    readonly of?: string
  }
  /** What the words need: ids, counts, short texts by locale. */
  readonly details: Readonly<Record<string, unknown>>
  /** Counted over the records of the target; absent where nothing is to be counted. */
  readonly counts?: Readonly<Record<string, number>>
  /** Names of counts that are not nought, and too small to be told. */
  readonly few?: readonly string[]
  /** Decisions that complete it; absent: none is needed. */
  readonly decisions?: readonly DecisionKind[]
  /** Decided already by a step of the bundle's `migrations/`. */
  readonly migratedBy?: string
  /** Where it stands in the new release, for the way to the file. */
  readonly place?: { readonly file: string; readonly line: number }
}

/** What was decided about one item. */
export interface Decision {
  readonly kind: DecisionKind
  /** Of `map`: old option to new one. */
  readonly options?: Readonly<Record<string, string>>
  /** Of `purge`: the day. */
  readonly on?: string
  readonly by: string
  readonly at: string
}

export type Decisions = Readonly<Record<string, Decision>>

/** Before counting: what the two models say. */
export interface Diff {
  readonly from: string
  readonly to: string
  readonly items: readonly PlanItem[]
}

/** What the whole plan comes to on the records of the target; a number that is absent is among the few. */
export interface PlanTotals {
  /** Records that were looked at. */
  readonly records?: number
  /** Those that the new release would find incomplete, though not unsavable. */
  readonly incomplete?: number
  readonly tasksAppear?: number
  readonly tasksVanish?: number
  /** Those that some step of the release changes. */
  readonly migrated?: number
  /** Where people may have begun something that was never sent: nobody knows of it but they. */
  readonly devices?: number
  readonly few?: readonly string[]
}

/** With what was counted. */
export interface CountedPlan extends Diff {
  readonly totals: PlanTotals
}
