import type { CoreFacts } from './core-facts.ts'

/** What people filled in, by field id, in stored form. A subform holds rows; blank means absent. */
export type Answers = Readonly<Record<string, unknown>>

/** One row of a subform. */
export type Row = Readonly<{ unique_id: string } & Record<string, unknown>>

/** A record as it is now. `version` grows by one with each change. */
export interface AnyRecord {
  /** UUID, made by the client that created the record. */
  readonly id: string
  readonly type: string
  readonly programme: string
  readonly version: number
  readonly answers: Answers
  readonly core: CoreFacts
  /** What migrations replaced and could not give back by themselves. Nobody is ever shown it. */
  readonly parked?: Parked
}

/** By the step, and the row where it is of one: the values on both sides. */
export type Parked = Readonly<Record<string, ParkedValues>>

export interface ParkedValues {
  readonly from: Answers
  readonly to: Answers
}

/** One field's way from one value to another; of a subform, by row. */
export type FieldChange =
  | { readonly field: string; readonly from: unknown; readonly to: unknown }
  | {
      readonly field: string
      readonly rows: readonly RowChange[]
      /** Ids of the rows before and after, where the changes alone do not tell (rows moved, or removed before others). */
      readonly order?: { readonly from: readonly string[]; readonly to: readonly string[] }
    }

export type RowChange =
  | { readonly row: string; readonly kind: 'added'; readonly values: Answers }
  | { readonly row: string; readonly kind: 'removed'; readonly values: Answers }
  | { readonly row: string; readonly kind: 'changed'; readonly fields: readonly FieldChange[] }

/** What one action did to one record, as the log keeps it. */
export interface Change {
  readonly record: string
  readonly version: number
  readonly action: string
  readonly by: string
  readonly at: string
  /** Id of the write, made by the client; a replay of it changes nothing. */
  readonly mutation: string
  /** Release under which it was made. */
  readonly release: string
  readonly fields: readonly FieldChange[]
  /** Warnings that the writer overrode, with the reason given. */
  readonly overridden?: { readonly codes: readonly string[]; readonly reason: string }
  /** Issues that stood on the record after it was merged with somebody else's write. */
  readonly attention?: readonly { readonly path: string; readonly code: string }[]
}
