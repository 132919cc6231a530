/** What is counted for one item of a plan, over all records, one after the other. */
import type { StepsBetween } from '../../../config/plan/steps.ts'
import type { Model } from '../../../engine/model.ts'
import type { AccountFacts } from '../../../engine/permissions/actor-of.ts'
import type { PlanItem } from '../../../engine/plan/plan.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'

/** A record as it is, and as the steps of the release make it. */
export interface Sight {
  readonly before: AnyRecord
  readonly after: AnyRecord
}

export type Counts = Readonly<Record<string, number>>

export interface Counter {
  see(sight: Sight): void
  /** Once all were seen. */
  counts(): Counts
}

export interface Around {
  readonly from: Model
  readonly to: Model
  readonly steps: StepsBetween
  readonly people: readonly AccountFacts[]
  readonly now: string
  readonly today: string
}

/** By kind of item. */
export type Counters = Readonly<Record<string, (item: PlanItem, around: Around) => Counter>>

/** Counts records for which something holds. */
export function countRecords(holds: (sight: Sight) => boolean): Counter {
  let records = 0
  return {
    see: (sight) => {
      if (holds(sight)) records += 1
    },
    counts: () => ({ records }),
  }
}
