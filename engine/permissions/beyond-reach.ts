/** What somebody may do with a record beyond their reach, where its type lets them look: ask for it, and take that back. */

import type { RecordType } from '../model.ts'
import type { AnyRecord } from '../records/record.ts'
import { kindOf, START } from '../transitions/kinds.ts'
import type { TransitionKind } from '../transitions/transition-kind.ts'
import { accessToNew } from './access-to.ts'
import type { Access, Actor } from './actor.ts'

/** Lets a role look beyond its reach. */
export const SEARCH_BEYOND = 'search_beyond_reach'

const nothing: ReadonlySet<string> = new Set()

/** For one action only: the start, or a step, of a kind that begins beyond reach. */
export function accessBeyond(
  type: RecordType,
  actor: Actor,
  { programme, core }: Pick<AnyRecord, 'programme' | 'core'>,
  name: string,
): Access | undefined {
  const named = type.lifecycle?.actions.find(({ id }) => id === name)
  const kind = named?.transition && kindOf(type, named.transition.kind)
  if (!type.beyondReach || !named || !kind?.fromBeyond || !core.record_state) return undefined
  const allowed = accessToNew(actor, type.id, programme)?.actions
  if (!allowed?.has(SEARCH_BEYOND)) return undefined
  const actions = [named.permission, ...(named.alsoBy ?? [])].filter((one) => allowed.has(one))
  const isTheirs = named.transition?.step === START ? actions.length > 0 : hasSent(actor, kind, core)
  if (!isTheirs) return undefined
  return { readable: nothing, writable: nothing, actions: new Set(actions) }
}

/** Whether somebody who looks beyond their reach sees the photo of the record as well. */
export function seesPhotoBeyond(
  type: RecordType,
  actor: Actor,
  { programme, core }: Pick<AnyRecord, 'programme' | 'core'>,
): boolean {
  const photo = type.beyondReach?.photo
  const allowed = accessToNew(actor, type.id, programme)?.actions
  return photo !== undefined && core.record_state && allowed?.has(SEARCH_BEYOND) === true && allowed.has(photo)
}

/** Steps are there for those who began one; to others the record is as if it were not. */
const hasSent = ({ userName }: Actor, { id }: TransitionKind, { transitions = [] }: AnyRecord['core']): boolean =>
  transitions.some(({ type, transitioned_by }) => type === id && transitioned_by === userName)
