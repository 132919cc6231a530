/** How shells write: ask what to load, load it, ask what else, let it be decided. There is no second way. */
import { own } from '../lib/own.ts'
import { surroundingsOf } from '../life/surroundings.ts'
import type { Model, RecordType } from '../model.ts'
import type { Actor } from '../permissions/actor.ts'
import type { AnyRecord } from '../records/record.ts'
import { followersOf, mayMove } from '../transitions/following.ts'
import { peopleAround } from '../transitions/people.ts'
import type { Action, Loaded, Moment, Outcome, Refs } from './action-type.ts'
import { programmeAsked } from './door.ts'
import { actionTypeOf } from './index.ts'

export const needs = (model: Model, action: Action, actor: Actor): Refs =>
  actionTypeOf(model, action.type, action.name).needs(model, action, actor)

/** What else there is to load once the first is there: what the rules of the record ask about the world around it. */
export function needsBesides(
  model: Model,
  action: Action,
  actor: Actor,
  { record }: Loaded,
): Pick<Refs, 'linked' | 'sameValue' | 'following' | 'people'> {
  const type = own(model.recordTypes, action.type)
  if (!type?.lifecycle) return {}
  const programme = record?.programme ?? programmeAsked(type, action, actor)
  // Whoever may not make a record is told so when it is decided.
  if (programme === undefined) return {}
  const { linked, sameValue } = surroundingsOf(model, type, action.answers, { id: action.record, programme, record })
  const led = mayMove(type, action.name) ? followersOf(model, type.id) : []
  const following = led.map((follower) => ({ ...follower, record: action.record }))
  const people = peopleBesides(type, action, actor, record)
  return {
    ...(people.length > 0 && { people }),
    ...(linked.length > 0 && { linked }),
    ...(sameValue.length > 0 && { sameValue }),
    ...(following.length > 0 && { following }),
  }
}

function peopleBesides({ lifecycle }: RecordType, { name, answers }: Action, actor: Actor, record?: AnyRecord) {
  const named = lifecycle?.actions.find(({ id }) => id === name)
  return named ? peopleAround(named, answers, actor, record) : []
}

export const perform = (model: Model, loaded: Loaded, action: Action, actor: Actor, moment: Moment): Outcome =>
  actionTypeOf(model, action.type, action.name).perform(model, loaded, action, actor, moment)
