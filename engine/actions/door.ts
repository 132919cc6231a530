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
      ...{ named: loaded.named ?? [], files: loaded.files },
    })
  },
})

/** An action on a record that stands. */
export const defineChanging = <const Name extends string>(
  name: Name,
  decide: (deciding: DecidingOnRecord) => Outcome,
): ActionType<Name> => ({
  name,
  needs: (model, action) => {
    const { type, record: id, baseVersion } = action
    return {
      record: { type, id },
      ...(baseVersion !== undefined && { base: { id, version: baseVersion } }),
      ...named(model, action),
    }
  },
  perform(model, loaded, action, actor, moment) {
    const type = knownType(model, action, actor)
    const { record, access } = withinReach(loaded, action, actor)
    if (!access.actions.has(name)) throw problems.actionForbidden({ action: name })
    const { ifVersion: expected } = action
    if (expected !== undefined && expected !== record.version) {
      throw problems.recordChanged({ id: record.id, expected, actual: record.version })
    }
    const { base, named = [], files } = loaded
    const today = todayOf(model, moment)
    return decide({ model, type, action, actor, access, moment, record, today, named, files, ...(base && { base }) })
  },
})

function named(model: Model, { type: id, answers }: Action): Pick<Refs, 'named' | 'files'> {
  const type = own(model.recordTypes, id)
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

function withinReach({ record, reach = [] }: Loaded, { type, record: id }: Action, actor: Actor) {
  const access = record?.id === id && record.type === type ? accessTo(actor, record, reach) : undefined
  if (!record || !access) throw problems.recordNotFound({ id })
  return { record, access }
}

/** The programme asked for, or the actor's first for the type. */
function programmeFor(type: RecordType, { programme, name }: Action, actor: Actor): string {
  const open = actor.grants.find(({ label, recordType }) => label === OWN && recordType === type.id)?.programmes
  const chosen = programme ?? open?.[0]
  if (chosen === undefined) throw problems.actionForbidden({ action: name })
  if (!open?.includes(chosen)) throw problems.bodyRefused({ code: 'programme.unknown', detail: 'module_id' })
  return chosen
}
