/**
 * The policy a second time, written from its description alone and as plainly as can be: who reaches a record, and what
 * they may do with it. It knows nothing of grants and reach rows; the server's answers are held against it.
 */
import type { Model, Role } from '../../../engine/model.ts'
import type { AccountFacts } from '../../../engine/permissions/actor-of.ts'

export interface Facts {
  readonly type: string
  readonly owner: string
  readonly sharedWith?: { readonly user: string; readonly role?: string }
}

export interface Allowed {
  readonly forms: ReadonlySet<string>
  readonly writableForms: ReadonlySet<string>
  readonly actions: ReadonlySet<string>
  /** Flags are read in one's own right, or where the role that a record is given under flags. */
  readonly flags: boolean
}

type People = Readonly<Record<string, AccountFacts>>

/** What the person may do with the record; undefined: for them it is not there. */
export function allowed(model: Model, people: People, userName: string, record: Facts): Allowed | undefined {
  const person = people[userName] as AccountFacts
  const role = model.roles[person.role] as Role
  const mine = role.actions[record.type] ?? []
  const programme = model.recordTypes[record.type]?.programmes[0] ?? ''
  if (!mine.includes('read') || !role.programmes.includes(programme) || role.reach === 'none') return undefined

  const throughOwnRole = connected(record).some((other) => reaches(role, person, people[other] as AccountFacts))
  const given = record.sharedWith
  const as = given?.user === userName && given.role !== undefined ? model.roles[given.role] : undefined
  const throughShare = as?.referral && as.programmes.includes(programme) ? as : undefined
  if (!throughOwnRole && !throughShare) return undefined

  const flagsGiven = throughShare?.actions[record.type]?.includes('flag') ?? false
  const roles = [...(throughOwnRole ? [role] : []), ...(throughShare ? [throughShare] : [])]
  const forms = roles.flatMap((one) => Object.entries(one.forms[record.type] ?? {}))
  return {
    forms: new Set(forms.map(([form]) => form)),
    flags: throughOwnRole || flagsGiven,
    writableForms: new Set(forms.filter(([, access]) => access === 'rw').map(([form]) => form)),
    actions: new Set(throughOwnRole ? mine : mine.filter((action) => action === 'read' || action === 'update')),
  }
}

/** Who has the record in their own right: the owner, and whom it was simply shared with. */
const connected = ({ owner, sharedWith }: Facts): readonly string[] =>
  sharedWith && sharedWith.role === undefined ? [owner, sharedWith.user] : [owner]

function reaches(role: Role, person: AccountFacts, other: AccountFacts): boolean {
  if (role.reach === 'all' || person.userName === other.userName) return true
  if (role.reach === 'group') return person.groups.some((group) => other.groups.includes(group))
  return role.reach === 'agency' && person.agency === other.agency
}

/** Forms that could ever be read: those of the own role, and of the roles that are there to be given with a record. */
export function everReadable(model: Model, person: AccountFacts, type: string): ReadonlySet<string> {
  const role = model.roles[person.role] as Role
  const programme = model.recordTypes[type]?.programmes[0] ?? ''
  if (role.reach === 'none' || !role.actions[type]?.includes('read') || !role.programmes.includes(programme))
    return new Set()
  const roles = Object.values(model.roles).filter(
    ({ programmes, id, referral }) => id === role.id || (referral && programmes.includes(programme)),
  )
  return new Set(roles.flatMap(({ forms }) => Object.keys(forms[type] ?? {})))
}
