/**
 * Who may see and do more or less under another release: for each role and record type the names whose ways changed, and by
 * which ways, how far, they are reached on both sides. It says enough to judge any person and record without the two models.
 */
import { equal } from '../lib/equal.ts'
import type { Model, Reach } from '../model.ts'
import type { GrantLabel, Principal, ReachRow } from './actor.ts'
import { type AccountFacts, actorOf } from './actor-of.ts'

export const accessModes = ['read', 'write', 'act'] as const
/** Fields and core facts that are read, or written; or actions that may be done. */
export type AccessMode = (typeof accessModes)[number]

/** One way to some names, on both sides. */
export interface Way {
  readonly role: string
  readonly recordType: string
  readonly programmes: readonly string[]
  readonly mode: AccessMode
  /** Under which the record must reach the person. */
  readonly label: GrantLabel
  readonly before: Reach
  readonly after: Reach
  readonly names: readonly string[]
}

/** What a field of a record type before is called after. */
export type NameAfter = (recordType: string, name: string) => string

const asBefore: NameAfter = (_, name) => name

/** Ways of every role of either side whose names are reached differently; names are those of the side after. */
export function accessDelta(from: Model, to: Model, nameAfter: NameAfter = asBefore): readonly Way[] {
  const roles = [...new Set([...Object.keys(from.roles), ...Object.keys(to.roles)])].sort()
  return roles.flatMap((role) => {
    const [before, after] = [cellsOf(from, role, nameAfter), cellsOf(to, role, asBefore)]
    const places = new Set([...before.keys(), ...after.keys()])
    const ways = [...places].flatMap((place) =>
      waysAt(role, place, before.get(place) ?? NONE, after.get(place) ?? NONE),
    )
    return inAllProgrammes(ways)
  })
}

/** By label, then name: how far. */
type Cells = ReadonlyMap<GrantLabel, ReadonlyMap<string, Reach>>
const NONE: Cells = new Map()

/** Ways by record type, programme and mode. */
function cellsOf(model: Model, role: string, nameAfter: NameAfter): ReadonlyMap<string, Cells> {
  const cells = new Map<string, Map<GrantLabel, Map<string, Reach>>>()
  for (const { recordType, programmes, label, rows, readable, writable, actions } of grantsOf(model, role)) {
    if (!actions.has('read')) continue
    const reach = reachOf(rows)
    const names: Readonly<Record<AccessMode, Iterable<string>>> = {
      read: [...readable].map((name) => nameAfter(recordType, name)),
      write: [...writable].map((name) => nameAfter(recordType, name)),
      act: actions,
    }
    for (const programme of programmes) {
      for (const mode of accessModes) {
        const place = JSON.stringify([recordType, programme, mode])
        const byLabel = cells.get(place) ?? new Map<GrantLabel, Map<string, Reach>>()
        cells.set(place, byLabel)
        const byName = byLabel.get(label) ?? new Map<string, Reach>()
        byLabel.set(label, byName)
        for (const name of names[mode]) byName.set(name, wider(byName.get(name), reach))
      }
    }
  }
  return cells
}

const widths: readonly Reach[] = ['none', 'self', 'group', 'agency', 'all']
const wider = (one: Reach | undefined, other: Reach): Reach =>
  widths.indexOf(one ?? 'none') > widths.indexOf(other) ? (one ?? 'none') : other

/** Somebody who belongs to one of everything stands for all of the role. */
const SOMEBODY: Omit<AccountFacts, 'role'> = { userName: 'u', fullName: '', agency: 'a', groups: ['g'] }

/** Grants of people of a role, whoever they are. */
export const grantsOf = (model: Model, role: string) => actorOf(model, { ...SOMEBODY, role }).grants

/** How far such a grant reaches. */
export function reachOf(rows: 'all' | readonly Principal[]): Reach {
  if (rows === 'all') return 'all'
  if (rows.some((principal) => principal.startsWith('agency:'))) return 'agency'
  const isOfGroup = rows.some((principal) => principal.startsWith('group:'))
  return isOfGroup ? 'group' : rows.length > 0 ? 'self' : 'none'
}

function waysAt(role: string, place: string, before: Cells, after: Cells): readonly Way[] {
  const labels = [...new Set([...before.keys(), ...after.keys()])]
  const at = (cells: Cells, label: string, name: string): Reach => cells.get(label)?.get(name) ?? 'none'
  const changed = new Set<string>()
  for (const label of labels) {
    for (const cells of [before, after]) {
      for (const name of cells.get(label)?.keys() ?? []) {
        if (at(before, label, name) !== at(after, label, name)) changed.add(name)
      }
    }
  }
  const names = new Map<string, string[]>()
  for (const name of [...changed].sort()) {
    for (const label of labels) {
      const reach = [at(before, label, name), at(after, label, name)]
      if (reach.every((one) => one === 'none')) continue
      const key = JSON.stringify([label, ...reach])
      const standing = names.get(key)
      if (standing) standing.push(name)
      else names.set(key, [name])
    }
  }
  const [recordType, programme, mode] = JSON.parse(place) as [string, string, AccessMode]
  return [...names].map(([key, found]) => {
    const [label, reachBefore, reachAfter] = JSON.parse(key) as [string, Reach, Reach]
    return {
      role,
      recordType,
      programmes: [programme],
      mode,
      label,
      before: reachBefore,
      after: reachAfter,
      names: found,
    }
  })
}

/** The same in several programmes is one way. */
function inAllProgrammes(ways: readonly Way[]): readonly Way[] {
  const merged: Way[] = []
  for (const way of ways) {
    const { programmes, ...rest } = way
    const index = merged.findIndex(({ programmes: _, ...other }) => equal(rest, other))
    const standing = merged[index]
    if (standing) merged[index] = { ...standing, programmes: [...standing.programmes, ...programmes] }
    else merged.push(way)
  }
  return merged
}

/** What one person comes to see or do on one record, and what they do no more. */
export interface Gained {
  readonly gained: ReadonlySet<string>
  readonly lost: ReadonlySet<string>
}

export type Somebody = Pick<AccountFacts, 'userName' | 'role' | 'agency' | 'groups' | 'disabled'>

export interface Standing {
  readonly recordType: string
  readonly programme: string
  readonly reach: readonly ReachRow[]
  /** Shares that are over by then do not count. */
  readonly now?: string
}

/** Of all names of the mode: those that the person reaches on one side only. */
export function gainedOn(ways: readonly Way[], mode: AccessMode, who: Somebody, on: Standing): Gained {
  const here = who.disabled ? [] : ways.filter((way) => way.role === who.role && concerns(way, on))
  return gainedBy(here, reachedBy(here, kinOf(who, on)), mode)
}

export const concerns = (way: Way, { recordType, programme }: Omit<Standing, 'reach'>): boolean =>
  way.recordType === recordType && way.programmes.includes(programme)

/** How a record reaches a person under each label: 1 by name, 2 by a group, 4 by the agency, or several of these. */
export type Kin = ReadonlyMap<GrantLabel, number>

const [BY_NAME, BY_GROUP, BY_AGENCY] = [1, 2, 4]

export function kinOf({ userName, groups, agency }: Somebody, { reach, now }: Pick<Standing, 'reach' | 'now'>): Kin {
  const kin = new Map<GrantLabel, number>()
  for (const row of reach) {
    if (!isInForce(row, now)) continue
    const isMine =
      row.principal === `user:${userName}` ||
      row.principal === `agency:${agency}` ||
      groups.some((group) => row.principal === `group:${group}`)
    if (isMine) kin.set(row.label, (kin.get(row.label) ?? 0) | kinBy(row.principal))
  }
  return kin
}

export const isInForce = ({ until }: ReachRow, now: string | undefined): boolean =>
  until === undefined || now === undefined || until > now

export const kinBy = (principal: Principal): number =>
  principal.startsWith('user:') ? BY_NAME : principal.startsWith('group:') ? BY_GROUP : BY_AGENCY

/** By which of these ways of their role somebody is reached, before and after: who is reached alike gains alike. */
export const reachedBy = (ways: readonly Way[], kin: Kin): string =>
  ways
    .map(({ before, after, label }) => {
      const bits = kin.get(label) ?? 0
      return (reaches[before](bits) ? 1 : 0) + (reaches[after](bits) ? 2 : 0)
    })
    .join('')

const reaches: { readonly [How in Reach]: (bits: number) => boolean } = {
  none: () => false,
  self: (bits) => (bits & BY_NAME) > 0,
  group: (bits) => (bits & (BY_NAME | BY_GROUP)) > 0,
  agency: (bits) => (bits & (BY_NAME | BY_AGENCY)) > 0,
  all: () => true,
}

export function gainedBy(ways: readonly Way[], reached: string, mode: AccessMode): Gained {
  const [before, after] = [new Set<string>(), new Set<string>()]
  for (const [index, way] of ways.entries()) {
    if (way.mode !== mode) continue
    const sides = Number(reached[index])
    if (sides & 1) for (const name of way.names) before.add(name)
    if (sides & 2) for (const name of way.names) after.add(name)
  }
  return {
    gained: new Set([...after].filter((name) => !before.has(name))),
    lost: new Set([...before].filter((name) => !after.has(name))),
  }
}
