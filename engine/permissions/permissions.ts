/** Everything that a role can allow on records of a type. */
import { actionTypes } from '../actions/index.ts'
import type { RecordType } from '../model.ts'

/** Of the platform's own: what changes nothing, and what the engine's actions are called. */
export const platformPermissions: readonly string[] = [
  'read',
  'history',
  'access_log',
  'flag',
  'flag_update',
  'flag_multiple',
  'resolve_any_flag',
  'remove_alert',
  'set_stage',
  'snooze_task',
  'self_approve',
  'search_beyond_reach',
  ...actionTypes.flatMap(({ name, permissions = [name] }) => permissions),
].filter((name, index, all) => all.indexOf(name) === index)

/** With those that the configuration names: its actions and approvals. */
export const permissionsOf = ({ lifecycle }: Pick<RecordType, 'lifecycle'>): ReadonlySet<string> =>
  new Set([
    ...platformPermissions,
    ...(lifecycle?.actions ?? []).flatMap(({ permission, onOwn }) => [permission, ...(onOwn ? [onOwn] : [])]),
  ])
