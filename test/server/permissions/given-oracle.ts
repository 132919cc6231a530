/** What a record that was given to people lets each of them do, written a second time from the description of giving alone. */
import type { Role } from '../../../engine/model.ts'
import type { AccountFacts } from '../../../engine/permissions/actor-of.ts'
import { now } from '../../lib/people.ts'

export interface Given {
  readonly user: string
  readonly kind: string
  readonly role?: string
  readonly until?: string
}

export interface GivenFacts {
  readonly type: 'alpha' | 'beta'
  readonly owner: string
  readonly given: readonly Given[]
}

export interface May {
  readonly forms: ReadonlySet<string>
  readonly writableForms: ReadonlySet<string>
  readonly actions: ReadonlySet<string>
  /** In their own right, not by what was given. */
  readonly own: boolean
}

type People = Readonly<Record<string, AccountFacts>>
type Roles = Readonly<Record<string, Role>>

/** What each kind gives: the roles that may be named, what may be done, whether anything may be filled in. */
const GIVES: Readonly<
  Record<string, { readonly roles: readonly string[]; readonly actions: readonly string[]; readonly fills: boolean }>
> = {
  lend: { roles: ['guest', 'healer'], actions: ['read', 'update'], fills: true },
  glance: { roles: [], actions: ['read'], fills: false },
}

export function mayDo(roles: Roles, people: People, userName: string, record: GivenFacts): May | undefined {
  const person = people[userName] as AccountFacts
  const role = roles[person.role] as Role
  const mine = role.actions[record.type] ?? []
  if (!mine.includes('read') || !role.programmes.includes('first') || role.reach === 'none') return undefined

  const near = (name: string, further: boolean) => {
    const other = people[name] as AccountFacts
    if (name === userName) return true
    if (role.reach === 'group') return person.groups.some((group) => other.groups.includes(group))
    if (role.reach === 'agency') return person.agency === other.agency
    return further && role.reach === 'all'
  }
  const own = near(record.owner, true)
  const ways = record.given.flatMap(({ user, kind, role: named, until }) => {
    const gives = GIVES[kind]
    const isOver = until !== undefined && until <= now
    if (!gives || isOver || !near(user, false) || (named !== undefined && !gives.roles.includes(named))) return []
    const forms = (roles[named ?? person.role] as Role).forms[record.type] ?? {}
    return [{ forms, fills: gives.fills, actions: gives.actions.filter((action) => mine.includes(action)) }]
  })
  if (own) ways.push({ forms: role.forms[record.type] ?? {}, fills: true, actions: [...mine] })
  if (ways.length === 0) return undefined
  const shown = ways.flatMap(({ forms, fills }) =>
    Object.entries(forms).map(([form, access]) => ({ form, access, fills })),
  )
  return {
    forms: new Set(shown.map(({ form }) => form)),
    writableForms: new Set(shown.filter(({ access, fills }) => fills && access === 'rw').map(({ form }) => form)),
    actions: new Set(ways.flatMap(({ actions }) => actions)),
    own,
  }
}

/** Whether they may look for alphas beyond their reach. */
export function mayLook(roles: Roles, people: People, userName: string): boolean {
  const role = roles[people[userName]?.role ?? ''] as Role
  const mine = role.actions['alpha'] ?? []
  return (
    mine.includes('search_beyond_reach') &&
    mine.includes('read') &&
    role.programmes.includes('first') &&
    role.reach !== 'none'
  )
}
