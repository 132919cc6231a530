/**
 * How the answers of a record get from one release to the next, and back. A step works on *values*: those of a record, or
 * of each row of a subform. It is a function without a model, so that it means the same for as long as records stand.
 */
import type { Model } from '../model.ts'
import type { Answers } from '../records/record.ts'

/** One step as it stands in `migrations/*.json`; `recordType` says whose records. Each kind is a file in this folder. */
export interface MigrationStep {
  readonly kind: string
  /** Absent: of every record type that it concerns. */
  readonly recordType?: string
  /** Subform whose rows are meant; absent: the record itself. */
  readonly subform?: string
  readonly [setting: string]: unknown
}

/** One file of `migrations/`. What has been applied is known by the id and the steps: changed steps are other ones. */
export interface Migration {
  readonly id: string
  readonly steps: readonly MigrationStep[]
}

/** A step as a level holds it, with everything that it needs to know. */
export interface ResolvedStep extends MigrationStep {
  /** `<migration>/<place in it>`: under it is kept what the way back needs. */
  readonly id: string
  readonly recordType: string
  /** Among the platform's own facts instead of the answers. */
  readonly ofCore?: true
}

/** What a step may know besides the values. */
export interface At {
  readonly record: string
}

/** The models on both sides of a migration. */
export interface Sides {
  readonly from: Model
  readonly to: Model
}

/** A field as it is called where a step begins. */
export interface FieldThen {
  readonly recordType: string
  readonly subform?: string
  readonly field: string
  /** Lookup of its options. */
  readonly lookup?: string
  readonly ofCore?: true
}

/** What a kind is told when a step is made ready for a level. */
export interface Resolving extends Sides {
  readonly fields: readonly FieldThen[]
}

/** What people are told that a step loses; the screens have the words. */
export type Loss =
  | 'unreadable'
  | 'options_merged'
  | 'options_cleared'
  | 'several_to_one'
  | 'separators'
  | 'rounding'
  | 'other_rows'

/** A kind of step: pure functions there and back. What either does not give back by itself is kept beside the record (`take.ts`). */
export interface MigrationKind<Step extends ResolvedStep = ResolvedStep> {
  readonly kind: string
  /** JSON Schema of its settings. */
  readonly properties: Readonly<Record<string, object>>
  readonly required: readonly string[]
  /** Names of the values that it takes, and of those that it gives. */
  names(step: Step): { readonly from: readonly string[]; readonly to: readonly string[] }
  /** From the values under the names that it takes to those under the names that it gives; what is not there afterwards is blank. */
  forward(values: Answers, step: Step, at: At): Answers
  back(values: Answers, step: Step, at: At): Answers
  /** What is lost on the way there; undefined: every value that the field can hold is the same after there and back. */
  loss(step: Step): Loss | undefined
  /** Fields that have another name afterwards. */
  moves(step: Step): readonly { readonly from: string; readonly to: string }[]
  /** Makes a step ready: one for each thing that it concerns. Absent: it is ready as it is written. */
  resolved?(step: Step, resolving: Resolving): readonly MigrationStep[]
}

export const defineMigration = <Step extends ResolvedStep>(kind: MigrationKind<Step>): MigrationKind =>
  kind as unknown as MigrationKind

/** All steps of one way from a release to another, in the order of the way there. */
export interface NewLevel {
  /** `back`: the steps are taken back, the last first. */
  readonly direction: 'forward' | 'back'
  /** Content hash of the release that it leads to. */
  readonly release: string
  readonly steps: readonly ResolvedStep[]
}

export interface Level extends NewLevel {
  readonly level: number
  readonly at: string
}
