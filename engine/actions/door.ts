/**
 * The one door to every write: the type exists for the actor, the record is within reach, the action is allowed, the
 * version is the one asked for. Only then the action decides. What is out of reach is answered like what is not there.
 */
import { own } from '../lib/own.ts'
import { todayIn } from '../lib/time-zone.ts'
import { isUuid } from '../lib/uuid.ts'
import type { Model, RecordType } from '../model.ts'
import { accessTo, accessToNew } from '../permissions/access-to.ts'
import { type Access, type Actor, OWN } from '../permissions/actor.ts'
import { accessBeyond } from '../permissions/beyond-reach.ts'
import { problems } from '../problems.ts'
import { typeFor } from '../query/askable.ts'
import type { Answers, AnyRecord } from '../records/record.ts'
import type { Action, ActionType, Loaded, Moment, Outcome, Refs } from './action-type.ts'
import { filesNamed } from './named-files.ts'
import { recordsNamed } from './named-records.ts'

/** What is settled before an action decides. */
export interface Deciding {
  readonly model: Model
  readonly type: RecordType
  readonly action: Action
  readonly actor: Actor
  readonly access: Access
  readonly moment: Moment
  /** `yyyy-mm-dd` in the instance's zone. */
  readonly today: string
  /** Those of the records that the answers name that there are. */
  readonly named: NonNullable<Loaded['named']>
  /** Those of the bytes that the answers name that the writer has brought. */
  readonly files?: Loaded['files']
  /** What its rules ask of the world around it. */
  readonly linked?: Loaded['linked']
  readonly sameValue?: Loaded['sameValue']
  readonly following?: Loaded['following']
  /** Whom it may be given to. */
  readonly people?: Loaded['people']
}

export interface DecidingOnNew extends Deciding {
  readonly programme: string
}

export interface DecidingOnRecord extends Deciding {
  readonly record: AnyRecord
  readonly base?: Answers
}

/** An action that makes a record. */
export const defineMaking = <const Name extends string>(
  name: Name,
  decide: (deciding: DecidingOnNew) => Outcome,
): ActionType<Name> => ({
  name,
  needs: (model, action) => named(model, action),
  perform(model, loaded, action, actor, moment) {
    const type = knownType(model, action, actor)
    const programme = programmeFor(type, action, actor)
    const access = accessToNew(actor, type.id, programme)
    if (!access?.actions.has(name)) throw problems.actionForbidden({ action: name })
    if (!isUuid(action.record)) throw problems.malformedId({ id: action.record.slice(0, 36) })
    if (loaded.record) throw problems.recordExists({ id: action.record })
    const today = todayOf(model, moment)
    return decide({
      ...{ model, type, action, actor, access, moment, programme, today },
      ...besides(loaded),
    })
  },
})

const besides = ({ named = [], files, linked, sameValue, following, people }: Loaded) => ({
  ...{ named, files, linked, sameValue, following, people },
})

interface Changing {
  /** What roles allow, one of which is enough; the name, if nothing is said. */
  readonly permission?: string | readonly string[]
  /** Whether somebody who may do so much may do it; where that takes more than one of the permissions. */
  readonly allows?: (type: RecordType, action: Action, actions: ReadonlySet<string>) => boolean
  /** The type with the questions that the payload may answer, where it is not the record's own. */
  readonly asking?: (model: Model, type: RecordType) => RecordType
  /** People whom the payload names. */
  readonly peopleIn?: (answers: Answers) => readonly string[]
}

/** An action on a record that stands. */
export const defineChanging = <const Name extends string>(
  name: Name,
  decide: (deciding: DecidingOnRecord) => Outcome,
  { permission = name, allows = anyOf([permission].flat()), asking, peopleIn = () => [] }: Changing = {},
): ActionType<Name> => ({
  name,
  permissions: [permission].flat(),
  needs: (model, action) => {
    const { type, record: id, baseVersion } = action
    const people = peopleIn(action.answers)
    return {
      ...(people.length > 0 && { people }),
      record: { type, id },
      ...(baseVersion !== undefined && { base: { id, version: baseVersion } }),
      ...named(model, action, asking),
    }
  },
  perform(model, loaded, action, actor, moment) {
    const type = knownType(model, action, actor)
    const { record, access } = withinReach(type, loaded, action, { ...actor, at: moment.now })
    if (!allows(type, action, access.actions)) throw problems.actionForbidden({ action: name })
    const { ifVersion: expected } = action
    if (expected !== undefined && expected !== record.version) {
      throw problems.recordChanged({ id: record.id, expected, actual: record.version })
    }
    const { base } = loaded
    const today = todayOf(model, moment)
    return decide({
      ...{ model, type, action, actor, access, moment, record, today },
      ...besides(loaded),
      ...(base && { base }),
    })
  },
})

const anyOf =
  (permissions: readonly string[]): NonNullable<Changing['allows']> =>
  (_, __, actions) =>
    permissions.some((one) => actions.has(one))

function named(
  model: Model,
  { type: id, answers }: Action,
  asking: Changing['asking'] = (_, of) => of,
): Pick<Refs, 'named' | 'files'> {
  const known = own(model.recordTypes, id)
  const type = known && asking(model, known)
  const named = type ? recordsNamed(type, answers) : []
  const files = type ? filesNamed(type, answers) : []
  return { ...(named.length > 0 && { named }), ...(files.length > 0 && { files }) }
}

const todayOf = (model: Model, { now }: Moment) => todayIn(model.instance.timeZone, now)

function knownType(model: Model, { type: id }: Action, actor: Actor): RecordType {
  const type = typeFor(actor, model.recordTypes, id)
  if (!type) throw problems.typeUnknown({ type: id })
  return type
}

function withinReach(type: RecordType, { record, reach = [] }: Loaded, { record: id, name }: Action, actor: Actor) {
  const isIt = record?.id === id && record.type === type.id
  const access = isIt ? (accessTo(actor, record, reach) ?? accessBeyond(type, actor, record, name)) : undefined
  if (!record || !access) throw problems.recordNotFound({ id })
  return { record, access }
}

const programmesOpen = (type: RecordType, actor: Actor) =>
  actor.grants.find(({ label, recordType }) => label === OWN && recordType === type.id)?.programmes

/** The programme asked for, or the actor's first for the type; they may not have any. */
export const programmeAsked = (type: RecordType, { programme }: Action, actor: Actor): string | undefined =>
  programme ?? programmesOpen(type, actor)?.[0]

function programmeFor(type: RecordType, action: Action, actor: Actor): string {
  const { name } = action
  const open = programmesOpen(type, actor)
  const chosen = programmeAsked(type, action, actor)
  if (chosen === undefined) throw problems.actionForbidden({ action: name })
  if (!open?.includes(chosen)) throw problems.bodyRefused({ code: 'programme.unknown', detail: 'module_id' })
  return chosen
}
