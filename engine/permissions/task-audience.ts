import type { TaskRule } from '../lifecycle.ts'
import type { AnyRecord } from '../records/record.ts'
import type { Access, Actor } from './actor.ts'

/** Whether tasks of the rule on the record are this actor's to do. */
export const isForActor = (
  { seenBy }: Pick<TaskRule, 'seenBy'>,
  { userName }: Pick<Actor, 'userName'>,
  { core }: Pick<AnyRecord, 'core'>,
  { actions }: Pick<Access, 'actions'>,
): boolean => (seenBy === 'owner' ? core.owned_by === userName : actions.has(seenBy.action))
