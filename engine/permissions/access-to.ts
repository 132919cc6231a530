import { own } from '../lib/own.ts'
import type { Model } from '../model.ts'
import type { AnyRecord } from '../records/record.ts'
import { type Access, type Actor, type Grant, OWN, type ReachRow } from './actor.ts'
import { allOf, without } from './name-sets.ts'
import { narrowedBy } from './own-rows.ts'
import { roleNamedBy } from './reach.ts'
import { roleOf } from './role-fields.ts'

type Placed = Pick<AnyRecord, 'type' | 'programme'>

/** The actor's grants that reach the record. */
export const grantsOn = (
  actor: Pick<Actor, 'grants' | 'at'>,
  record: Placed,
  reach: readonly ReachRow[],
  now: string | undefined = actor.at,
): readonly Grant[] =>
  actor.grants.filter(
    (grant) =>
      grant.recordType === record.type &&
      grant.actions.has('read') &&
      grant.programmes.includes(record.programme) &&
      reaches(grant, reach, now),
  )

const reaches = ({ rows, label }: Grant, reach: readonly ReachRow[], now: string | undefined) =>
  rows === 'all' ||
  reach.some((row) => row.label === label && rows.includes(row.principal) && isInForce(row.until, now))

/** A share that is given for a time counts until its end; who does not say when it is, means before. */
const isInForce = (until: string | undefined, now: string | undefined) =>
  until === undefined || now === undefined || until > now

/** What the actor may do with the record; undefined when it is out of reach, which is the same as if there were none. */
export function accessTo(
  actor: Pick<Actor, 'grants' | 'at'>,
  record: Placed,
  reach: readonly ReachRow[],
  now?: string,
): Access | undefined {
  const grants = grantsOn(actor, record, reach, now)
  return grants.length > 0 ? union(grants) : undefined
}

/** What the actor may do with a new record of the type: by the own role only, since nobody can have shared it. */
export function accessToNew(actor: Actor, type: string, programme: string): Access | undefined {
  const grants = actor.grants.filter(
    (grant) => grant.label === OWN && grant.recordType === type && grant.programmes.includes(programme),
  )
  return grants.length > 0 ? union(grants) : undefined
}

/** Reading, writing and actions of several grants taken together. */
function union(grants: readonly Grant[]): Access {
  const [first, second] = grants
  if (first && !second) return first
  return {
    readable: allOf(grants.map(({ readable }) => readable)),
    writable: allOf(grants.map(({ writable }) => writable)),
    actions: allOf(grants.map(({ actions }) => actions)),
    ...keptBy(grants),
    ...narrowedBy(grants),
  }
}

/** Subforms whose rows are kept by every grant that writes them. */
function keptBy(grants: readonly Grant[]): Pick<Access, 'keepsRows'> {
  const writing = grants.filter(({ writable }) => writable.size > 0)
  const keeping = writing.flatMap(({ keepsRows }) => keepsRows ?? [])
  if (keeping.length === 0) return {}
  const loose = writing.map(({ writable, keepsRows }) => (keepsRows ? without(writable, keepsRows) : writable))
  const kept = without(allOf(keeping), allOf(loose))
  return kept.size > 0 ? { keepsRows: kept } : {}
}

/** Forms on which the actor sees the record, and whether they may fill them in there. */
export function formsOn(
  model: Model,
  actor: Actor,
  record: Placed,
  reach: readonly ReachRow[],
): Readonly<Record<string, 'r' | 'rw'>> {
  const forms: Record<string, 'r' | 'rw'> = {}
  for (const { label, writable } of grantsOn(actor, record, reach)) {
    const role = roleOf(model, roleNamedBy(label) ?? actor.role)
    for (const [form, access] of Object.entries(own(role.forms, record.type) ?? {})) {
      if (own(forms, form) !== 'rw') forms[form] = writable.size > 0 ? access : 'r'
    }
  }
  return forms
}
