import { own } from '../../../engine/lib/own.ts'
import {
  changesPeople,
  type ManagePermission,
  type PeopleWidth,
  peopleWidths,
} from '../../../engine/permissions/manages.ts'
import type { Item } from '../item.ts'
import type { Importing } from './importing.ts'
import type { ApprovalPermissions } from './life.ts'
import type { PlannedType } from './plan.ts'

/** Actions of the source on records, and those here that they amount to. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  read: ['read'],
  create: ['create'],
  write: ['update'],
  enable_disable_record: ['disable', 'enable'],
  change_log: ['history'],
  access_log: ['access_log'],
  flag: ['flag'],
  flag_update: ['flag_update'],
  flag_multiple: ['flag_multiple'],
  resolve_any_flag: ['resolve_any_flag'],
  remove_alert: ['remove_alert'],
  self_approve: ['self_approve'],
  search_owned_by_others: ['search_beyond_reach'],
  manage: [
    ...['read', 'create', 'update', 'disable', 'enable', 'history', 'access_log'],
    ...['flag', 'flag_update', 'flag_multiple', 'resolve_any_flag', 'remove_alert'],
  ],
}

const PEOPLE = [
  'users:read',
  'users:create',
  'users:update',
  'users:disable',
  'users:sign_in_codes',
  'users:sessions',
] as const

/** What is no record: by resource of the source, its actions and what they amount to here. */
const MANAGES: Readonly<Record<string, Readonly<Record<string, readonly ManagePermission[]>>>> = {
  user: {
    read: ['users:read'],
    agency_read: ['users:read'],
    create: ['users:read', 'users:create'],
    write: ['users:read', 'users:update', 'users:disable', 'users:sign_in_codes', 'users:sessions'],
    disable_multiple: ['users:read', 'users:disable'],
    manage: PEOPLE,
  },
  user_group: {
    read: ['user_groups:read'],
    assign: ['user_groups:read'],
    create: ['user_groups:read', 'user_groups:write'],
    write: ['user_groups:read', 'user_groups:write'],
    manage: ['user_groups:read', 'user_groups:write'],
  },
  agency: {
    read: ['agencies:read'],
    assign: ['agencies:read'],
    create: ['agencies:read', 'agencies:write'],
    write: ['agencies:read', 'agencies:write'],
    manage: ['agencies:read', 'agencies:write'],
  },
  metadata: {
    manage: ['configuration:read', 'configuration:edit', 'configuration:plan', 'locations:read', 'locations:write'],
    manage_restricted: ['configuration:read', 'configuration:edit', 'locations:read'],
  },
  system: { manage: ['settings:read', 'settings:write', 'system:read', 'backups:write'] },
  code_of_conduct: { manage: ['settings:read', 'settings:write'] },
  audit_log: { read: ['audit:read'], manage: ['audit:read'] },
  usage_report: { read: ['usage:read'] },
  primero_configuration: {
    manage: [
      ...['configuration:read', 'configuration:plan', 'configuration:approve'],
      ...['configuration:apply', 'configuration:share'],
    ] as ManagePermission[],
  },
}

/** What the action on the resource amounts to, where it is no record. */
const managedBy = (resource: string, action: string): readonly ManagePermission[] | undefined =>
  own(own(MANAGES, resource) ?? {}, action)

const LATER = 'no part of what roles may say yet'
const IN_CODE = 'the source has it as program code'

/** Why an action has no counterpart, by how its name begins. */
const REASONS: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^export|^import/, `exports and imports are ${LATER}`],
  [/approv/, 'the bundle has no form with fields for this approval; write one in `approvals/`'],
  [
    /referral|transfer|^assign|assigned_users|consent_override/,
    `assigning, referring and transferring are files of \`transitions/\`; ${IN_CODE}`,
  ],
  [
    /incident|registry|family|case_from|relationships/,
    `links between records have no permission of their own: reading and writing the records decides`,
  ],
  [/reopen|close/, `closing and reopening are files of \`actions/\`; ${IN_CODE}`],
  [/sync/, 'devices keep what the role may read'],
  [/note|services_section/, `adding a row without the form is a file of \`actions/\`; ${IN_CODE}`],
  [/photo|audio/, 'whoever reads the form sees its pictures and recordings'],
  [/search_owned|display_view|list_case_names/, `finding records of others is ${LATER}`],
]

const RESOURCES: Readonly<Record<string, string>> = {
  dashboard: `numbers of home pages are files of \`dashboards/\`; ${IN_CODE}`,
  report: `reports are ${LATER}`,
  managed_report: `reports are ${LATER}`,
  kpi: `reports are ${LATER}`,
  usage_report: `reports are ${LATER}`,
  role: 'roles are files of the configuration; which of them somebody may give is said in `people`',
  matching_configuration: `matching is ${LATER}`,
  potential_match: `matching is ${LATER}`,
  duplicate: `finding duplicates is ${LATER}`,
  activity_log: `an activity log is ${LATER}`,
  webhook: `webhooks are ${LATER}`,
  objects:
    'the role changes no accounts, or the one named administers more than it does; agencies and reports are not named',
}

/** Whose accounts a role manages, and which roles it may give. */
export interface PeopleManaged {
  readonly width: PeopleWidth
  readonly roles: readonly string[]
}

const WIDTH: Readonly<Record<string, PeopleWidth>> = { all: 'all', admin_only: 'all', agency: 'agency' }
const widthOf = (role: Item): PeopleWidth => own(WIDTH, role.get('group_permission').text) ?? 'group'

function managesOf(role: Item): ReadonlySet<ManagePermission> {
  const entries = role.get('permissions').entries()
  return new Set(
    entries.flatMap(([resource, list]) => list.list().flatMap(({ text }) => managedBy(resource, text) ?? [])),
  )
}

const changes = (manages: ReadonlySet<string>) => changesPeople.some((permission) => manages.has(permission))

/** The roles that are named for it, or all where none is; without those that administer more than it does. */
export function peopleOf(
  role: Item,
  all: readonly Item[],
  idOf: (source: string) => string,
): PeopleManaged | undefined {
  const mine = managesOf(role)
  if (!changes(mine)) return undefined
  const width = widthOf(role)
  const named = rolesNamed(role).map(({ text }) => text)
  const isLess = (other: Item): boolean => {
    const theirs = managesOf(other)
    const isWider = changes(theirs) && peopleWidths.indexOf(widthOf(other)) > peopleWidths.indexOf(width)
    return !isWider && [...theirs].every((permission) => mine.has(permission))
  }
  const given = all.filter((other) => named.length === 0 || named.includes(other.get('unique_id').text))
  return { width, roles: given.filter(isLess).map((other) => idOf(other.get('unique_id').text)) }
}

const rolesNamed = (role: Item): readonly Item[] => {
  const objects = role
    .get('permissions')
    .entries()
    .find(([resource]) => resource === 'objects')?.[1]
  return (
    objects
      ?.entries()
      .find(([kind]) => kind === 'role')?.[1]
      .list() ?? []
  )
}

export interface Permissions {
  readonly actions: ReadonlyMap<string, ReadonlySet<string>>
  readonly manages: ReadonlySet<string>
}

interface Around {
  readonly people: PeopleManaged | undefined
  readonly types: readonly PlannedType[]
  readonly approvals: ApprovalPermissions
}

/** What a role may do, out of its permissions; each one of them gets its fate. */
export function permissionsOf(
  role: Item,
  to: string,
  { types, approvals, people }: Around,
  { ledger, ids }: Importing,
): Permissions {
  const actions = new Map<string, Set<string>>()
  const manages = new Set<string>()
  const book = (item: Item, name: string, target: string | undefined, note: string) => {
    if (target === undefined) item.leftOut(note)
    else item.converted(target, note)
    ledger.thing({
      kind: 'permission',
      at: item.at,
      name,
      fate: target === undefined ? 'left_out' : 'converted',
      note,
      ...(target && { to: target }),
    })
  }
  const namedRoles = new Set(rolesNamed(role).map(({ at }) => at))
  for (const [resource, list] of role.get('permissions').entries()) {
    const type = types.find(({ name }) => name === resource)
    for (const item of leavesOf(list)) {
      const name = `${resource}: ${item.text || JSON.stringify(item.value)}`
      const given = type && givenBy(item.text, approvals.get(type.id))
      const seen = managedBy(resource, item.text)
      const isNamed = resource === 'objects' && namedRoles.has(item.at)
      const givenRole = isNamed ? people?.roles.find((id) => id === ids.of('role', item.text)) : undefined
      if (type && given) {
        actions.set(type.id, new Set([...(actions.get(type.id) ?? []), ...given]))
        book(item, name, `${to}/actions/${type.id}`, given.map((action) => `\`${action}\``).join(', '))
      } else if (seen !== undefined) {
        for (const permission of seen) manages.add(permission)
        book(item, name, `${to}/manages`, seen.map((permission) => `\`${permission}\``).join(', '))
      } else if (givenRole !== undefined) book(item, name, `${to}/people/roles`, `\`${givenRole}\``)
      else book(item, name, undefined, reasonOf(resource, item.text, types))
    }
    if (list.list().length === 0 && !list.isSaid) list.isDefault()
  }
  for (const [type, allowed] of actions) {
    if (allowed.has('read')) continue
    allowed.add('read')
    ledger.find({
      kind: 'invalid',
      at: role.get('permissions').at,
      found: `actions on \`${type}\` without \`read\``,
      instead: '`read` as well: nobody changes what they cannot read',
    })
  }
  return { actions, manages }
}

/** What an action of the source amounts to on records of a type with these approvals. */
function givenBy(action: string, approvals: ReadonlySet<string> = new Set()): readonly string[] | undefined {
  if (approvals.has(action)) return [action]
  const given = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
  return action === 'manage' && given ? [...given, ...approvals] : given
}

function leavesOf(item: Item): readonly Item[] {
  const inside = [...item.list(), ...item.entries().map(([, one]) => one)]
  if (inside.length > 0) return inside.flatMap(leavesOf)
  if (!item.isSaid) item.isDefault()
  return item.isSaid ? [item] : []
}

function reasonOf(resource: string, action: string, types: readonly PlannedType[]): string {
  const ofResource = Object.hasOwn(RESOURCES, resource) ? RESOURCES[resource] : undefined
  if (ofResource !== undefined) return ofResource
  if (Object.hasOwn(MANAGES, resource)) return 'no such permission here'
  const isRecord = types.some(({ name }) => name === resource)
  if (!isRecord) return `the bundle has no forms of \`${resource}\` in the programmes of the role`
  return REASONS.find(([pattern]) => pattern.test(action))?.[1] ?? LATER
}
