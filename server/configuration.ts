import type { ConfigIssue } from '../config/issue.ts'
import type { Model } from '../engine/model.ts'
import { createRelease, type Release } from './release.ts'

/** The configuration that is served now, and what is wrong with the one that wants to follow it. */
export interface Configuration {
  release(): Release
  /** Of the folder as it is now: errors keep it from being served. */
  issues(): readonly ConfigIssue[]
  /** Tells when either changed; gives the way to stop listening. */
  subscribe(listener: () => void): () => void
}

export interface ChangeableConfiguration extends Configuration {
  /** A new model serves from the next request on; without one the last good stays. */
  change(issues: readonly ConfigIssue[], model?: Model): void
}

export function createConfiguration(model: Model, issues: readonly ConfigIssue[] = []): ChangeableConfiguration {
  const listeners = new Set<() => void>()
  let release = createRelease(model)
  let current = issues
  return {
    release: () => release,
    issues: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change(newIssues, newModel) {
      current = newIssues
      if (newModel && newModel.hash !== release.model.hash) release = createRelease(newModel)
      for (const listener of listeners) listener()
    },
  }
}
