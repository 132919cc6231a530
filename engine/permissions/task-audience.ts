import type { TaskRule } from '../lifecycle.ts'
import type { TaskRow } from '../records/collections.ts'
import type { AnyRecord } from '../records/record.ts'
import type { Access, Actor } from './actor.ts'

/** Whether a task of the rule on the record is this actor's to do. */
export function isForActor(
  { seenBy }: Pick<TaskRule, 'seenBy'>,
  { user }: Pick<TaskRow, 'user'>,
  { userName }: Pick<Actor, 'userName'>,
  { core }: Pick<AnyRecord, 'core'>,
  { actions }: Pick<Access, 'actions'>,
): boolean {
  if (typeof seenBy === 'object') return actions.has(seenBy.action)
  return seenBy === 'owner' ? core.owned_by === userName : user === userName
}
