/**
 * Who can see a field, and what somebody can see and do: what the policy comes to, for those who have to answer for it. The
 * ways are the grants themselves; people and records are counted by the judgement that every request goes through.
 */
import { own } from '../lib/own.ts'
import type { Form, Model, Panel, Reach, RecordType } from '../model.ts'
import { grantsOf, reachOf } from './access-delta.ts'
import { grantsOn } from './access-to.ts'
import { type Actor, type Grant, type GrantLabel, OWN, type ReachRow } from './actor.ts'
import { type AccountFacts, actorOf } from './actor-of.ts'
import { lookingAtLinked, searchingBeyond } from './looking.ts'
import { roleNamedBy } from './reach.ts'

/** Records that are reached alike: of one type and programme, by the same rows. */
export interface ReachedAlike {
  readonly sample: { readonly type: string; readonly programme: string }
  readonly reach: readonly ReachRow[]
  readonly records: number
}

/** Everything that there is to be seen, and by whom. */
export interface Audience {
  groups(): readonly ReachedAlike[]
  /** Those who are reached by name, by a group or by their agency; of all others only grants over all records count. */
  near(alike: ReachedAlike): Iterable<AccountFacts>
  /** Accounts of the role that are not disabled. */
  ofRole(role: string): readonly AccountFacts[]
}

/** How something comes to be seen: as one's own role has it, under a share or a transition, or by looking beyond one's reach. */
export type Via = 'own' | 'share' | 'transition' | 'search' | 'linked'

export interface FieldWay {
  readonly role: string
  readonly via: Via
  /** Of a grant: its label. */
  readonly label?: GrantLabel
  /** Of a share or a transition: the role whose fields it gives; absent: the own one. */
  readonly as?: string
  readonly transition?: string
  /** Of what stands on the lines of a panel: the type that has it. */
  readonly panelOf?: string
  readonly programmes: readonly string[]
  readonly reach: Reach
  readonly write: boolean
  /** Of a subform: only rows that name the reader. */
  readonly ownRows?: true
}

/** With how many people have the role, how many of them reach any record so, and how many records that are. */
export interface CountedWay extends FieldWay {
  readonly people: number
  /** Absent: it depends on what is searched for, or on what is linked. */
  readonly reaching?: number
  readonly records?: number
}

export interface FieldProof {
  readonly recordType: string
  readonly field: string
  readonly ways: readonly CountedWay[]
  /** People who see it on any record, of those who have an account in use; records on which anybody does, of all of the type. */
  readonly totals: {
    readonly people: number
    readonly of: number
    readonly records: number
    readonly ofRecords: number
  }
}

/** Every way in which people of any role see the field, or the core fact. */
export function waysToField(model: Model, recordType: string, field: string): readonly FieldWay[] {
  return Object.keys(model.roles).flatMap((role) => {
    const grants = grantsOf(model, role).filter((grant) => reads(grant, recordType, field))
    return [
      ...grants.map((grant) => wayBy(role, grant, field)),
      ...waysBeyond(model, role, recordType, field).filter(({ programmes }) => programmes.length > 0),
    ]
  })
}

const reads = ({ recordType, readable, actions }: Grant, type: string, field: string): boolean =>
  recordType === type && actions.has('read') && (field === 'id' || readable.has(field))

function wayBy(role: string, { label, programmes, rows, writable, ownRows }: Grant, field: string): FieldWay {
  const as = roleNamedBy(label)
  const transition = label.includes(':') ? label.slice(0, label.indexOf(':')) : undefined
  return {
    role,
    via: label === OWN ? 'own' : transition === undefined ? 'share' : 'transition',
    label,
    ...(as !== undefined && { as }),
    ...(transition !== undefined && { transition }),
    programmes,
    reach: reachOf(rows),
    write: writable.has(field),
    ...(ownRows?.has(field) && { ownRows: true }),
  }
}

/** What is read of records that are not reached: by whoever searches for them, or has one that they link to. */
function waysBeyond(model: Model, role: string, recordType: string, field: string): readonly FieldWay[] {
  const type = own(model.recordTypes, recordType)
  if (!type) return []
  const somebody = actorOf(model, { userName: '', fullName: '', role, agency: '', groups: [] })
  const way = { role, programmes: somebody.programmes, reach: 'all', write: false } as const
  const searching = searchingBeyond(somebody, type)
  const seen = searching && added(somebody, searching)?.readable.has(field)
  const panels = somebody.grants.some((grant) => reads(grant, recordType, 'id'))
    ? panelsOn(model, role, somebody).filter(({ panel }) => panel.recordType === recordType)
    : []
  const showing = panels.flatMap(({ of, panel }) => {
    const looking = added(somebody, lookingAtLinked(somebody, type, panel))
    return looking?.readable.has(field) ? [{ of, programmes: looking.programmes }] : []
  })
  const first = showing.filter(({ of }, index) => showing.findIndex((one) => one.of === of) === index)
  return [
    ...(seen ? [{ ...way, via: 'search' as const, programmes: searching.grants.at(-1)?.programmes ?? [] }] : []),
    ...first.map(({ of, programmes }) => ({ ...way, via: 'linked' as const, panelOf: of, programmes })),
  ]
}

/** The grant that looking adds. */
const added = (before: Actor, after: Actor): Grant | undefined =>
  after.grants.length > before.grants.length ? after.grants.at(-1) : undefined

type LinkedPanel = Extract<Panel, { readonly panel: 'linked' }>

function panelsOn(model: Model, role: string, somebody: Actor) {
  return Object.values(model.recordTypes).flatMap((type) => {
    const seen = (form: Form) => formsSeen(model, role, type).has(form.id)
    const panels = type.forms.filter(seen).flatMap(({ panels: all = [] }) => all.filter(isLinked))
    const open = panels.filter(({ permission }) => permission === undefined || isAllowed(somebody, type, permission))
    return open.map((panel) => ({ of: type.id, panel }))
  })
}

const isLinked = (panel: Panel): panel is LinkedPanel => panel.panel === 'linked'

const isAllowed = ({ grants }: Actor, { id }: RecordType, permission: string | undefined): boolean =>
  permission !== undefined && grants.some(({ recordType, actions }) => recordType === id && actions.has(permission))

/** Forms that somebody of the role sees of some record: by the own role, and by those under which records are given to them. */
function formsSeen(model: Model, role: string, type: RecordType): ReadonlySet<string> {
  const roles = grantsOf(model, role)
    .filter(({ recordType, actions }) => recordType === type.id && actions.has('read'))
    .map(({ label }) => roleNamedBy(label) ?? role)
  return new Set(roles.flatMap((id) => Object.keys(own(own(model.roles, id)?.forms ?? {}, type.id) ?? {})))
}

/** Who can see the field, counted over all that stands. */
export function fieldProof(model: Model, recordType: string, field: string, audience: Audience): FieldProof {
  const ways = waysToField(model, recordType, field)
  const groups = audience.groups().filter(({ sample }) => sample.type === recordType)
  const actors = new Map<AccountFacts, Actor>()
  const actor = (account: AccountFacts): Actor => {
    const known = actors.get(account) ?? actorOf(model, account)
    actors.set(account, known)
    return known
  }
  const counted = new Map(ways.map((way) => [way, { reaching: new Set<AccountFacts>(), records: 0 }]))
  const wayOf = new Map(ways.map((way) => [keyOf(way.role, way.label), way]))
  const people = new Set<AccountFacts>()
  let records = 0
  for (const alike of groups) {
    const hit = new Map<FieldWay, readonly AccountFacts[]>()
    const far = ways.filter(
      ({ label, reach, programmes }) => label && reach === 'all' && programmes.includes(alike.sample.programme),
    )
    for (const way of far) if (audience.ofRole(way.role).length > 0) hit.set(way, audience.ofRole(way.role))
    for (const account of audience.near(alike)) {
      for (const { label, rows, readable } of grantsOn(actor(account), alike.sample, alike.reach)) {
        const way = readable.has(field) && rows !== 'all' ? wayOf.get(keyOf(account.role, label)) : undefined
        if (way) hit.set(way, [...(hit.get(way) ?? []), account])
      }
    }
    if (hit.size > 0) records += alike.records
    for (const [way, accounts] of hit) {
      const count = counted.get(way)
      if (count) count.records += alike.records
      for (const account of accounts) {
        people.add(account)
        count?.reaching.add(account)
      }
    }
  }
  const everybody = Object.keys(model.roles).reduce((sum, role) => sum + audience.ofRole(role).length, 0)
  return {
    recordType,
    field,
    ways: ways.map((way) => {
      const { reaching, records: there } = counted.get(way) ?? { reaching: new Set(), records: 0 }
      const all = { ...way, people: audience.ofRole(way.role).length }
      return way.label === undefined ? all : { ...all, reaching: reaching.size, records: there }
    }),
    totals: {
      people: people.size,
      of: everybody,
      records,
      ofRecords: groups.reduce((sum, group) => sum + group.records, 0),
    },
  }
}

const keyOf = (role: string, label: GrantLabel | undefined): string => JSON.stringify([role, label])
