/** Who does what in the demonstration, worked out once for each record type. */
import type { Model, RecordType } from '../../engine/model.ts'
import { accessToNew } from '../../engine/permissions/access-to.ts'
import { type Actor, OWN } from '../../engine/permissions/actor.ts'
import { actorOf } from '../../engine/permissions/actor-of.ts'
import type { Account } from '../stores/account-stores.ts'

/** Somebody of the demonstration, able to act. */
export interface Person {
  readonly account: Account
  readonly actor: Actor
}

/** Makes records of the type, and changes them if the role allows it. */
export interface Maker extends Person {
  readonly programme: string
  readonly writable: ReadonlySet<string>
  readonly mayChange: boolean
}

export interface Crew {
  /** Whoever reaches all records makes them only where nobody else does. */
  readonly makers: ReadonlyMap<string, Maker>
  /** Those who can only work with what others share with them: they answer, but do not create, and reach no group. */
  readonly receivers: readonly Person[]
  readonly disablers: readonly Person[]
}

export const peopleOf = (model: Model, accounts: readonly Account[]): readonly Person[] =>
  accounts.filter(({ disabled }) => !disabled).map((account) => ({ account, actor: actorOf(model, account) }))

export function crewOf(type: RecordType, people: readonly Person[]): Crew {
  const who = people.map((person) => ({ person, grants: ownGrants(person, type) }))
  const may = ({ grants }: (typeof who)[number], action: string) => grants.some(({ actions }) => actions.has(action))
  const isAlone = ({ grants }: (typeof who)[number]) =>
    grants.every(({ rows }) => rows !== 'all' && rows.every((principal) => principal.startsWith('user:')))
  const creators = who.filter((one) => may(one, 'create'))
  const everyday = creators.filter(({ grants }) => grants.some(({ rows }) => rows !== 'all'))
  return {
    makers: new Map(
      (everyday.length > 0 ? everyday : creators)
        .flatMap((one) => makerOf(one.person, type, may(one, 'update')))
        .map((maker) => [maker.account.userName, maker]),
    ),
    receivers: who
      .filter((one) => may(one, 'update') && !may(one, 'create') && isAlone(one))
      .map(({ person }) => person),
    disablers: who.filter((one) => may(one, 'disable')).map(({ person }) => person),
  }
}

/** Those who make records in the programme, or all where none is named or nobody makes any there. */
export function makersIn({ makers }: Crew, programme: string | undefined): readonly Maker[] {
  const there = [...makers.values()].filter((maker) => maker.programme === programme)
  return there.length > 0 ? there : [...makers.values()]
}

const ownGrants = ({ actor }: Person, type: RecordType) =>
  actor.grants.filter(({ label, recordType }) => label === OWN && recordType === type.id)

function makerOf(person: Person, type: RecordType, mayChange: boolean): readonly Maker[] {
  const programme = type.programmes.find((id) => person.actor.programmes.includes(id))
  const access = programme === undefined ? undefined : accessToNew(person.actor, type.id, programme)
  return programme !== undefined && access ? [{ ...person, programme, writable: access.writable, mayChange }] : []
}
