import type { Expected } from '../../config/release/accept.ts'
import type { Refusal } from '../../config/release/refusals.ts'
import type { Model } from '../../engine/model.ts'
import type { PlanFailure } from '../stores/promotion-stores.ts'

/** What the process is asked, once: to read what somebody sent, and to check and play what it holds. */
export interface BundleAsked {
  readonly bytes: Uint8Array
  readonly expected: Expected
}

/** A place in the release at which something is wrong, and what. */
export type Fault = Omit<PlanFailure, 'phase' | 'more'>

/** What the bundle says of itself, once it was found to be true. */
export interface ReadBundle {
  readonly hash: string
  readonly content: string
  readonly version: string
  readonly instance: string
  readonly parent: string | null
  readonly ancestors: readonly string[]
  readonly author: string
  readonly message?: string
  readonly model: Model
  readonly warnings: number
  readonly passed: number
}

export type Judged =
  | { readonly bundle: ReadBundle }
  | { readonly refusals: readonly Refusal[] }
  /** Errors of the checker, or scenarios that do not come true; the first of so many. */
  | { readonly faults: readonly Fault[]; readonly count: number; readonly failing: 'check' | 'test' }

export type BundleTold = { readonly ready: true } | { readonly judged: Judged } | { readonly trouble: string }
