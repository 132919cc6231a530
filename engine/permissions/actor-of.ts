import { own } from '../lib/own.ts'
import type { Model, Reach, RecordType, Role } from '../model.ts'
import { type Actor, type Grant, OWN, type Principal } from './actor.ts'
import { type KindGrant, kindGrants } from './kind-grants.ts'
import { ownRowsOf } from './own-rows.ts'
import { fieldsGiven, ownFields, reachFor, roleOf } from './role-fields.ts'

/** What is known of a person who has an account, as far as it decides about records. */
export interface AccountFacts {
  readonly userName: string
  readonly fullName: string
  readonly role: string
  readonly agency: string
  readonly groups: readonly string[]
  readonly locale?: string
  readonly disabled?: boolean
}

/** Who the account is under this configuration, with its grants; `at`: when they act. A disabled account has none. */
export function actorOf(model: Model, account: AccountFacts, at?: string): Actor {
  const role = roleOf(model, account.disabled ? '' : account.role)
  const { locales, defaultLocale } = model.instance
  return {
    userName: account.userName,
    fullName: account.fullName,
    role: account.role,
    agency: account.agency,
    groups: account.groups,
    locale: account.locale && locales.includes(account.locale) ? account.locale : defaultLocale,
    programmes: role.programmes,
    grants: [
      ...ownGrants(model, role, account),
      ...sharedGrants(model, role, account),
      ...givenGrants(model, role, account),
    ],
    manages: new Set(role.manages),
    ...(at !== undefined && { at }),
  }
}

const self = (account: AccountFacts): Principal => `user:${account.userName}`

/** With whom a record must be connected for the role's own grant to reach it. */
const principals: { readonly [R in Reach]: (account: AccountFacts) => 'all' | readonly Principal[] } = {
  none: () => [],
  self: (account) => [self(account)],
  group: (account) => [self(account), ...account.groups.map((group): Principal => `group:${group}`)],
  agency: (account) => [self(account), `agency:${account.agency}`],
  all: () => 'all',
}

/** Of a role that narrows rows: whole on what its people own, narrow on whatever else they reach. */
function ownGrants(model: Model, role: Role, account: AccountFacts): Grant[] {
  return typesOf(model, role).flatMap(({ type, programmes, actions }) => {
    const rows = principals[reachFor(role, type.id)](account)
    if (rows.length === 0) return []
    const grant = { label: OWN, recordType: type.id, programmes, rows, ...ownFields(role, type), actions }
    const narrowed = ownRowsOf(type.id, [role])
    return narrowed.ownRows
      ? [
          { ...grant, rows: [self(account)] },
          { ...grant, ...narrowed },
        ]
      : [grant]
  })
}

/** What others may be given to do for somebody: to see and to answer, as far as the own role goes. */
const SHARED_ACTIONS = ['read', 'update']

/**
 * Somebody else's record may be shared with this person under a role that is there for it: they then see the fields of
 * that role, on that record only, and may still do no more than their own role does. A share that names any other role
 * gives nothing, so that nobody may ask about fields of roles that they can never have.
 */
function sharedGrants(model: Model, role: Role, account: AccountFacts): Grant[] {
  return typesOf(model, role).flatMap(({ type, programmes, actions }) => {
    if (reachFor(role, type.id) === 'none') return []
    const allowed = new Set(SHARED_ACTIONS.filter((action) => actions.has(action)))
    return referralRoles(model).flatMap((as) => {
      const shared = programmes.filter((programme) => as.programmes.includes(programme))
      const grant = { label: as.id, recordType: type.id, programmes: shared, rows: [self(account)], actions: allowed }
      return shared.length > 0 ? [{ ...grant, ...fieldsGiven(as, type) }] : []
    })
  })
}

/**
 * What transitions give to this person, and to those who watch over what they do: who reaches records by groups or agency
 * sees what its people were given, just as narrow.
 */
function givenGrants(model: Model, role: Role, account: AccountFacts): Grant[] {
  return kindGrantsOf(model, role).flatMap((grant) => {
    const reach = reachFor(role, grant.recordType)
    if (reach === 'none') return []
    const rows = principals[reach](account)
    return [{ ...grant, rows: rows === 'all' ? [self(account)] : rows }]
  })
}

const known = new WeakMap<Model, Map<string, readonly KindGrant[]>>()

function kindGrantsOf(model: Model, role: Role): readonly KindGrant[] {
  const byRole = known.get(model) ?? new Map<string, readonly KindGrant[]>()
  known.set(model, byRole)
  const grants = byRole.get(role.id) ?? kindGrants(model, role)
  byRole.set(role.id, grants)
  return grants
}

const referralRoles = ({ roles }: Model): readonly Role[] => Object.values(roles).filter(({ referral }) => referral)

interface TypeAccess {
  readonly type: RecordType
  readonly programmes: readonly string[]
  readonly actions: ReadonlySet<string>
}

const types = new WeakMap<Model, Map<string, readonly TypeAccess[]>>()

/** Record types that exist for the role: those it may read in a programme of its own. */
function typesOf(model: Model, role: Role): readonly TypeAccess[] {
  const byRole = types.get(model) ?? new Map<string, readonly TypeAccess[]>()
  types.set(model, byRole)
  const found = byRole.get(role.id) ?? typesFound(model, role)
  byRole.set(role.id, found)
  return found
}

const typesFound = (model: Model, role: Role): readonly TypeAccess[] =>
  Object.values(model.recordTypes).flatMap((type) => {
    const actions = new Set(own(role.actions, type.id))
    const programmes = type.programmes.filter((programme) => role.programmes.includes(programme))
    return actions.has('read') && programmes.length > 0 ? [{ type, programmes, actions }] : []
  })
