/** Whether a named action can be done to a record by somebody who is allowed to: the same answer for the menu and for the deed. */
import type { NamedAction } from '../lifecycle.ts'
import { holds } from '../logic/evaluate.ts'
import type { Logic } from '../logic/logic.ts'
import { namesRead } from '../logic/names.ts'
import type { RecordScope } from '../logic/scope.ts'
import type { Reason } from '../problems.ts'

/** Why not, where the one who asks may not know more. */
export const NOT_NOW = 'action.not_now'
/** Nobody decides about what is theirs. */
export const OWN_RECORD = 'action.own_record'

export interface Asker {
  /** What they may do with the record. */
  readonly actions: ReadonlySet<string>
  /** What they may know of it. */
  readonly readable: ReadonlySet<string>
}

/** Whether it is there at all for records like this one. */
export const isOffered = ({ offered, programmes }: NamedAction, scope: RecordScope): boolean =>
  (scope.programme === undefined || programmes.includes(scope.programme)) &&
  (offered === undefined || holds(offered, scope))

const readsAnswers = (logic: Logic) => namesRead(logic).asked.size > 0

/**
 * Everything that stands against it. Conditions about what the dialog asks are left for when it was asked: they are
 * judged where the scope has the answers, and no others then.
 */
export function reasonsAgainst(action: NamedAction, scope: RecordScope, asker: Asker): readonly Reason[] {
  const { onOwn, conditions } = action
  const wasAsked = scope.asked !== undefined
  const isTheirs = !wasAsked && onOwn !== undefined && scope.isOwner === true && !asker.actions.has(onOwn)
  const failed = conditions.filter(
    (condition) => readsAnswers(condition.holds) === wasAsked && !holds(condition.holds, scope),
  )
  const known = failed.map(({ id, holds: logic, message }): Reason => {
    if (!mayKnow(logic, asker)) return { code: NOT_NOW }
    return Object.keys(message).length > 0 ? { code: id, message } : { code: id }
  })
  const reasons = isTheirs ? [{ code: OWN_RECORD }, ...known] : known
  return reasons.filter(
    ({ code }, index) => code !== NOT_NOW || reasons.findIndex((one) => one.code === code) === index,
  )
}

const mayKnow = (logic: Logic, { readable }: Asker) => [...namesRead(logic).record].every((name) => readable.has(name))
