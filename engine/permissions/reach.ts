import type { Share } from '../records/core-facts.ts'
import type { AnyRecord } from '../records/record.ts'
import { OWN, type Principal, type ReachRow } from './actor.ts'

/** To what a person belongs. */
export interface Membership {
  readonly agency: string
  readonly groups: readonly string[]
}

/** Label of a share: the kind of its transition and the role whose fields it gives; of one without a kind the role, or the own one. */
export const labelOf = ({ kind, role }: Pick<Share, 'kind' | 'role'>): string =>
  kind === undefined ? (role ?? OWN) : role === undefined ? `${kind}:` : `${kind}:${role}`

/** Role whose fields a share of this label gives; undefined: the own one. */
export function roleNamedBy(label: string): string | undefined {
  if (label === OWN) return undefined
  return label.slice(label.indexOf(':') + 1) || undefined
}

/**
 * By whom a record is reached: its owner and those it is shared with, their groups and their agency, each under the
 * label of the share. User rows are the source; those of groups and agencies follow from memberships. Of several ways that
 * are the same the longest counts.
 */
export function reachOf(record: AnyRecord, membershipOf: (userName: string) => Membership | undefined): ReachRow[] {
  const rows = new Map<string, ReachRow>()
  const add = (principal: Principal, label: string, until: string | undefined) => {
    const key = `${label} ${principal}`
    const standing = rows.get(key)
    if (standing && !isLonger(until, standing.until)) return
    rows.set(key, until === undefined ? { principal, label } : { principal, label, until })
  }
  const addPerson = (userName: string, label: string, until?: string) => {
    add(`user:${userName}`, label, until)
    const membership = membershipOf(userName)
    for (const group of membership?.groups ?? []) add(`group:${group}`, label, until)
    if (membership) add(`agency:${membership.agency}`, label, until)
  }
  addPerson(record.core.owned_by, OWN)
  for (const share of record.core.shared_with) addPerson(share.user_name, labelOf(share), share.until)
  return [...rows.values()]
}

const isLonger = (until: string | undefined, than: string | undefined) =>
  than !== undefined && (until === undefined || until > than)
