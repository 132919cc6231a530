/** How shells write: ask what to load, load it, let it be decided. There is no second way. */
import type { Model } from '../model.ts'
import type { Actor } from '../permissions/actor.ts'
import type { Action, Loaded, Moment, Outcome, Refs } from './action-type.ts'
import { actionTypeOf } from './index.ts'

export const needs = (model: Model, action: Action, actor: Actor): Refs =>
  actionTypeOf(action.name).needs(model, action, actor)

export const perform = (model: Model, loaded: Loaded, action: Action, actor: Actor, moment: Moment): Outcome =>
  actionTypeOf(action.name).perform(model, loaded, action, actor, moment)
