/** What those who manage people change of an account, or make one of. */
import type { Model } from '../../engine/model.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import { type Issue, problems } from '../../engine/problems.ts'
import { boolean, listOf, object, optional, type Read, text } from '../security/shapes.ts'
import type { Account, AccountChanges } from '../stores/account-stores.ts'
import { accountChanges, accountIssues, accountParts } from './account-edit.ts'
import { type Givable, givingIssues } from './managing.ts'

const id = text({ longest: 80, shortest: 1 })

const { password: _, current_password: __, ...facts } = accountParts

const membership = {
  role_unique_id: optional(id),
  agency: optional(id),
  user_group_unique_ids: optional(listOf(id, 200)),
}

export const managedShape = object({ ...facts, ...membership, disabled: optional(boolean) })

export const newAccountShape = object({
  ...facts,
  user_name: text({ longest: 60, shortest: 2, pattern: /^[\p{L}\p{N}][\p{L}\p{N}._@+-]*$/u }),
  full_name: text({ longest: 200, shortest: 1 }),
  role_unique_id: id,
  agency: id,
  user_group_unique_ids: optional(listOf(id, 200)),
})

type Edit = ReturnType<typeof managedShape.read>

interface Managing {
  readonly model: Model
  readonly actor: Actor
  readonly givable: Givable
}

/** The changes, or every reason why they cannot be. */
export function managedChanges({ model, actor, givable }: Managing, edit: Edit, before: Account): AccountChanges {
  const { role_unique_id: role, agency, user_group_unique_ids: groups, disabled, ...rest } = edit
  const after = {
    userName: before.userName,
    role: role ?? before.role,
    agency: agency ?? before.agency,
    groups: groups ? [...new Set(groups)] : before.groups,
  }
  refuse([...accountIssues(model, rest), ...givingIssues(model, actor, givable, after, before)])
  return {
    ...accountChanges(rest, before),
    ...(role !== undefined && { role }),
    ...(agency !== undefined && { agency }),
    ...(groups !== undefined && { groups: after.groups }),
    ...(disabled !== undefined && { disabled }),
  }
}

type NewEdit = Read<{ [Key in keyof typeof facts]: (typeof facts)[Key] }> & ReturnType<typeof newAccountShape.read>

/** Somebody new, without a way to sign in yet. */
export function newAccountOf(
  { model, actor, givable }: Managing,
  edit: NewEdit,
): Omit<Account, 'id' | 'membershipVersion'> {
  const { user_name: userName, role_unique_id: role, agency, user_group_unique_ids: groups = [], ...rest } = edit
  const membership = { userName, role, agency, groups: [...new Set(groups)] }
  refuse([...accountIssues(model, rest), ...givingIssues(model, actor, givable, membership)])
  const facts = Object.entries(accountChanges(rest)).filter(([, value]) => value !== null)
  return { fullName: '', services: [], disabled: false, ...Object.fromEntries(facts), ...membership }
}

function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw problems.answersHaveIssues({ issues })
}
