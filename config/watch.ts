import { type FSWatcher, watch } from 'node:fs'
import { type Booted, bootModel } from './boot.ts'
import type { ModelCache } from './cache.ts'

/** Milliseconds of quiet before a folder is read: editors write in several steps. */
const quiet = 150

/**
 * Watches a folder and tells what it comes to after each change: a model, or issues without one. Says nothing when the
 * contents are as before. Gives the way to stop. Keeping the last good model is the listener's affair.
 */
export function watchFolder(
  folder: string,
  {
    cache,
    hash,
    onChange,
  }: { readonly cache: ModelCache; readonly hash?: string; readonly onChange: (booted: Booted) => void },
): () => void {
  let last = hash
  let timer: NodeJS.Timeout | undefined
  let running = false
  let again = false
  let watcher: FSWatcher | undefined
  let stopped = false

  const read = async () => {
    if (running) {
      again = true
      return
    }
    running = true
    try {
      const booted = await bootModel(folder, cache)
      if (!stopped && booted.hash !== last) {
        last = booted.hash
        onChange(booted)
      }
    } catch {
      // The folder is away for a moment, as when an editor or git replaces it: the next event reads it.
    } finally {
      running = false
      if (again) {
        again = false
        soon()
      }
    }
  }
  const soon = () => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void read(), quiet)
  }

  watcher = watch(folder, { recursive: true, persistent: false }, (_, path) => {
    // Hidden folders are not read; data that is served may lie in one.
    if (!path?.startsWith('.')) soon()
  })
  watcher.on('error', soon)
  return () => {
    stopped = true
    clearTimeout(timer)
    watcher?.close()
  }
}
