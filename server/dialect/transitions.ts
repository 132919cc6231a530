/** Entries of transitions as the dialect shows them, with what the reader may do about each now. */
import { own } from '../../engine/lib/own.ts'
import type { TransitionKind, TransitionStep } from '../../engine/lifecycle.ts'
import { scopeOfRecord } from '../../engine/logic/scope.ts'
import type { Model, RecordType, Texts } from '../../engine/model.ts'
import type { Access, Actor } from '../../engine/permissions/actor.ts'
import type { TransitionRow } from '../../engine/records/collections.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import { actionOfStep, kindOf } from '../../engine/transitions/kinds.ts'
import type { Person } from '../../engine/transitions/person.ts'
import { isBy, reasonsAgainstStep } from '../../engine/transitions/steps.ts'
import { type WireAction, wireAction } from './actions.ts'

export interface Telling {
  readonly model: Model
  readonly type: RecordType
  readonly record: AnyRecord
  readonly access: Access
  readonly actor: Actor
  readonly today: string
  readonly now: string
  readonly locale: string
  readonly say: (texts: Texts | undefined) => string
  readonly nameOf: (userName: string) => string | undefined
  /** Those of the recipients who may sign in. */
  readonly people: ReadonlyMap<string, Person>
}

export interface WireStep extends Omit<WireAction, 'id'> {
  readonly id: string
  /** Name of the action that it is. */
  readonly action: string
}

const ANSWERS: readonly string[] = ['accepted', 'rejected']

export function transitionShown(row: TransitionRow, telling: Telling) {
  const { model, type, record, say, nameOf, now } = telling
  const kind = kindOf(type, row.type)
  const steps = kind ? stepsOn(kind, row, telling) : []
  const role = own(model.roles, row.authorized_role_unique_id ?? '')
  const names = {
    transitioned_by_full_name: nameOf(row.transitioned_by),
    transitioned_to_full_name: nameOf(row.transitioned_to ?? ''),
    responded_by_full_name: nameOf(row.responded_by ?? ''),
    record_owned_by_full_name: nameOf(row.record_owned_by ?? ''),
  }
  return {
    ...row,
    id: row.unique_id,
    record_id: record.id,
    record_type: type.id,
    record_access_denied: false,
    ...(kind && { type_label: say(kind.label) }),
    ...(role && { authorized_role_label: say(role.label) }),
    status: statusOf(row, now),
    ...names,
    user_can_accept_or_reject: steps.some(({ enabled, to }) => enabled && ANSWERS.includes(to)),
    steps: steps.map(({ to: _, ...step }): WireStep => step),
  }
}

/** An entry whose time is over reads so, whether or not it was noted. */
const statusOf = ({ status, expires_at }: TransitionRow, now: string) =>
  (status === 'in_progress' || status === 'accepted') && expires_at !== undefined && expires_at <= now
    ? 'expired'
    : status

/** The record went out of the reach of whoever did it: that there is the entry, and no more. */
export const transitionLost = ({ unique_id, type, status }: TransitionRow, record: AnyRecord) => ({
  ...{ id: unique_id, unique_id, type, status },
  ...{ record_id: record.id, record_type: record.type, record_access_denied: true },
})

/** What this person may do about it as it stands; of that, why something is not possible now. */
function stepsOn(kind: TransitionKind, row: TransitionRow, telling: Telling) {
  const { model, type, record, access, actor, now, today, people } = telling
  const { answers, core, programme, version } = record
  const writing = { actor, isOwner: core.owned_by === actor.userName, now, version }
  const scope = scopeOfRecord({ model, type, answers, core, programme, today, writing })
  const person = { is: people.get(row.transitioned_to ?? '') }
  const reader = { userName: actor.userName, access }
  const isOver = statusOf(row, now) !== row.status
  const possible = (step: TransitionStep) =>
    !isOver && step.from.includes(row.status) && isBy(step, row, record, reader)
  return kind.steps.filter(possible).flatMap((step) => {
    const action = actionOfStep(kind.id, step.id)
    const named = type.lifecycle?.actions.find(({ id }) => id === action)
    if (!named) return []
    const why = reasonsAgainstStep(step, row, { model, type, kind, now, programme, scope, person })
    const told = wireAction({ id: action, enabled: why.length === 0, why, named }, telling)
    return [{ ...told, id: step.id, action, to: step.to }]
  })
}
