/** Makes the record and the actor out of what a scenario says. */
import { readPayload } from '../../engine/actions/payload.ts'
import { workflowOf } from '../../engine/effects/enter-stage.ts'
import { settled } from '../../engine/forms/settled.ts'
import { own } from '../../engine/lib/own.ts'
import { todayIn } from '../../engine/lib/time-zone.ts'
import { withCounts } from '../../engine/life/counts.ts'
import type { Model, RecordType } from '../../engine/model.ts'
import { type Access, type Actor, OWN } from '../../engine/permissions/actor.ts'
import { type AccountFacts, actorOf } from '../../engine/permissions/actor-of.ts'
import { permissionsOf } from '../../engine/permissions/permissions.ts'
import { openCoreFacts } from '../../engine/permissions/role-fields.ts'
import type { Issue } from '../../engine/problems.ts'
import type { CoreFacts } from '../../engine/records/core-facts.ts'
import { merge } from '../../engine/records/merge.ts'
import type { Answers, AnyRecord } from '../../engine/records/record.ts'
import { coreOfNew } from '../../engine/records/stamps.ts'
import type { Person } from '../../engine/transitions/person.ts'
import type { PersonJson } from '../schema/people.schema.ts'
import type { ActorJson, ScenarioJson, ScenariosJson } from '../schema/scenarios.schema.ts'

export interface Situation {
  readonly model: Model
  readonly type: RecordType
  readonly actor: Actor
  readonly now: string
  readonly today: string
  readonly programme: string
  /** The record as it stands; of a new one what will be known of it. */
  readonly record: AnyRecord
  readonly isNew: boolean
  /** The actor, whoever owns the record, and the people of the demonstration. */
  readonly accounts: readonly Person[]
  /** Of the answers that are given: what cannot be read. */
  readonly issues: readonly Issue[]
  /** Fields whose answer another record has too. */
  readonly duplicates: readonly string[]
}

const DAY = '2025-06-15'
const ID = '00000000-0000-4000-8000-000000000001'

export function situationOf(
  model: Model,
  type: RecordType,
  people: readonly PersonJson[],
  given: NonNullable<ScenarioJson['given']>,
): Situation {
  const account = accountOf(given.as ?? {}, people)
  const programme = given.programme ?? programmeFor(model, type, account)
  const now = given.now ?? momentOf(given.today ?? DAY, model.instance.timeZone)
  const actor = given.as === undefined ? everybody(model, type, account, now) : actorOf(model, account, now)
  const owner =
    given.owner === undefined
      ? ownerFor(account, given.as?.relation ?? 'own')
      : accountOf({ user: given.owner }, people)
  const today = todayIn(model.instance.timeZone, now)
  const { sharedAs } = given.as ?? {}
  const isNew = given.record === undefined
  const stage = isNew ? undefined : workflowOf(type, programme)?.initial
  const core: CoreFacts = withCounts({
    ...coreOfNew(model, type, ID, { ...actor, ...owner }, now),
    ...(stage !== undefined && { workflow: stage }),
    ...(sharedAs !== undefined && { shared_with: [{ user_name: account.userName, role: sharedAs }] }),
    ...(given.alerts && { alerts: given.alerts.map((kind, index) => alertRow(kind, index, now)) }),
    ...(given.flags && { flags: given.flags.map((flag, index) => flagRow(flag, index, now, owner.userName)) }),
    ...given.facts,
  })
  const blank: AnyRecord = { id: ID, type: type.id, programme, version: 1, answers: {}, core }
  const { answers, issues } = standing(model, type, blank, given.record ?? {}, today)
  const record = { ...blank, answers }
  const { duplicates = [] } = given
  const accounts = [account, owner, ...people.map(({ userName }) => accountOf({ user: userName }, people))]
  const around = { accounts: accounts.map((one) => personOf(model, one)), issues, duplicates }
  return { model, type, actor, now, today, programme, record, isNew, ...around }
}

const alertRow = (type: string, index: number, date: string) => ({
  ...{ unique_id: String(index + 1), type, date },
  ...{ alert_for: 'field_change', by: 'somebody_else' },
})

const flagRow = (
  { message, date, by }: NonNullable<NonNullable<ScenarioJson['given']>['flags']>[number],
  index: number,
  now: string,
  owner: string,
) => ({
  ...{ unique_id: String(index + 1), message, date, flagged_by: by ?? owner },
  ...{ created_at: now, removed: false },
})

/** Somebody as `people.json` has them. */
type Known = AccountFacts & Partial<Pick<Person, 'location' | 'services'>>

/** Somebody whom the record may be given to: they give their own services, or those of their agency. */
const personOf = (model: Model, account: Known): Person => ({
  ...account,
  services: account.services ?? own(model.agencies, account.agency)?.services ?? [],
  membershipVersion: 1,
})

/** The same situation for somebody else, or later: the record stays whose it is. */
export function situationFor(
  situation: Situation,
  { as, today, now }: Pick<NonNullable<ScenarioJson['given']>, 'as' | 'today' | 'now'>,
  people: readonly PersonJson[],
): Situation {
  const { model } = situation
  const later = now ?? (today === undefined ? situation.now : momentOf(today, model.instance.timeZone))
  const moment = { now: later, today: todayIn(model.instance.timeZone, later) }
  if (as === undefined) return { ...situation, ...moment, actor: { ...situation.actor, at: later } }
  const account = colleagueOf(situation, as, people)
  const others = situation.accounts.filter(({ userName }) => userName !== account.userName)
  const accounts = [personOf(model, account), ...others]
  return { ...situation, ...moment, actor: actorOf(model, account, later), accounts }
}

/** Somebody who stands to the owner of the record as is said; a person of the demonstration is who they are. */
function colleagueOf({ record, accounts }: Situation, as: ActorJson, people: readonly PersonJson[]): AccountFacts {
  const account = accountOf(as, people)
  if (as.user !== undefined) return account
  const owner = accounts.find(({ userName }) => userName === record.core.owned_by)
  const relation = as.relation ?? 'group'
  if (relation === 'own') return { ...account, ...owner, role: account.role }
  return {
    ...account,
    userName: `somebody_of_${account.role}`,
    agency: relation === 'agency' && owner ? owner.agency : 'another_agency',
    groups: relation === 'group' && owner ? owner.groups : ['another_group'],
  }
}

export const mergedGiven = (file: ScenariosJson, scenario: ScenarioJson): NonNullable<ScenarioJson['given']> => ({
  ...file.given,
  ...scenario.given,
})

function accountOf({ role, user }: ActorJson, people: readonly PersonJson[]): Known {
  const person = people.find(({ userName }) => userName === user)
  const { userName = 'somebody', fullName = 'Somebody', agency = 'an_agency', groups = ['a_group'] } = person ?? {}
  const { location, services } = person ?? {}
  const gives = { ...(location !== undefined && { location }), ...(services && { services }) }
  return { userName, fullName, agency, groups, role: role ?? person?.role ?? '', ...gives }
}

function ownerFor(account: AccountFacts, relation: NonNullable<ActorJson['relation']>): AccountFacts {
  if (relation === 'own') return account
  return {
    ...account,
    userName: 'somebody_else',
    fullName: 'Somebody else',
    groups: relation === 'group' ? account.groups : ['another_group'],
    agency: relation === 'agency' ? account.agency : 'another_agency',
  }
}

function programmeFor(model: Model, type: RecordType, { role }: AccountFacts): string {
  const open = model.roles[role]?.programmes
  return type.programmes.find((id) => open === undefined || open.includes(id)) ?? type.programmes[0] ?? ''
}

/** An actor whom nothing is forbidden: for scenarios about rules alone. */
function everybody(model: Model, type: RecordType, account: AccountFacts, now: string): Actor {
  const grant = {
    ...{ label: OWN, recordType: type.id, programmes: type.programmes, rows: 'all' as const },
    ...everything(type, model),
  }
  return { ...actorOf(model, account, now), programmes: type.programmes, grants: [grant] }
}

const known = new WeakMap<RecordType, Access>()

/** Every field and action of a record type; made once, for most scenarios ask for it. */
function everything(type: RecordType, model: Model): Access {
  const names = type.fields.map(({ id }) => id)
  const access = known.get(type) ?? {
    readable: new Set([...openCoreFacts, ...names]),
    writable: new Set(names),
    actions: permissionsOf(type, model),
  }
  known.set(type, access)
  return access
}

/** An instant that falls on the day in the zone: no zone is more than fourteen hours from UTC. */
const momentOf = (day: string, zone: string): string =>
  ['12:00', '06:00', '18:00']
    .map((time) => `${day}T${time}:00.000Z`)
    .find((instant) => todayIn(zone, instant) === day) ?? `${day}T12:00:00.000Z`

/** Answers as a client would have sent them, brought into stored form and to rest. */
function standing(model: Model, type: RecordType, record: AnyRecord, given: Answers, today: string) {
  const { edits, issues } = readPayload(withRowNames(given), {
    ...{ model, type, today, newId: () => ID, record, seen: {} },
    access: everything(type, model),
  })
  const { core, programme } = record
  return { answers: settled(model, type, merge(type.fields, {}, edits), { core, programme, today }), issues }
}

/** Rows without an id are called by their place, after those that stand. */
export function withRowNames(given: Answers, stand: Answers = {}): Answers {
  const named = (row: unknown, index: number) =>
    typeof row === 'object' && row !== null && !Array.isArray(row) && !Object.hasOwn(row, 'unique_id')
      ? { unique_id: String(index + 1), ...row }
      : row
  return Object.fromEntries(
    Object.entries(given).map(([id, value]) => {
      const before = stand[id]
      const from = Array.isArray(before) ? before.length : 0
      return [id, Array.isArray(value) ? value.map((row, index) => named(row, from + index)) : value]
    }),
  )
}
