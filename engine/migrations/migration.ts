/** How the answers of a record get from one release to the next, and back. */
import type { Logic } from '../logic/logic.ts'
import type { Model } from '../model.ts'
import type { Answers } from '../records/record.ts'

/** One step as it stands in `migrations/*.json`; `recordType` says whose records. Each kind is a file in this folder. */
export interface MigrationStep {
  readonly kind: string
  readonly recordType: string
  /** Subform whose rows are meant; absent: the record itself. */
  readonly subform?: string
  readonly [setting: string]: unknown
}

/** What a step gives: the answers after it, and what they no longer tell. */
export interface Migrated {
  readonly answers: Answers
  /** Values that the way back needs and the answers do not hold any more, by path. Absent: nothing was lost. */
  readonly parked?: Readonly<Record<string, unknown>>
}

/** The models on both sides of a step. */
export interface Sides {
  readonly from: Model
  readonly to: Model
}

/** A kind of step: a pure function there and one back, and what may be lost on each way. */
export interface MigrationKind<Step extends MigrationStep = MigrationStep> {
  readonly kind: Step['kind']
  forward(answers: Answers, step: Step, sides: Sides): Migrated
  /** With what was parked on the way there; a value that was changed since is taken back by rule. */
  back(answers: Answers, step: Step, sides: Sides, parked: Readonly<Record<string, unknown>>): Migrated
  /** Whether every value that the field could hold is the same after there and back, without what was parked. */
  isLossless(step: Step, sides: Sides): boolean
  /** Names of fields before and after, so that drafts and late edits follow. */
  moves(step: Step): readonly { readonly from: string; readonly to: string }[]
}

/** All steps of one level, in order. */
export interface Level {
  readonly level: number
  readonly direction: 'forward' | 'back'
  /** Content hash of the release that it leads to. */
  readonly release: string
  readonly steps: readonly MigrationStep[]
}

/** Expressions of a step, for the checker. */
export interface StepLogic {
  readonly pointer: string
  readonly logic: Logic
}
