import type { RecordScope } from '../../engine/logic/scope.ts'
import type { Access } from '../../engine/permissions/actor.ts'
import type { Issue } from '../../engine/problems.ts'

/** What a scenario has led to: everything that an expectation may ask about. */
export interface Seen {
  /** The answers after what was entered, brought to rest, as the actor's screen judges them. */
  readonly scope: RecordScope
  /** What the actor may do with the record; nothing where it is out of reach. */
  readonly access: Access
  /** Forms on which the actor sees the record. */
  readonly forms: Readonly<Record<string, 'r' | 'rw'>>
  /** Everything wrong that the actor is told of. */
  readonly issues: readonly Issue[]
  /** What comes of saving. */
  readonly save: Saving
}

export type Saving = 'accepted' | 'warned' | 'refused'
