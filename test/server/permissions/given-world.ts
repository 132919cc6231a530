/** People to whom records were given in every way, and the records, each value of which stands nowhere else. */
import type { AccountFacts } from '../../../engine/permissions/actor-of.ts'
import type { TransitionRow } from '../../../engine/records/collections.ts'
import type { Share } from '../../../engine/records/core-facts.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import { now, uuid } from '../../lib/people.ts'
import { aServer } from '../../lib/server.ts'
import { givenModel } from './given-model.ts'
import type { Given, GivenFacts } from './given-oracle.ts'
import { canaries } from './world.ts'

const LATER = '2024-05-12T00:00:00.000Z'
const BEFORE = '2024-05-10T05:59:59.000Z'

type Way = (user: string, mate: string) => readonly Omit<Given, never>[]
/** In which ways a record came to somebody; `mate` is in their group and agency. */
const WAYS = {
  owner: () => [],
  unrelated: () => [],
  own: (user) => [{ user, kind: 'lend' }],
  guest: (user) => [{ user, kind: 'lend', role: 'guest' }],
  healer: (user) => [{ user, kind: 'lend', role: 'healer' }],
  both: (user) => [
    { user, kind: 'lend', role: 'guest' },
    { user, kind: 'lend', role: 'healer' },
  ],
  glance: (user) => [{ user, kind: 'glance', until: LATER }],
  expired: (user) => [
    { user, kind: 'lend', role: 'healer', until: BEFORE },
    { user, kind: 'glance', until: now },
  ],
  longer: (user) => [
    { user, kind: 'lend', role: 'guest', until: BEFORE },
    { user, kind: 'lend', role: 'guest', until: LATER },
  ],
  misnamed: (user) => [
    { user, kind: 'lend', role: 'overseer' },
    { user, kind: 'glance', role: 'guest' },
  ],
  unknown: (user) => [
    { user, kind: 'theft' },
    { user, kind: 'ask' },
  ],
  mate: (_, mate) => [{ user: mate, kind: 'lend', role: 'healer' }],
  revoked: () => [],
} satisfies Readonly<Record<string, Way>>

type Relation = keyof typeof WAYS
const RELATIONS = Object.keys(WAYS) as readonly Relation[]

const OLGA: AccountFacts = { userName: 'olga', fullName: 'Olga', role: 'worker', agency: 'town', groups: ['north'] }
export const GIVEN_ROLES = ['worker', 'guest', 'leader', 'agent', 'overseer', 'stranger', 'elsewhere', 'blind']

const personOf = (role: string, relation: Relation, name = `${role}_${relation}`): AccountFacts => ({
  ...{ userName: name, fullName: name, role },
  ...{ agency: `agency_${role}_${relation}`, groups: [`group_${role}_${relation}`] },
})

export interface GivenCase {
  readonly person: AccountFacts
  readonly relation: Relation
  readonly record: AnyRecord
  readonly facts: GivenFacts
  readonly entry: string
}

/** Who can reach nothing at all need not be tried in every way. */
const SHUT_OUT = ['stranger', 'elsewhere', 'blind']
const FEW: readonly Relation[] = ['owner', 'own', 'guest', 'unrelated']

const everyone = GIVEN_ROLES.flatMap((role) =>
  (SHUT_OUT.includes(role) ? FEW : RELATIONS).map((relation) => ({ role, relation })),
)
const mateOf = (role: string, relation: Relation) => personOf('worker', relation, `mate_${role}_${relation}`)

export const givenPeople: Readonly<Record<string, AccountFacts>> = Object.fromEntries(
  [
    OLGA,
    ...everyone.map(({ role, relation }) => personOf(role, relation)),
    ...everyone
      .filter(({ relation }) => relation === 'mate')
      .map(({ role, relation }) => {
        const { agency, groups } = personOf(role, relation)
        return { ...mateOf(role, relation), agency, groups }
      }),
  ].map((person) => [person.userName, person]),
)

const FIRST = 400
export const givenPlace = ({ id }: AnyRecord): number => Number.parseInt(id.slice(-12), 16) - 1_000_000

function entriesOf(place: number, given: readonly Given[], revoked: string | undefined): readonly TransitionRow[] {
  const row = (index: number, to: string, status: TransitionRow['status'], type: string): TransitionRow => ({
    ...{ unique_id: uuid(4_000_000 + place * 10 + index), type, status, created_at: now },
    ...{ transitioned_by: 'olga', transitioned_by_agency: 'town', transitioned_to: to },
  })
  const standing = given.map(({ user, kind, role, until }, index) => ({
    ...row(index, user, 'in_progress', kind),
    ...(role !== undefined && { authorized_role_unique_id: role }),
    ...(until !== undefined && { expires_at: until }),
  }))
  return revoked === undefined ? standing : [row(0, revoked, 'revoked', 'lend')]
}

function caseOf(type: 'alpha' | 'beta', place: number, role: string, relation: Relation): GivenCase {
  const person = personOf(role, relation)
  const owner = relation === 'owner' ? person : OLGA
  const given: readonly Given[] = (WAYS[relation] as Way)(person.userName, mateOf(role, relation).userName)
  const alphaId = uuid(1_000_000 + place - (type === 'beta' ? everyone.length : 0))
  const shared_with = given.map(
    ({ user, ...rest }): Share => ({
      ...{ user_name: user, ...rest },
      ...(type === 'beta' && { via: alphaId }),
    }),
  )
  const transitions =
    type === 'alpha' ? entriesOf(place, given, relation === 'revoked' ? person.userName : undefined) : []
  const record: AnyRecord = {
    ...{ id: uuid(1_000_000 + place), type, programme: 'first', version: 1 },
    answers: { ...canaries(place), ...(type === 'beta' && { of: alphaId }) },
    core: {
      ...{ status: 'open', record_state: true },
      owned_by: owner.userName,
      owned_by_full_name: owner.fullName,
      owned_by_agency_id: owner.agency,
      owned_by_groups: owner.groups,
      shared_with,
      assigned_user_names: [...new Set([...given.map(({ user }) => user), 'somebody_else'])],
      ...(transitions.length > 0 && { transitions }),
      short_id: `z${String(place).padStart(6, '0')}`,
      ...{ created_at: now, created_by: 'olga', created_organization: 'town' },
      ...{ last_updated_at: now, last_updated_by: 'olga' },
    },
  }
  return {
    person,
    relation,
    record,
    facts: { type, owner: owner.userName, given },
    entry: uuid(4_000_000 + place * 10),
  }
}

export const givenCases: readonly GivenCase[] = (['alpha', 'beta'] as const).flatMap((type, turn) =>
  everyone.map(({ role, relation }, index) => caseOf(type, FIRST + turn * everyone.length + index, role, relation)),
)

export async function givenWorld() {
  const server = await aServer({ model: givenModel, people: givenPeople })
  const olga = await server.stores.accounts.byUserName('olga')
  for (const { record } of givenCases) {
    const fields = Object.entries(record.answers).map(([field, to]) => ({ field, from: undefined, to }))
    const change = { record: record.id, version: 1, action: 'create', by: 'olga', at: now, mutation: record.id }
    const { kind } = await server.stores.records.commit({
      actor: { userName: 'olga', membershipVersion: olga?.membershipVersion ?? 0 },
      ...{ mutation: record.id, fingerprint: '', audit: [], at: now, result: null },
      records: [{ expected: 0, after: record, change: { ...change, release: givenModel.hash, fields } }],
    })
    if (kind !== 'done') throw new Error(kind)
  }
  return server
}
