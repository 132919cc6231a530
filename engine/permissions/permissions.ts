/** Everything that a role can allow on records of a type. */
import { actionTypes } from '../actions/index.ts'
import type { Form, Model, Panel, RecordType } from '../model.ts'
import type { TransitionKind } from '../transitions/transition-kind.ts'

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

/**
 * With those that the configuration names: of its actions, approvals and transitions, of its panels, of looking beyond
 * one's reach, and of panels elsewhere on which its records are linked.
 */
export const permissionsOf = (
  { id, lifecycle, forms, beyondReach }: Declaring,
  { recordTypes }: Pick<Model, 'recordTypes'>,
): ReadonlySet<string> =>
  new Set([
    ...platformPermissions,
    ...(lifecycle?.actions ?? []).flatMap(({ permission, onOwn, alsoBy = [] }) => [
      permission,
      ...(onOwn ? [onOwn] : []),
      ...alsoBy,
    ]),
    ...(lifecycle?.transitions ?? []).flatMap(permissionsOfKind),
    ...(forms ?? []).flatMap(({ panels = [] }) => panels.flatMap(permissionOfPanel)),
    ...Object.values(recordTypes).flatMap((type) => type.forms.flatMap((form) => linkingOn(form, id))),
    ...(beyondReach?.photo === undefined ? [] : [beyondReach.photo]),
  ])

const permissionOfPanel = (panel: Panel): readonly string[] =>
  panel.panel === 'linked' && panel.permission !== undefined ? [panel.permission] : []

const linkingOn = ({ panels = [] }: Form, type: string): readonly string[] =>
  panels.flatMap((panel) =>
    panel.panel === 'linked' && panel.recordType === type && panel.linkBy !== undefined ? [panel.linkBy] : [],
  )

type Declaring = Pick<RecordType, 'id' | 'lifecycle'> & Partial<Pick<RecordType, 'forms' | 'beyondReach'>>

/** What a kind of transition asks of roles, besides what its start and its steps do. */
function permissionsOfKind({ recipient, fromRow, consent, makes }: TransitionKind): readonly string[] {
  const named = [
    ...(recipient === 'owner'
      ? []
      : [recipient.receives, recipient.otherProgrammes, ...recipient.within.map(({ permission }) => permission)]),
    fromRow?.permission,
    ...consent.map(({ override }) => override),
    makes?.permission,
  ]
  return named.filter((permission) => permission !== undefined)
}
