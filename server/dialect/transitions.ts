/** Entries of transitions as the dialect shows them, with what the reader may do about each now. */
import { fieldTypeOf } from '../../engine/fields/index.ts'
import { isBlank } from '../../engine/lib/blank.ts'
import { own } from '../../engine/lib/own.ts'
import type { Model, RecordType, Texts } from '../../engine/model.ts'
import { stepsOn } from '../../engine/permissions/actions-on.ts'
import type { Access, Actor } from '../../engine/permissions/actor.ts'
import type { TransitionRow } from '../../engine/records/collections.ts'
import type { Answers, AnyRecord } from '../../engine/records/record.ts'
import { kindOf } from '../../engine/transitions/kinds.ts'
import type { Person } from '../../engine/transitions/person.ts'
import type { TransitionKind } from '../../engine/transitions/transition-kind.ts'
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
  const steps = stepsOn(model, telling.actor, record, telling.access, row, { now, people: telling.people })
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
    ...(row.answers && { said: saidOwn(row.answers, kind, telling) }),
    user_can_accept_or_reject: steps.some(({ enabled, to }) => enabled && ANSWERS.includes(to)),
    steps: steps.map(({ step, ...on }): WireStep => ({ ...wireAction(on, telling), id: step, action: on.id })),
  }
}

/** Answers to questions of the configuration's own, in words: whoever sees the entry need not be asked them. */
const saidOwn = (answers: Answers, kind: TransitionKind | undefined, { model, type, today, locale, say }: Telling) =>
  (type.lifecycle?.actions.find(({ id }) => id === kind?.id)?.asks ?? []).flatMap((field) => {
    const value = own(answers, field.id)
    if (isBlank(value)) return []
    const text = fieldTypeOf(field).toText(value, { model, field, today, siblings: answers, locale })
    return [{ id: field.id, label: say(field.label), text }]
  })

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
