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

/** What is no record: actions that let people see it, and the permission here. */
const MANAGES: Readonly<Record<string, readonly [actions: readonly string[], permission: string]>> = {
  user: [['read', 'agency_read', 'manage'], 'users:read'],
  audit_log: [['read', 'manage'], 'audit:read'],
  primero_configuration: [['manage'], 'configuration:read'],
}

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
  role: 'roles are files of the configuration',
  user_group: 'user groups are files of the configuration',
  agency: 'agencies are files of the configuration',
  metadata: 'forms are files of the configuration',
  system: 'settings are files of the configuration',
  matching_configuration: `matching is ${LATER}`,
  potential_match: `matching is ${LATER}`,
  duplicate: `finding duplicates is ${LATER}`,
  code_of_conduct: `a code of conduct is ${LATER}`,
  activity_log: `an activity log is ${LATER}`,
  webhook: `webhooks are ${LATER}`,
  objects: `which roles, agencies and reports somebody may manage is ${LATER}`,
}

export interface Permissions {
  readonly actions: ReadonlyMap<string, ReadonlySet<string>>
  readonly manages: ReadonlySet<string>
}

interface Around {
  readonly types: readonly PlannedType[]
  readonly approvals: ApprovalPermissions
}

/** What a role may do, out of its permissions; each one of them gets its fate. */
export function permissionsOf(
  role: Item,
  to: string,
  { types, approvals }: Around,
  { ledger }: Importing,
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
  for (const [resource, list] of role.get('permissions').entries()) {
    const type = types.find(({ name }) => name === resource)
    for (const item of leavesOf(list)) {
      const name = `${resource}: ${item.text || JSON.stringify(item.value)}`
      const given = type && givenBy(item.text, approvals.get(type.id))
      const seen =
        Object.hasOwn(MANAGES, resource) && MANAGES[resource]?.[0].includes(item.text)
          ? MANAGES[resource]?.[1]
          : undefined
      if (type && given) {
        actions.set(type.id, new Set([...(actions.get(type.id) ?? []), ...given]))
        book(item, name, `${to}/actions/${type.id}`, given.map((action) => `\`${action}\``).join(', '))
      } else if (seen !== undefined) {
        manages.add(seen)
        book(item, name, `${to}/manages`, `\`${seen}\``)
      } else book(item, name, undefined, reasonOf(resource, item.text, types))
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
  if (['user', 'audit_log', 'primero_configuration'].includes(resource))
    return `people and settings are only shown so far: changing them is ${LATER}`
  const isRecord = types.some(({ name }) => name === resource)
  if (!isRecord) return `the bundle has no forms of \`${resource}\` in the programmes of the role`
  return REASONS.find(([pattern]) => pattern.test(action))?.[1] ?? LATER
}
