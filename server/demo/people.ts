import type { Model, RecordType } from '../../engine/model.ts'
import { accessToNew } from '../../engine/permissions/access-to.ts'
import { type Actor, OWN } from '../../engine/permissions/actor.ts'
import { actorOf } from '../../engine/permissions/actor-of.ts'
import type { Account } from '../stores/stores.ts'

/** Somebody of the demonstration, able to act. */
export interface Person {
  readonly account: Account
  readonly actor: Actor
}

export const peopleOf = (model: Model, accounts: readonly Account[]): readonly Person[] =>
  accounts.filter(({ disabled }) => !disabled).map((account) => ({ account, actor: actorOf(model, account) }))

const own = ({ actor }: Person, type: RecordType) =>
  actor.grants.filter(({ label, recordType }) => label === OWN && recordType === type.id)

export const mayDo = (person: Person, type: RecordType, action: string): boolean =>
  own(person, type).some(({ actions }) => actions.has(action))

/** People who can only work with what others share with them: they answer, but do not create, and reach no group. */
export const receives = (person: Person, type: RecordType): boolean =>
  mayDo(person, type, 'update') &&
  !mayDo(person, type, 'create') &&
  own(person, type).every(({ rows }) => rows !== 'all' && rows.every((principal) => principal.startsWith('user:')))

/** The programme in which the person makes a new record of the type, and what they may write there. */
export function beginningOf({ actor }: Person, type: RecordType) {
  const programme = type.programmes.find((id) => actor.programmes.includes(id))
  const access = programme === undefined ? undefined : accessToNew(actor, type.id, programme)
  return programme !== undefined && access ? { programme, writable: access.writable } : undefined
}
