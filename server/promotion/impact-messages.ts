import type { Model } from '../../engine/model.ts'
import type { CountedPlan } from '../../engine/plan/plan.ts'

/** What the process is asked, once. */
export interface Asked {
  readonly from: Model
  readonly to: Model
  /** The database's file. */
  readonly database: string
  readonly now: string
}

/** Records that were looked at, of so many. */
export interface Progress {
  readonly done: number
  readonly total: number
}

export type Told =
  | { readonly ready: true }
  | { readonly progress: Progress }
  | { readonly plan: CountedPlan }
  /** Never a value of a record: what the engine says of a configuration that it cannot read. */
  | { readonly trouble: string }
