/** Entries of the directory that say something else than a release, for the plan that leads to it. */
import { createHash } from 'node:crypto'
import { equal } from '../../engine/lib/equal.ts'
import type { Model, Texts } from '../../engine/model.ts'
import type { DecisionKind, PlanItem } from '../../engine/plan/plan.ts'
import { canonicalJson } from '../release/canonical-json.ts'
import { directoryKinds } from './index.ts'

/** An entry that was changed or made here. */
export interface ChangedEntry {
  readonly kind: string
  readonly id: string
  readonly body: object
  /** {@link entryHash} of the release's entry when it was first changed here; absent: the release had none. */
  readonly basis?: string
  readonly changedBy: string
  readonly changedAt: string
}

/** By which an entry of a release is known. */
export const entryHash = (body: object): string => createHash('sha256').update(canonicalJson(body)).digest('hex')

export interface Drift extends Pick<ChangedEntry, 'kind' | 'id' | 'changedBy' | 'changedAt'> {
  /** What the release says; absent: it has no such entry. */
  readonly theirs?: object
  readonly ours: object
  /** The release changed the entry as well, since it was changed here. */
  readonly isContested: boolean
}

/** `adopt`: what stands here goes into the release. `overwrite`: the release counts again. `keep`: it stays as it is, here only. */
export const driftDecisions = ['adopt', 'overwrite', 'keep'] as const satisfies readonly DecisionKind[]

export function driftFrom(release: Model, changed: readonly ChangedEntry[]): readonly Drift[] {
  const known = new Map(directoryKinds.map(({ kind, entries }) => [kind, entries(release)]))
  return changed.flatMap(({ kind, id, body, basis, changedBy, changedAt }): readonly Drift[] => {
    const theirs = known.get(kind)?.get(id)
    if (!known.has(kind) || equal(theirs, body)) return []
    const isContested = theirs !== undefined && basis !== entryHash(theirs)
    return [{ kind, id, ours: body, isContested, changedBy, changedAt, ...(theirs && { theirs }) }]
  })
}

/** The same as items of a plan. What the release does not know needs no decision: it stays. */
export const driftItems = (release: Model, changed: readonly ChangedEntry[]): readonly PlanItem[] =>
  driftFrom(release, changed).map(({ kind, id, ours, theirs, isContested, changedBy, changedAt }) => ({
    id: `directory/${kind}/${id}/drifted`,
    kind: theirs ? `directory.${isContested ? 'contested' : 'drifted'}` : 'directory.added',
    class: theirs ? 'attention' : 'safe',
    subject: { what: kind, id },
    details: {
      name: (ours as { readonly name?: Texts }).name,
      properties: differing(ours, theirs),
      ...{ changedBy, changedAt },
    },
    ...(theirs && { decisions: driftDecisions }),
  }))

const differing = (ours: object, theirs: object = {}): readonly string[] => {
  const [one, other] = [ours, theirs] as readonly Readonly<Record<string, unknown>>[]
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].filter(
    (name) => !equal(one?.[name], other?.[name]),
  )
}
