/** Who reaches records: records that are reached alike are kept as one, with how many they are. */
import { grouped } from '../../../engine/lib/grouped.ts'
import { isInForce, type Kin, kinBy } from '../../../engine/permissions/access-delta.ts'
import type { GrantLabel, Principal, ReachRow } from '../../../engine/permissions/actor.ts'
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
  /** Accounts that the records reach by name, group or agency, and how; all others of a role are reached alike. */
  near(alike: Alike): ReadonlyMap<AccountFacts, Kin>
  ofRole(role: string): readonly AccountFacts[]
}

export function createAudience(people: readonly AccountFacts[], now: string): Audience {
  const byName = new Map(people.map((account) => [account.userName, account]))
  const active = people.filter(({ disabled }) => !disabled)
  const byRole = grouped(active, ({ role }) => role)
  const byPrincipal = new Map<Principal, AccountFacts[]>()
  for (const account of active) {
    for (const principal of principalsOf(account)) {
      const mine = byPrincipal.get(principal)
      if (mine) mine.push(account)
      else byPrincipal.set(principal, [account])
    }
  }
  const known = new Map<string, Alike>()

  function alike(record: AnyRecord): Alike {
    const { type, programme, core } = record
    const key = JSON.stringify([type, programme, core.owned_by, core.shared_with])
    const found = known.get(key)
    if (found) return found
    const reach = reachOf(record, (name) => byName.get(name)).filter((row) => isInForce(row, now))
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
    near: ({ reach }) => {
      const near = new Map<AccountFacts, Map<GrantLabel, number>>()
      for (const { principal, label } of reach) {
        for (const account of byPrincipal.get(principal) ?? []) {
          const kin = near.get(account) ?? new Map<GrantLabel, number>()
          near.set(account, kin)
          kin.set(label, (kin.get(label) ?? 0) | kinBy(principal))
        }
      }
      return near
    },
    ofRole: (role) => byRole.get(role) ?? [],
  }
}

const principalsOf = ({ userName, agency, groups }: AccountFacts): readonly Principal[] => [
  `user:${userName}`,
  `agency:${agency}`,
  ...groups.map((group): Principal => `group:${group}`),
]
