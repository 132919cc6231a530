/** What one person can see and do, form by form: by which ways, and on how many records. */
import { own } from '../lib/own.ts'
import type { Model, Reach } from '../model.ts'
import { reachOf } from './access-delta.ts'
import type { ReachedAlike, Via } from './access-proof.ts'
import { grantsOn } from './access-to.ts'
import { type Grant, type GrantLabel, OWN } from './actor.ts'
import { type AccountFacts, actorOf } from './actor-of.ts'
import { searchingBeyond } from './looking.ts'
import { roleNamedBy } from './reach.ts'

export interface PersonWay {
  readonly label: GrantLabel
  readonly via: Via
  readonly as?: string
  readonly transition?: string
  readonly programmes: readonly string[]
  readonly reach: Reach
  readonly actions: readonly string[]
  /** Records that are reached so. */
  readonly records: number
}

export interface SeenField {
  readonly field: string
  /** The most that any way gives. */
  readonly access: 'r' | 'rw'
  /** By label. */
  readonly by: Readonly<Record<GrantLabel, 'r' | 'rw'>>
}

export interface SeenType {
  readonly recordType: string
  /** Records that are reached in any way, of all that there are. */
  readonly records: number
  readonly of: number
  readonly ways: readonly PersonWay[]
  readonly forms: readonly { readonly form: string; readonly fields: readonly SeenField[] }[]
  /** What may be done, and on how many records, as far as permissions go; conditions of an action are not looked at. */
  readonly actions: readonly { readonly action: string; readonly records: number }[]
  /** Whether some facts of records beyond reach are shown to whoever searches for them. */
  readonly searchesBeyond: boolean
}

export interface PersonProof {
  readonly userName: string
  readonly role: string
  readonly disabled: boolean
  readonly manages: readonly string[]
  readonly types: readonly SeenType[]
}

export function personProof(model: Model, account: AccountFacts, groups: readonly ReachedAlike[]): PersonProof {
  const actor = actorOf(model, account)
  const types = Object.values(model.recordTypes).flatMap((type): readonly SeenType[] => {
    const grants = actor.grants.filter(({ recordType, actions }) => recordType === type.id && actions.has('read'))
    if (grants.length === 0) return []
    const byLabel = new Map<GrantLabel, number>()
    const byAction = new Map<string, number>(grants.flatMap(({ actions }) => [...actions].map((name) => [name, 0])))
    let [records, of] = [0, 0]
    for (const alike of groups) {
      if (alike.sample.type !== type.id) continue
      of += alike.records
      const here = grantsOn(actor, alike.sample, alike.reach)
      if (here.length > 0) records += alike.records
      for (const { label } of here) byLabel.set(label, (byLabel.get(label) ?? 0) + alike.records)
      for (const name of new Set(here.flatMap(({ actions }) => [...actions]))) {
        byAction.set(name, (byAction.get(name) ?? 0) + alike.records)
      }
    }
    const forms = type.forms.flatMap(({ id, fields }) => {
      const seen = fields.flatMap((field) => fieldBy(grants, field))
      return seen.length > 0 ? [{ form: id, fields: seen }] : []
    })
    return [
      {
        recordType: type.id,
        records,
        of,
        ways: grants.map((grant) => wayOf(grant, byLabel.get(grant.label) ?? 0)),
        forms,
        actions: [...byAction].sort().map(([action, on]) => ({ action, records: on })),
        searchesBeyond: searchingBeyond(actor, type) !== undefined,
      },
    ]
  })
  const role = own(model.roles, account.role)
  return {
    userName: account.userName,
    role: account.role,
    disabled: account.disabled === true,
    manages: account.disabled ? [] : (role?.manages ?? []),
    types,
  }
}

function fieldBy(grants: readonly Grant[], field: string): readonly SeenField[] {
  const ways = grants
    .filter(({ readable, writable }) => readable.has(field) || writable.has(field))
    .map(({ label, writable }): [GrantLabel, 'r' | 'rw'] => [label, writable.has(field) ? 'rw' : 'r'])
  if (ways.length === 0) return []
  return [{ field, access: ways.some(([, access]) => access === 'rw') ? 'rw' : 'r', by: Object.fromEntries(ways) }]
}

function wayOf({ label, programmes, rows, actions }: Grant, records: number): PersonWay {
  const as = roleNamedBy(label)
  const transition = label.includes(':') ? label.slice(0, label.indexOf(':')) : undefined
  return {
    label,
    via: label === OWN ? 'own' : transition === undefined ? 'share' : 'transition',
    ...(as !== undefined && { as }),
    ...(transition !== undefined && { transition }),
    programmes,
    reach: reachOf(rows),
    actions: [...actions].sort(),
    records,
  }
}
