import type { Actor } from '../../engine/permissions/actor.ts'
import type { ProblemKind } from '../../engine/problems.ts'
import type { Time } from '../../engine/query/bounds.ts'
import type { Count, Counted } from '../../engine/query/count.ts'

/** What the reader's process is asked: one question at a time, with all that decides about the answer. */
export interface Question {
  readonly id: number
  readonly actor: Actor
  readonly counts: readonly Count[]
  readonly time: Time
  /** Hash of the release under which it is asked, where it is not the active one. */
  readonly release?: string
}

export type Answer =
  | { readonly id: number; readonly counted: readonly Counted[] }
  | {
      readonly id: number
      readonly problem: { readonly kind: ProblemKind; readonly code: string; readonly details: unknown }
    }

/** What the process says first: from now on it hears. */
export const READY = 'ready'
