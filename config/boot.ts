import type { Model } from '../engine/model.ts'
import type { ModelCache } from './cache.ts'
import type { ConfigIssue } from './issue.ts'
import { loadFolder } from './load.ts'

/** A folder's model, and its issues. Without a model the folder has errors. */
export interface Booted {
  /** Of the files as they are written; the model has that of what they say. */
  readonly hash: string
  readonly issues: readonly ConfigIssue[]
  readonly model?: Model
}

/** The model of a folder: out of the cache when its hash is known, else checked, compiled and kept. */
export async function bootModel(folder: string, cache: ModelCache): Promise<Booted> {
  const source = loadFolder(folder)
  const known = source.refused.length === 0 ? cache.get(source.hash) : undefined
  if (known) return { hash: source.hash, ...known }
  const { checkFolder } = await import('./check.ts')
  const { issues, model } = await checkFolder(source)
  if (!model) return { hash: source.hash, issues }
  cache.put(source.hash, model, issues)
  return { hash: source.hash, issues, model }
}
