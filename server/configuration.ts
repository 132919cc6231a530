import type { ConfigIssue } from '../config/issue.ts'
import { besideRing, isInRing, type Ring } from '../config/plan/ring.ts'
import type { Model } from '../engine/model.ts'
import { createRelease, type Release } from './release.ts'

/** The configuration that is served now, and what is wrong with the one that wants to follow it. */
export interface Configuration {
  /** The one that is active. */
  release(): Release
  /** The one that serves a person: the active one, but for the people of a ring. */
  releaseFor(person: { readonly agency: string; readonly groups: readonly string[] }): Release
  /** The release's own, without the directory over it. */
  base(): Model
  /** What is served to a ring, while there is one. */
  ringed(): Ringed | undefined
  /** Of the folder as it is now: errors keep it from being served. */
  issues(): readonly ConfigIssue[]
  /** Tells when either changed; gives the way to stop listening. */
  subscribe(listener: () => void): () => void
}

/** A release that some are served before the others. */
export interface Ringed {
  readonly ring: Ring
  readonly model: Model
}

export interface ChangeableConfiguration extends Configuration {
  /** A new model serves from the next request on, and everybody; without one the last good stays. */
  change(issues: readonly ConfigIssue[], model?: Model): void
  /** Serves another release to a ring, from the next request on; none: the active one serves everybody. */
  serveToRing(ringed: Ringed | undefined): void
}

/** `over`: what is laid over a release; gives the same object for as long as nothing changes. */
export function createConfiguration(
  model: Model,
  issues: readonly ConfigIssue[] = [],
  over: (model: Model) => Model = (base) => base,
  toRing?: Ringed,
): ChangeableConfiguration {
  const listeners = new Set<() => void>()
  let base = model
  let ringed = toRing
  let current = issues
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const active = keptRelease(() => {
    const laid = over(base)
    return ringed === undefined ? laid : besideRing(laid, ringed.model)
  })
  const first = keptRelease(() => over(ringed?.model ?? base))
  return {
    release: active,
    releaseFor: (person) => (ringed !== undefined && isInRing(ringed.ring, person) ? first() : active()),
    base: () => base,
    ringed: () => ringed,
    issues: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change(newIssues, newModel) {
      current = newIssues
      if (newModel) ringed = undefined
      if (newModel && newModel.hash !== base.hash) base = newModel
      tell()
    },
    serveToRing(others) {
      ringed = others
      tell()
    },
  }
}

/** Made anew when the model is another one. */
function keptRelease(model: () => Model): () => Release {
  let release: Release | undefined
  return () => {
    const now = model()
    if (release?.model !== now) release = createRelease(now)
    return release
  }
}
