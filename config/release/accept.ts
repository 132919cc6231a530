/** Whether a bundle that was read is wanted here. */
import { signaturesOf } from './bundle.ts'
import { engineVersion, isOlder } from './engine.ts'
import type { PublicKey } from './keys.ts'
import { readBundle } from './read.ts'
import { type Refusal, refusal } from './refusals.ts'
import type { Bundle } from './release.ts'

/** What somebody who takes a bundle knows. What they leave out is not asked. */
export interface Expected {
  /** Default: this one. */
  readonly engine?: string
  /** `id` of the instance. */
  readonly instance?: string
  /** Public keys that are trusted: one of them has to have signed, and none of them wrongly. */
  readonly keys?: readonly PublicKey[]
  /** Where the instance stands: the hash of the release that is active, and of all that ever were. */
  readonly lineage?: { readonly active: string; readonly known: readonly string[] }
}

/** All reasons at once. */
export function refusalsOf(bundle: Bundle, expected: Expected = {}): readonly Refusal[] {
  const { engine = engineVersion, instance, keys, lineage } = expected
  const { release } = bundle
  const { from, below } = release.engine
  return [
    ...(isOlder(engine, from) ? [refusal('release.newer_engine', engine, from)] : []),
    ...(isOlder(engine, below) ? [] : [refusal('release.older_engine', engine, below)]),
    ...(instance === undefined || instance === release.instance
      ? []
      : [refusal('release.foreign_instance', release.instance, instance)]),
    ...(keys ? untrusted(bundle, keys) : []),
    ...(lineage ? strayed(bundle, lineage) : []),
  ]
}

function untrusted(bundle: Bundle, keys: readonly PublicKey[]): readonly Refusal[] {
  const states = signaturesOf(bundle, keys)
  if (states.length === 0) return [refusal('release.unsigned')]
  const wrong = states.find(({ state }) => state === 'wrong')
  if (wrong) return [refusal('release.wrong_signature', wrong.key)]
  const isTrusted = states.some(({ state }) => state === 'verified')
  return isTrusted ? [] : [refusal('release.unknown_key', states.map(({ key }) => key).join(', '))]
}

/** A release may skip some that this instance never had, but never the one that is active. The active one again is no news, and no harm. */
function strayed({ hash, release }: Bundle, lineage: NonNullable<Expected['lineage']>): readonly Refusal[] {
  const { active, known } = lineage
  if (hash === active || release.ancestors.includes(active)) return []
  if (known.includes(hash)) return [refusal('release.older')]
  const isKin = release.ancestors.some((ancestor) => known.includes(ancestor))
  return [refusal(isKin ? 'release.diverged' : 'release.foreign_lineage', undefined, active.slice(0, 12))]
}

export type Accepted = { readonly bundle: Bundle } | { readonly refusals: readonly Refusal[] }

/** From bytes to a bundle that is wanted here. */
export function acceptBundle(bytes: Uint8Array, expected: Expected = {}): Accepted {
  const read = readBundle(bytes)
  if ('refused' in read) return { refusals: [read.refused] }
  const refusals = refusalsOf(read.bundle, expected)
  return refusals.length === 0 ? read : { refusals }
}
