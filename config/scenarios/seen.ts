import type { Notice } from '../../engine/lifecycle.ts'
import type { RecordScope } from '../../engine/logic/scope.ts'
import type { Model } from '../../engine/model.ts'
import type { Access, Actor } from '../../engine/permissions/actor.ts'
import type { Issue } from '../../engine/problems.ts'
import type { TaskRow } from '../../engine/records/collections.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import type { Person } from '../../engine/transitions/person.ts'

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
  /** The record once everything is done and what was entered is saved. */
  readonly after: After
}

/** What a scenario leaves behind. */
export interface After {
  readonly record: AnyRecord
  readonly tasks: readonly TaskRow[]
  /** Whom the last write told. */
  readonly notices: readonly Notice[]
  /** What could not be saved, where it was not: codes. */
  readonly refused?: readonly string[]
  /** The record as expressions of the last write saw it; undefined where nothing was written. */
  readonly written?: RecordScope
  /** What was done last, if it was an action of the configuration. */
  readonly action?: string
  /** The record as it stands, for whoever acts now: who they are, and when. */
  readonly scope: RecordScope
  /** Of the people that there are: by user name. */
  readonly people: ReadonlyMap<string, Person>
  readonly model: Model
  readonly actor: Actor
  readonly now: string
  readonly today: string
}

export type Saving = 'accepted' | 'warned' | 'refused'
