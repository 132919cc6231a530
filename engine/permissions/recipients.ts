/** Whom a notice is for: found by accounts and reach rows, never by looking through records. */
import { own } from '../lib/own.ts'
import type { Notice } from '../lifecycle.ts'
import type { Model, Reach, Role } from '../model.ts'
import type { AnyRecord } from '../records/record.ts'
import { accessTo } from './access-to.ts'
import type { Actor, Principal, ReachRow } from './actor.ts'
import { type AccountFacts, actorOf } from './actor-of.ts'
import { reachFor } from './role-fields.ts'

/** Among whom the recipients are: people by name, or those who are connected with the record as far as their role reaches. */
export type Sought =
  | { readonly userNames: readonly string[] }
  | {
      /** Roles that may do it, by how far they reach. */
      readonly roles: Readonly<Record<Reach, readonly string[]>>
      /** By whom the record is reached. */
      readonly principals: readonly Principal[]
    }

interface Standing {
  /** When it is told. */
  readonly at?: string
  readonly record: AnyRecord
  readonly reach: readonly ReachRow[]
}

export function soughtFor(model: Model, { to }: Notice, { record, reach }: Standing): Sought {
  if (to === 'owner') return { userNames: [record.core.owned_by] }
  if (to === 'shared_with') return { userNames: record.core.shared_with.map(({ user_name }) => user_name) }
  if ('user' in to) return { userNames: [to.user] }
  const roles = Object.values(model.roles).filter((role) => own(role.actions, record.type)?.includes(to.action))
  const reachOfRole = (role: Role) => reachFor(role, record.type)
  const reaching = (far: Reach) => roles.filter((role) => reachOfRole(role) === far).map(({ id }) => id)
  return {
    roles: {
      none: [],
      self: reaching('self'),
      group: reaching('group'),
      agency: reaching('agency'),
      all: reaching('all'),
    },
    principals: [...new Set(reach.map(({ principal }) => principal))],
  }
}

/** Whether somebody out of those is told: not who did it, and only who reaches the record and, where an action is named, may do it. */
export function isTold(model: Model, notice: Notice, account: AccountFacts, { record, reach, at }: Standing): boolean {
  const { to, by, beyondReach } = notice
  if (account.userName === by || account.disabled) return false
  const actor = actorOf(model, account)
  const access = accessTo(actor, record, reach, at)
  if (!access) return beyondReach === true && typeof to !== 'string' && 'user' in to && knowsType(actor, record.type)
  return typeof to === 'string' || 'user' in to || access.actions.has(to.action)
}

/** Who is told of a record beyond their reach knows at least of records like it. */
export const knowsType = ({ grants }: Actor, type: string): boolean =>
  grants.some(({ recordType, actions }) => recordType === type && actions.has('read'))
