import type { KeyPair } from '../../config/release/keys.ts'
import { Problem } from '../../engine/problems.ts'
import type { ChangeableConfiguration } from '../configuration.ts'
import type { Turns } from '../in-turn.ts'
import type { Parts } from '../parts.ts'
import type { PlanProgress } from '../stores/promotion-stores.ts'
import type { Children } from './children.ts'

/** What promoting works with. */
export interface PromotionParts extends Pick<Parts, 'stores' | 'clock' | 'newId' | 'log'> {
  readonly dataFolder: string
  readonly configuration: ChangeableConfiguration
  /** Of the instance: signs receipts, and releases that are built here. */
  readonly keys: KeyPair
  /** Of whom some may wait already. */
  readonly children?: Children
}

/** What the pieces of promoting share while the process runs. */
export interface Workings extends PromotionParts {
  /** What reads bundles or counts takes a whole processor: one after the other. */
  readonly turns: Turns
  readonly children: Children
  readonly progress: LiveProgress
  now(): string
}

/** How far what is under way has come; kept in memory, for it changes many times a second. */
export interface LiveProgress {
  of(plan: string): PlanProgress | undefined
  say(plan: string, progress: PlanProgress): void
  over(plan: string): void
  /** Told of each change of the plan; gives the way to stop listening. */
  listen(plan: string, listener: () => void): () => void
}

export function createProgress(): LiveProgress {
  const known = new Map<string, PlanProgress>()
  const listeners = new Map<string, Set<() => void>>()
  const tell = (plan: string) => {
    for (const listener of listeners.get(plan) ?? []) listener()
  }
  return {
    of: (plan) => known.get(plan),
    say(plan, progress) {
      known.set(plan, progress)
      tell(plan)
    },
    over(plan) {
      known.delete(plan)
      tell(plan)
    },
    listen(plan, listener) {
      const mine = listeners.get(plan) ?? new Set()
      listeners.set(plan, mine.add(listener))
      return () => {
        mine.delete(listener)
        if (mine.size === 0) listeners.delete(plan)
      }
    },
  }
}

export const conflict = (code: string, details: object = {}): Problem => new Problem('conflict', code, details)
