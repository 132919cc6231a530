import type { Actor, ReachRow } from '../../engine/permissions/actor.ts'
import { type AccountFacts, actorOf } from '../../engine/permissions/actor-of.ts'
import { type Membership, reachOf } from '../../engine/permissions/reach.ts'
import type { CoreFacts } from '../../engine/records/core-facts.ts'
import type { Answers, AnyRecord } from '../../engine/records/record.ts'
import { libraryModel } from './library-model.ts'

/** The same people everywhere: Nadia works with records, Omar provides a service, Layla leads Nadia's group, Jon keeps the house. */
const account = (userName: string, fullName: string, role: string, more: Partial<AccountFacts> = {}): AccountFacts => ({
  userName,
  fullName,
  role,
  agency: 'town',
  groups: ['north'],
  ...more,
})

export const accounts = {
  nadia: account('nadia', 'Nadia Haddad', 'librarian'),
  omar: account('omar', 'Omar Said', 'binder', { agency: 'county', groups: ['south'] }),
  layla: account('layla', 'Layla Nour', 'head'),
  jon: account('jon', 'Jon Berg', 'keeper'),
} as const

export const nadia: Actor = actorOf(libraryModel, accounts.nadia)
export const omar: Actor = actorOf(libraryModel, accounts.omar)
export const layla: Actor = actorOf(libraryModel, accounts.layla)
export const jon: Actor = actorOf(libraryModel, accounts.jon)

export const membershipOf = (userName: string): Membership | undefined =>
  Object.values(accounts).find((known) => known.userName === userName)

/** The first day of the tests, 09:00 in Nairobi. */
export const now = '2024-05-10T06:00:00.000Z'
export const today = '2024-05-10'

/** UUIDs that tell themselves apart: `uuid(7)` ends in 7. */
export const uuid = (number: number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`

interface LoanParts {
  readonly id?: string
  readonly version?: number
  readonly answers?: Answers
  readonly core?: Partial<CoreFacts>
}

/** A loan of Nadia's, as it stands in the store. */
export const aLoan = ({
  id = uuid(1),
  version = 1,
  answers = { title: 'Maps' },
  core = {},
}: LoanParts = {}): AnyRecord => ({
  id,
  type: 'loan',
  programme: 'lending',
  version,
  answers,
  core: {
    status: 'open',
    record_state: true,
    owned_by: 'nadia',
    owned_by_full_name: 'Nadia Haddad',
    owned_by_agency_id: 'town',
    owned_by_groups: ['north'],
    shared_with: [],
    short_id: id.slice(-7),
    created_at: '2024-05-01T06:00:00.000Z',
    created_by: 'nadia',
    created_organization: 'town',
    last_updated_at: '2024-05-01T06:00:00.000Z',
    last_updated_by: 'nadia',
    ...core,
  },
})

/** A record together with those who reach it. */
export const reached = (record: AnyRecord): { readonly record: AnyRecord; readonly reach: readonly ReachRow[] } => ({
  record,
  reach: reachOf(record, membershipOf),
})
