import type { Fault } from '../effects/becoming.ts'
import type { FileFacts } from '../fields/attachments.ts'
import type { RecordRef } from '../fields/field-type.ts'
import type { SameValue, Surroundings } from '../life/surroundings.ts'
import type { Notice } from '../lifecycle.ts'
import type { Model } from '../model.ts'
import type { Actor, ReachRow } from '../permissions/actor.ts'
import type { Answers, AnyRecord, Change } from '../records/record.ts'
import type { Person } from '../transitions/person.ts'

export type { Notice } from '../lifecycle.ts'

/** One wish to change something, as a client sends it or a script makes it. */
export interface Action {
  readonly name: string
  /** Record type and id of the target; the id is made by the client also at create. */
  readonly type: string
  readonly record: string
  /** Id of this write, made by the client. */
  readonly mutation: string
  /** As the dialect's payload: merged into what stands. */
  readonly answers: Readonly<Record<string, unknown>>
  /** Programme of a new record; blank means the actor's first for the type. */
  readonly programme?: string
  /** The version that the writer saw: three-way merge against `loaded.base`. */
  readonly baseVersion?: number
  /** The record must stand at exactly this version. */
  readonly ifVersion?: number
  /** Reason given for going on despite warnings. */
  readonly overrideReason?: string
  /** The same is done to other records at once. */
  readonly several?: true
}

/** What `perform` must be given, as asked for by `needs`. */
export interface Refs {
  readonly record?: { readonly type: string; readonly id: string }
  /** The record's answers as they were at this version, rebuilt from the log. */
  readonly base?: { readonly id: string; readonly version: number }
  /** Records that the answers name. */
  readonly named?: readonly RecordRef[]
  /** Bytes that the answers name, by their hash. */
  readonly files?: readonly string[]
  /** Records that the rules of this write may raise alerts on. */
  readonly linked?: readonly RecordRef[]
  /** Answers of which the rules ask whether another record has the same. */
  readonly sameValue?: readonly SameValue[]
  /** User names of people whom the record may be given to. */
  readonly people?: readonly string[]
  /** Records that follow this one: those of the type whose link field names it. */
  readonly following?: readonly Following[]
}

/** Records of the type whose link field names this one. */
export interface Following {
  readonly type: string
  readonly field: string
  readonly record: string
}

export interface Loaded {
  readonly record?: AnyRecord
  /** By whom the record is reached, as loaded with it. Absent: by nobody in particular. */
  readonly reach?: readonly ReachRow[]
  readonly base?: Answers
  /** Those of the records named that there are. */
  readonly named?: readonly Reached[]
  /** Those of the bytes named that this writer has brought. */
  readonly files?: ReadonlyMap<string, FileFacts>
  /** Those of the linked records that there are; nobody learns anything of them. */
  readonly linked?: readonly AnyRecord[]
  readonly sameValue?: Surroundings['sameValue']
  /** Those of the people that there are and who may sign in, by user name. */
  readonly people?: ReadonlyMap<string, Person>
  readonly following?: readonly AnyRecord[]
}

/** A record, and by whom it is reached. */
export interface Reached {
  readonly record: AnyRecord
  readonly reach: readonly ReachRow[]
}

/** Where `now` and fresh ids come from: arguments, never globals. */
export interface Moment {
  /** ISO instant. */
  readonly now: string
  /** A fresh UUID each time it is asked. */
  readonly newId: () => string
}

/** What shall be written, whole or not at all. */
export interface Outcome {
  readonly records: readonly RecordWrite[]
  readonly audit: readonly AuditFact[]
  /** Who is to be told of it; found out and queued in the same transaction. */
  readonly notices?: readonly Notice[]
  /** People it counted on: who must be at the commit what they were when it was decided. */
  readonly people?: readonly Pick<Person, 'userName' | 'membershipVersion'>[]
  /** Records whose owner and shares it took over: they must stand as they did. */
  readonly leading?: readonly Pick<AnyRecord, 'id' | 'version'>[]
  /** Everything that followed when it moved: nothing else may follow at the commit. */
  readonly following?: readonly (Following & { readonly ids: readonly string[] })[]
  /** Rules that could not be judged, and were left out. */
  readonly faults?: readonly Fault[]
}

export interface RecordWrite {
  /** Version that must stand in the store at commit; 0: must not exist. */
  readonly expected: number
  readonly before?: AnyRecord
  readonly after: AnyRecord
  readonly change: Change
  /** Bytes that the record's answers name from now on. */
  readonly files?: readonly string[]
  /** Issues that stand on the record after a clean merge, for the attention of both authors. */
  readonly attention?: readonly { readonly path: string; readonly code: string }[]
}

/** Coded facts only: never a value of a record or a search word. */
export interface AuditFact {
  readonly action: string
  readonly recordType?: string
  readonly record?: string
}

/**
 * Every write is an action. `needs` says what to load (the shell loads it), `perform` decides: an Outcome, or a thrown
 * Problem. Both are pure. An Outcome without records changes nothing (a save without a difference).
 */
export interface ActionType<Name extends string = string> {
  readonly name: Name
  /** What roles allow for it, one of which is enough. Absent: the name. */
  readonly permissions?: readonly string[]
  needs(model: Model, action: Action, actor: Actor): Refs
  perform(model: Model, loaded: Loaded, action: Action, actor: Actor, moment: Moment): Outcome
}
