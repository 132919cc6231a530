import type { IssueCode } from '../../../config/issue-codes.ts'
import type { SeedCopy } from '../seed.ts'

/** What a fault is expected to be reported as. Lines are looked up in the spoilt copy by what stands on them. */
export interface Expected {
  readonly code: IssueCode
  readonly file: string
  /** Text on the line; with `after`, below the line with that text. */
  readonly at: string
  readonly after?: string
  /** The how-manieth such line, and how many lines before or after it. */
  readonly nth?: number
  readonly shift?: number
  /** Codes that follow from the same fault by nature. */
  readonly besides?: readonly IssueCode[]
}

/** One fault each: how a copy of the seed is spoilt, and what the checker has to say. */
export type Faults = Readonly<Record<string, (seed: SeedCopy) => Expected>>

export const text = (words: string) => ({ en: words, ar: words })
export const answer = (name: string) => ({ var: name })
