/** Every action that the platform has of its own. A new one is one file and one word here. */
import { problems } from '../problems.ts'
import type { ActionType } from './action-type.ts'
import { create } from './create.ts'
import { disable } from './disable.ts'
import { enable } from './enable.ts'
import { update } from './update.ts'

export const actionTypes: readonly ActionType[] = [create, update, enable, disable]

const byName: ReadonlyMap<string, ActionType> = new Map(actionTypes.map((member) => [member.name, member]))

export function actionTypeOf(name: string): ActionType {
  const found = byName.get(name)
  if (!found) throw problems.actionUnknown({ action: name })
  return found
}
