/** Every action that the platform has of its own. A new one is one file and one word here. */
import { own } from '../lib/own.ts'
import type { Model } from '../model.ts'
import { problems } from '../problems.ts'
import type { ActionType } from './action-type.ts'
import { create } from './create.ts'
import { disable } from './disable.ts'
import { enable } from './enable.ts'
import { flag } from './flag.ts'
import { flagUpdate } from './flag-update.ts'
import { link } from './link.ts'
import { namedActionType } from './named-action.ts'
import { removeAlert } from './remove-alert.ts'
import { setStage } from './set-stage.ts'
import { snoozeTask } from './snooze-task.ts'
import { unflag } from './unflag.ts'
import { update } from './update.ts'

export const actionTypes: readonly ActionType[] = [
  ...[create, update, enable, disable, setStage],
  ...[flag, flagUpdate, unflag, removeAlert, snoozeTask, link],
]

const byName: ReadonlyMap<string, ActionType> = new Map(actionTypes.map((member) => [member.name, member]))

/** The platform's own action, or the one that the configuration names for records of the type. */
export function actionTypeOf(model: Model, type: string, name: string): ActionType {
  const named = own(model.recordTypes, type)?.lifecycle?.actions.find(({ id }) => id === name)
  const found = byName.get(name) ?? (named && namedActionType(named))
  if (!found) throw problems.actionUnknown({ action: name })
  return found
}
