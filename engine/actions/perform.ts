/** How shells write: ask what to load, load it, ask what else, let it be decided. There is no second way. */
import { own } from '../lib/own.ts'
import { surroundingsOf } from '../life/surroundings.ts'
import type { Model } from '../model.ts'
import type { Actor } from '../permissions/actor.ts'
import { followersOf, mayMove } from '../transitions/following.ts'
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
): Pick<Refs, 'linked' | 'sameValue' | 'following'> {
  const type = own(model.recordTypes, action.type)
  if (!type?.lifecycle) return {}
  const programme = record?.programme ?? programmeAsked(type, action, actor)
  // Whoever may not make a record is told so when it is decided.
  if (programme === undefined) return {}
  const { linked, sameValue } = surroundingsOf(model, type, action.answers, { id: action.record, programme, record })
  const led = mayMove(type, action.name) ? followersOf(model, type.id) : []
  const following = led.map((follower) => ({ ...follower, record: action.record }))
  return {
    ...(linked.length > 0 && { linked }),
    ...(sameValue.length > 0 && { sameValue }),
    ...(following.length > 0 && { following }),
  }
}

export const perform = (model: Model, loaded: Loaded, action: Action, actor: Actor, moment: Moment): Outcome =>
  actionTypeOf(model, action.type, action.name).perform(model, loaded, action, actor, moment)
