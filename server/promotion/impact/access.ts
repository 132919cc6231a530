/** On how many records how many people of a role come to see or do more, or less. */
import { grouped } from '../../../engine/lib/grouped.ts'
import {
  type AccessMode,
  accessDelta,
  accessModes,
  concerns,
  gainedBy,
  type Kin,
  reachedBy,
  type Way,
} from '../../../engine/permissions/access-delta.ts'
import type { AccountFacts } from '../../../engine/permissions/actor-of.ts'
import type { PlanItem } from '../../../engine/plan/plan.ts'
import type { Audience } from './audience.ts'
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
): ReadonlyMap<string, Counts> {
  const abouts = items.flatMap((item) => {
    const about = aboutAccess(item)
    return about ? [{ id: item.id, about }] : []
  })
  const places = placesOf(new Set(abouts.map(({ about }) => about.role)), audience)
  return new Map(abouts.map(({ id, about }) => [id, countFor(about, ways, places)]))
}

/** What people of one role are to records of one type and programme. */
interface Place {
  readonly role: string
  readonly recordType: string
  readonly programme: string
  /** Records by which kinds of kin they have, those kinds in one key. */
  readonly patterns: Map<string, { readonly kins: ReadonlySet<string>; records: number }>
  readonly kins: Map<string, { readonly kin: Kin; readonly people: Set<AccountFacts> }>
}

const NOBODYS: Kin = new Map()
const keyOf = (kin: Kin) => [...kin].map(([label, bits]) => `${bits} ${label}`).join('\n')

/** Everybody is looked at once for each group of records that are reached alike, whatever there is to be counted. */
function placesOf(roles: ReadonlySet<string>, audience: Audience): readonly Place[] {
  const places = new Map<string, Place>()
  for (const alike of audience.groups()) {
    const { type: recordType, programme } = alike.sample
    const near = audience.near(alike)
    const byRole = grouped(near, ([{ role }]) => role)
    for (const role of roles) {
      const everybody = audience.ofRole(role)
      if (everybody.length === 0) continue
      const key = JSON.stringify([role, recordType, programme])
      const place = places.get(key) ?? { role, recordType, programme, patterns: new Map(), kins: new Map() }
      places.set(key, place)
      const here = new Set<string>()
      const note = (kin: Kin) => {
        const name = keyOf(kin)
        const known = place.kins.get(name) ?? { kin, people: new Set<AccountFacts>() }
        place.kins.set(name, known)
        here.add(name)
        return known.people
      }
      const mine = byRole.get(role) ?? []
      for (const [account, kin] of mine) note(kin).add(account)
      if (everybody.length > mine.length) {
        const far = note(NOBODYS)
        if (far.size < everybody.length) for (const account of everybody) if (!near.has(account)) far.add(account)
      }
      const pattern = [...here].sort().join('\n\n')
      const counted = place.patterns.get(pattern) ?? { kins: here, records: 0 }
      counted.records += alike.records
      place.patterns.set(pattern, counted)
    }
  }
  return [...places.values()]
}

function countFor(
  { role, recordType, programme, ...about }: About,
  ways: readonly Way[],
  places: readonly Place[],
): Counts {
  let records = 0
  const people = new Set<AccountFacts>()
  for (const place of places) {
    if (place.role !== role || (recordType ?? place.recordType) !== place.recordType) continue
    if ((programme ?? place.programme) !== place.programme) continue
    const here = ways.filter((way) => way.role === role && concerns(way, place))
    const gaining = new Set(
      [...place.kins].flatMap(([name, { kin }]) => (gains(about, here, reachedBy(here, kin)) ? [name] : [])),
    )
    for (const { kins, records: there } of place.patterns.values()) {
      if ([...kins].some((name) => gaining.has(name))) records += there
    }
    for (const name of gaining) for (const account of place.kins.get(name)?.people ?? []) people.add(account)
  }
  return { records, people: people.size }
}

const gains = ({ direction, modes, names }: Omit<About, 'role'>, ways: readonly Way[], reached: string): boolean =>
  modes.some((mode) => [...gainedBy(ways, reached, mode)[direction]].some((name) => names?.has(name) ?? true))
