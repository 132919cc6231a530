/** What a role may have to begin something that the configuration names: one answer for the door, the menu and the browser. */
import type { NamedAction } from '../lifecycle.ts'
import type { RecordType } from '../model.ts'
import { kindOf } from './kinds.ts'

/** Any of these is enough; leave to begin it on a row only counts on one. */
export function permissionsOfNamed(
  type: Pick<RecordType, 'lifecycle'>,
  { permission, alsoBy = [], transition }: Pick<NamedAction, 'permission' | 'alsoBy' | 'transition'>,
  isOnRow = true,
): readonly string[] {
  const onRow = transition && kindOf(type, transition.kind)?.fromRow?.permission
  return [permission, ...alsoBy.filter((one) => isOnRow || one !== onRow)]
}

/** Whether somebody who may do so much may begin it. */
export const mayStart = (
  type: Pick<RecordType, 'lifecycle'>,
  named: Pick<NamedAction, 'permission' | 'alsoBy' | 'transition'>,
  actions: ReadonlySet<string>,
  isOnRow = false,
): boolean => permissionsOfNamed(type, named, isOnRow).some((one) => actions.has(one))
