/** People in every relation to records, and the records, each value of which is a canary: it stands nowhere else. */
import type { AccountFacts } from '../../../engine/permissions/actor-of.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import { now, uuid } from '../../lib/people.ts'
import { aServer } from '../../lib/server.ts'
import type { Facts } from './oracle.ts'
import { FORMS, smallModel, TYPES } from './small-model.ts'

/** `given` as a role that is there for it, `misgiven` as one that is not. */
export const RELATIONS = ['owner', 'shared', 'given', 'misgiven', 'group', 'agency', 'unrelated'] as const
type Relation = (typeof RELATIONS)[number]

const OWNER: AccountFacts = { userName: 'olga', fullName: 'Olga', role: 'worker', agency: 'town', groups: ['north'] }

/** Belongs to nobody else's group or agency but where the relation says so. */
const personOf = (role: string, relation: Relation): AccountFacts => ({
  userName: `${role}_${relation}`,
  fullName: `${role} ${relation}`,
  role,
  agency: relation === 'agency' ? 'town' : `agency_${role}_${relation}`,
  groups: [relation === 'group' ? 'north' : `group_${role}_${relation}`],
})

export interface Case {
  readonly person: AccountFacts
  readonly relation: Relation
  readonly record: AnyRecord
  readonly facts: Facts
}

/** A value for each field; `turn` tells the first version from later ones. All are of one length, so that none begins another. */
export const canaries = (place: number, turn = 0) => {
  const number = (index: number) => 7_000_000 + turn * 1_000_000 + place * 10 + index
  const text = (kind: string, index: number) => `${kind}q${turn}${String(place).padStart(4, '0')}q${index}z`
  return Object.fromEntries(
    FORMS.flatMap((form, index) => [
      [`text_${form}`, text('tx', index)],
      [`number_${form}`, number(index)],
      [`rows_${form}`, [{ unique_id: uuid(place * 10 + index), cell: text('rw', index) }]],
    ]),
  ) as Readonly<Record<string, unknown>>
}

/** The canary of one field, as it would stand in an answer. */
export function canaryOf(place: number, field: string, turn = 0): string {
  const value = canaries(place, turn)[field]
  return Array.isArray(value) ? (value[0] as { cell: string }).cell : String(value)
}

function recordOf(
  place: number,
  type: string,
  { userName, agency, groups, fullName }: AccountFacts,
  relation: Relation,
): AnyRecord {
  const owner = relation === 'owner' ? { userName, agency, groups, fullName } : OWNER
  const shares: { readonly [R in Relation]?: AnyRecord['core']['shared_with'] } = {
    shared: [{ user_name: userName }],
    given: [{ user_name: userName, role: 'guest' }],
    misgiven: [{ user_name: userName, role: 'overseer' }],
  }
  return {
    id: uuid(1_000_000 + place),
    type,
    programme: 'first',
    version: 1,
    answers: canaries(place),
    core: {
      status: 'open',
      record_state: true,
      owned_by: owner.userName,
      owned_by_full_name: owner.fullName,
      owned_by_agency_id: owner.agency,
      owned_by_groups: owner.groups,
      shared_with: shares[relation] ?? [],
      short_id: String(place).padStart(7, '0'),
      created_at: now,
      created_by: owner.userName,
      created_organization: owner.agency,
      last_updated_at: now,
      last_updated_by: owner.userName,
      ...attentionTo(place),
    },
  }
}

const ALERTED_BY = 'somebody'

/** An alert on each form, one for somebody in particular, and a flag. */
const attentionTo = (place: number): Pick<AnyRecord['core'], 'alerts' | 'flags' | 'flag_count'> => {
  const alert = { type: 'changed', alert_for: 'field_change', date: now, by: ALERTED_BY }
  return {
    alerts: [
      ...FORMS.map((form, index) => ({ ...alert, form, unique_id: uuid(2_000_000 + place * 10 + index) })),
      { ...alert, user: 'nobody', unique_id: uuid(2_000_000 + place * 10 + FORMS.length) },
    ],
    flags: [
      {
        unique_id: uuid(3_000_000 + place),
        message: flagOf(place),
        date: '2024-05-01',
        flagged_by: 'olga',
        created_at: now,
        removed: false,
      },
    ],
    flag_count: 1,
  }
}

/** What the flag of a record says, and nothing else does. */
export const flagOf = (place: number): string => `flagq${String(place).padStart(4, '0')}z`

const factsOf = ({ type, core }: AnyRecord): Facts => {
  const [share] = core.shared_with
  return {
    type,
    owner: core.owned_by,
    ...(share && { sharedWith: { user: share.user_name, ...(share.role !== undefined && { role: share.role }) } }),
  }
}

/** Everybody, and for each of them one record of each type in the relation that they are there for. */
const everyone = Object.keys(smallModel.roles).flatMap((role) =>
  RELATIONS.map((relation) => ({ person: personOf(role, relation), relation })),
)
export const people: Readonly<Record<string, AccountFacts>> = Object.fromEntries(
  [OWNER, ...everyone.map(({ person }) => person)].map((person) => [person.userName, person]),
)
export const cases: readonly Case[] = TYPES.flatMap((type, typeIndex) =>
  everyone.map(({ person, relation }, index) => {
    const record = recordOf(1 + typeIndex * everyone.length + index, type, person, relation)
    return { person, relation, record, facts: factsOf(record) }
  }),
)
export const placeOf = ({ id }: AnyRecord): number => Number.parseInt(id.slice(-12), 16) - 1_000_000

/** A server on which all of it stands. */
export async function theWorld() {
  const server = await aServer({ model: smallModel, people })
  for (const { record } of cases) {
    const fields = Object.entries(record.answers).map(([field, to]) => ({ field, from: undefined, to }))
    const change = {
      record: record.id,
      version: 1,
      action: 'create',
      by: 'olga',
      at: now,
      mutation: record.id,
      release: smallModel.hash,
      fields,
    }
    const owner = await server.stores.accounts.byUserName('olga')
    const { kind } = await server.stores.records.commit({
      actor: { userName: 'olga', membershipVersion: owner?.membershipVersion ?? 0 },
      mutation: record.id,
      fingerprint: '',
      records: [{ expected: 0, after: record, change }],
      audit: [],
      at: now,
      result: null,
    })
    if (kind !== 'done') throw new Error(kind)
  }
  return server
}
