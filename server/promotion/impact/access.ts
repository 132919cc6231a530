/** On how many records how many people of a role come to see or do more, or less. */
import {
  type AccessMode,
  accessDelta,
  accessModes,
  concerns,
  gainedBy,
  reachedBy,
  type Way,
} from '../../../engine/permissions/access-delta.ts'
import type { AccountFacts } from '../../../engine/permissions/actor-of.ts'
import type { PlanItem } from '../../../engine/plan/plan.ts'
import type { Alike, Audience } from './audience.ts'
import type { Around, Counts } from './counter.ts'

/** Which gains or losses an item of a role is about. */
interface About {
  readonly role: string
  readonly direction: 'gained' | 'lost'
  readonly recordType?: string
  readonly programme?: string
  readonly modes: readonly AccessMode[]
  /** Absent: any. */
  readonly names?: ReadonlySet<string>
}

const GAIN = /(gained|opened|widened|added)$/
const LOSS = /(lost|closed|narrowed|removed)$/

export function aboutAccess({ kind, subject, details }: PlanItem): About | undefined {
  const [what, change = ''] = kind.split('.')
  if (what !== 'role' || change.startsWith('manages') || !(GAIN.test(change) || LOSS.test(change))) return undefined
  const { recordType, programme, fields, action, mode } = details as Readonly<Record<string, unknown>>
  const names = typeof action === 'string' ? [action] : Array.isArray(fields) ? fields.map(String) : undefined
  return {
    role: subject.id,
    direction: GAIN.test(change) ? 'gained' : 'lost',
    ...(typeof recordType === 'string' && { recordType }),
    ...(typeof programme === 'string' && { programme }),
    modes: typeof action === 'string' ? ['act'] : mode ? [mode as AccessMode] : names ? ['read', 'write'] : accessModes,
    ...(names && { names: new Set(names) }),
  }
}

/** Ways that roles reach names differently by. */
export const waysOf = ({ from, to, steps }: Around): readonly Way[] =>
  accessDelta(
    from,
    to,
    (type, name) =>
      steps.renames.find((one) => one.recordType === type && !one.subform && one.from === name)?.to ?? name,
  )

/** For each item: records on which somebody of the role gains or loses, and how many people do on any. */
export function countAccess(
  items: readonly PlanItem[],
  ways: readonly Way[],
  audience: Audience,
  { now }: Around,
): ReadonlyMap<string, Counts> {
  return new Map(
    items.flatMap((item) => {
      const about = aboutAccess(item)
      if (!about) return []
      const mine = ways.filter(
        ({ role, recordType }) => role === about.role && (about.recordType ?? recordType) === recordType,
      )
      return [[item.id, countFor(about, mine, audience, now)] as const]
    }),
  )
}

function countFor(about: About, ways: readonly Way[], audience: Audience, now: string): Counts {
  let records = 0
  const people = new Set<AccountFacts>()
  const everybody = audience.ofRole(about.role)
  const judge = judging(about, ways, now)
  for (const alike of audience.groups()) {
    const { programme } = alike.sample
    if (about.programme !== undefined && about.programme !== programme) continue
    const here = judge(alike)
    if (!here || alike.records === 0) continue
    const near = audience.near(about.role, alike)
    const gaining = [...near].filter(here)
    const far = everybody.length > near.size ? everybody.find((account) => !near.has(account)) : undefined
    if (far && here(far)) gaining.push(...everybody.filter((account) => !near.has(account)))
    if (gaining.length > 0) records += alike.records
    for (const account of gaining) people.add(account)
  }
  return { records, people: people.size }
}

/** Who is reached in the same ways gains the same: each such case is worked out once. */
function judging({ direction, modes, names }: About, all: readonly Way[], now: string) {
  const places = new Map<string, { readonly ways: readonly Way[]; readonly known: Map<string, boolean> }>()
  return ({ sample: { type: recordType, programme }, reach }: Alike) => {
    const key = JSON.stringify([recordType, programme])
    const place = places.get(key) ?? {
      ways: all.filter((way) => concerns(way, { recordType, programme })),
      known: new Map<string, boolean>(),
    }
    places.set(key, place)
    const { ways, known } = place
    if (ways.length === 0) return undefined
    return (account: AccountFacts): boolean => {
      const reached = reachedBy(ways, account, { recordType, programme, reach, now })
      const found =
        known.get(reached) ??
        modes.some((mode) => [...gainedBy(ways, reached, mode)[direction]].some((name) => names?.has(name) ?? true))
      known.set(reached, found)
      return found
    }
  }
}
