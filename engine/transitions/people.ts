/** Whom a write may give the record to: what the shell must know of them before it is decided. */
import { own } from '../lib/own.ts'
import type { NamedAction } from '../lifecycle.ts'
import type { Actor } from '../permissions/actor.ts'
import type { Answers, AnyRecord } from '../records/record.ts'
import { ENTRY } from './steps.ts'

const givesAway = ({ effects, transition }: NamedAction) =>
  transition !== undefined || effects.some(({ effect }) => effect === 'set_owner' || effect === 'start_transition')

const names = (all: readonly unknown[]): readonly string[] =>
  [...new Set(all.map((name) => (typeof name === 'string' ? name.trim() : '')))].filter((name) => name !== '')

/** People whom the payload names. */
export function peopleAnswered(action: NamedAction, answers: Answers): readonly string[] {
  if (!givesAway(action)) return []
  return names(action.asks.filter(({ type }) => type === 'user').map(({ id }) => own(answers, id)))
}

/** Besides: whoever does it, owns the record, or stands in the entry. */
export function peopleAround(action: NamedAction, answers: Answers, actor: Actor, record: AnyRecord | undefined) {
  if (!givesAway(action)) return []
  const row = record?.core.transitions?.find(({ unique_id }) => unique_id === own(answers, ENTRY))
  return names([actor.userName, record?.core.owned_by, row?.transitioned_to, row?.transitioned_by])
}
