/** Who reaches records: those that are reached alike are kept as one, with how many they are. */

import { grouped } from '../../../engine/lib/grouped.ts'
import type { Principal, ReachRow } from '../../../engine/permissions/actor.ts'
import type { AccountFacts } from '../../../engine/permissions/actor-of.ts'
import { reachOf } from '../../../engine/permissions/reach.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'

/** Records of one type, programme, owner and shares. */
export interface Alike {
  readonly sample: Pick<AnyRecord, 'type' | 'programme' | 'core'>
  readonly reach: readonly ReachRow[]
  records: number
}

export interface Audience {
  /** The group that the record is of, counted once more. */
  add(record: AnyRecord): void
  alike(record: AnyRecord): Alike
  groups(): readonly Alike[]
  /** Accounts of the role that the record reaches by name, group or agency; all others of the role are reached alike. */
  near(role: string, alike: Alike): ReadonlySet<AccountFacts>
  ofRole(role: string): readonly AccountFacts[]
}

export function createAudience(people: readonly AccountFacts[]): Audience {
  const byName = new Map(people.map((account) => [account.userName, account]))
  const active = people.filter(({ disabled }) => !disabled)
  const byRole = grouped(active, ({ role }) => role)
  const byPrincipal = new Map<Principal, AccountFacts[]>()
  for (const account of active) {
    const { userName, agency, groups } = account
    const principals: readonly Principal[] = [
      `user:${userName}`,
      `agency:${agency}`,
      ...groups.map((group): Principal => `group:${group}`),
    ]
    for (const principal of principals) byPrincipal.set(principal, [...(byPrincipal.get(principal) ?? []), account])
  }
  const known = new Map<string, Alike>()

  function alike(record: AnyRecord): Alike {
    const { type, programme, core } = record
    const key = JSON.stringify([type, programme, core.owned_by, core.shared_with])
    const found = known.get(key)
    if (found) return found
    const reach = reachOf(record, (name) => byName.get(name))
    const made = { sample: { type, programme, core }, reach, records: 0 }
    known.set(key, made)
    return made
  }

  return {
    add: (record) => {
      alike(record).records += 1
    },
    alike,
    groups: () => [...known.values()],
    near: (role, { reach }) =>
      new Set(reach.flatMap(({ principal }) => (byPrincipal.get(principal) ?? []).filter((one) => one.role === role))),
    ofRole: (role) => byRole.get(role) ?? [],
  }
}
