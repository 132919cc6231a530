/** Who may manage whom: whose accounts, and which roles, groups and agencies somebody may give. Nobody lifts themselves. */
import { own } from '../../engine/lib/own.ts'
import type { Model, Role } from '../../engine/model.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import type { ManagePermission } from '../../engine/permissions/manages.ts'
import { type Issue, problems } from '../../engine/problems.ts'
import type { Account, AccountQuestion, AccountsStore } from '../stores/account-stores.ts'

type Width = NonNullable<Role['people']>['width'] | 'none'

/** Whose accounts the actor sees: by whom the role manages, else as far as it reaches. */
export function widthOf(model: Model, actor: Actor): Width {
  const role = own(model.roles, actor.role)
  const width = role?.people?.width ?? role?.reach ?? 'none'
  return width === 'self' ? 'none' : width
}

/** The same as a part of a question; undefined: everybody. */
export function withinOf(model: Model, actor: Actor): AccountQuestion['within'] {
  const width = widthOf(model, actor)
  const self = actor.userName
  if (width === 'all') return undefined
  return {
    self,
    ...(width === 'agency' && { agency: actor.agency }),
    ...(width === 'group' && { groups: actor.groups }),
  }
}

/** What may be given to others: all that there is, or these. */
export interface Givable {
  readonly width: Width
  readonly roles: readonly string[]
  readonly agencies: readonly string[]
  readonly groups: readonly string[]
}

export async function givableBy(
  { roles, agencies, userGroups }: Model,
  actor: Actor,
  accounts: Pick<AccountsStore, 'groupsOfAgency'>,
): Promise<Givable> {
  const people = own(roles, actor.role)?.people
  const width = people?.width ?? 'none'
  const known = Object.keys(userGroups)
  const mine = (id: string) =>
    actor.groups.includes(id) || (width === 'agency' && userGroups[id]?.agencies?.includes(actor.agency) === true)
  const ofAgency = width === 'agency' ? await accounts.groupsOfAgency(actor.agency) : []
  return {
    width,
    roles: (people?.roles ?? []).filter((id) => own(roles, id)),
    agencies: width === 'all' ? Object.keys(agencies) : Object.keys(agencies).filter((id) => id === actor.agency),
    groups: width === 'all' ? known : known.filter((id) => mine(id) || ofAgency.includes(id)),
  }
}

type Membership = Pick<Account, 'userName' | 'role' | 'agency' | 'groups'>

/** Whether the account is one that the actor manages: not their own, within their width, of a role that they may give. */
export function isManaged(actor: Actor, { width, roles }: Givable, account: Membership): boolean {
  if (account.userName === actor.userName || !roles.includes(account.role)) return false
  if (width === 'agency') return account.agency === actor.agency
  if (width === 'group') return account.groups.some((group) => actor.groups.includes(group))
  return width === 'all'
}

export function mustManage(actor: Actor, givable: Givable, account: Membership, action: ManagePermission): void {
  mustMay(actor, action)
  if (!isManaged(actor, givable, account)) throw problems.actionForbidden({ action })
}

export function mustMay({ manages }: Pick<Actor, 'manages'>, action: ManagePermission): void {
  if (!manages.has(action)) throw problems.actionForbidden({ action })
}

/** What of the new membership is not the actor's to give. What stays as it was need not be. */
export function givingIssues(
  model: Model,
  actor: Actor,
  givable: Givable,
  after: Membership,
  before?: Membership,
): readonly Issue[] {
  const issue = (path: string, code: string): Issue => ({ path, code })
  const { role, agency, groups } = after
  const unknown = groups.filter((group) => !own(model.userGroups, group))
  const moved = [...groups.filter((id) => !before?.groups.includes(id)), ...without(before?.groups ?? [], groups)]
  const isKept = (fact: 'role' | 'agency') => before?.[fact] === after[fact]
  const isRetired = (id: string) => own(model.userGroups, id)?.retired === true
  return [
    ...(own(model.roles, role) ? [] : [issue('role_unique_id', 'choice.unknown')]),
    ...(own(model.agencies, agency) ? [] : [issue('agency', 'choice.unknown')]),
    ...(unknown.length > 0 ? [issue('user_group_unique_ids', 'choice.unknown')] : []),
    ...(isKept('role') || givable.roles.includes(role) ? [] : [issue('role_unique_id', 'account.not_yours_to_give')]),
    ...(isKept('agency') || givable.agencies.includes(agency) ? [] : [issue('agency', 'account.not_yours_to_give')]),
    ...(isKept('agency') || own(model.agencies, agency)?.retired !== true ? [] : [issue('agency', 'choice.retired')]),
    ...(moved.every((id) => givable.groups.includes(id))
      ? []
      : [issue('user_group_unique_ids', 'account.not_yours_to_give')]),
    ...(without(groups, before?.groups ?? []).some(isRetired)
      ? [issue('user_group_unique_ids', 'choice.retired')]
      : []),
    ...(givable.width !== 'group' || groups.some((group) => actor.groups.includes(group))
      ? []
      : [issue('user_group_unique_ids', 'account.out_of_your_groups')]),
  ]
}

const without = (all: readonly string[], some: readonly string[]) => all.filter((one) => !some.includes(one))
