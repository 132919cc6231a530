import type { ConfigIssue } from '../config/issue.ts'
import type { Model } from '../engine/model.ts'
import { createRelease, type Release } from './release.ts'

/** The configuration that is served now, and what is wrong with the one that wants to follow it. */
export interface Configuration {
  release(): Release
  /** The release's own, without the directory over it. */
  base(): Model
  /** Of the folder as it is now: errors keep it from being served. */
  issues(): readonly ConfigIssue[]
  /** Tells when either changed; gives the way to stop listening. */
  subscribe(listener: () => void): () => void
}

export interface ChangeableConfiguration extends Configuration {
  /** A new model serves from the next request on; without one the last good stays. */
  change(issues: readonly ConfigIssue[], model?: Model): void
}

/** `over`: what is laid over a release; gives the same object for as long as nothing changes. */
export function createConfiguration(
  model: Model,
  issues: readonly ConfigIssue[] = [],
  over: (model: Model) => Model = (base) => base,
): ChangeableConfiguration {
  const listeners = new Set<() => void>()
  let base = model
  let release = createRelease(over(base))
  let current = issues
  return {
    release() {
      const laid = over(base)
      if (laid !== release.model) release = createRelease(laid)
      return release
    },
    base: () => base,
    issues: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change(newIssues, newModel) {
      current = newIssues
      if (newModel && newModel.hash !== base.hash) base = newModel
      for (const listener of listeners) listener()
    },
  }
}
