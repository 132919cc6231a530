import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Draft, DraftOf, Kept } from './draft.ts'
import type { Drafts } from './drafts.ts'

interface Parts {
  readonly drafts: Drafts
  readonly of: DraftOf
  /** Changes with every answer. */
  readonly revision: Accessor<number>
  /** The draft as it would be now, or undefined while nothing differs from what is saved. */
  readonly draft: () => Draft | undefined
  readonly delay?: number
}

/** Keeps a draft while somebody types: soon after the last key, and at once when the page goes out of sight. */
export function createAutosave({ drafts, of, revision, draft, delay = 400 }: Parts) {
  const [last, setLast] = createSignal<Kept>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting = false
  let ended = false

  const keepNow = async () => {
    clearTimeout(timer)
    if (!waiting || ended) return
    waiting = false
    const now = draft()
    if (now) setLast(await drafts.keep(now))
    else if (last()?.kind === 'kept') {
      // Everything was changed back: there is nothing left to take up again.
      await drafts.remove(of).catch(() => undefined)
      setLast(undefined)
    }
  }

  const outOfSight = () => {
    if (document.visibilityState === 'hidden') void keepNow()
  }

  createEffect(
    on(
      revision,
      () => {
        if (ended) return
        waiting = true
        clearTimeout(timer)
        timer = setTimeout(keepNow, delay)
      },
      { defer: true },
    ),
  )
  document.addEventListener('visibilitychange', outOfSight)
  window.addEventListener('pagehide', keepNow)
  onCleanup(() => {
    document.removeEventListener('visibilitychange', outOfSight)
    window.removeEventListener('pagehide', keepNow)
    void keepNow()
  })

  return {
    /** What became of the last attempt; undefined before the first. */
    last,
    /** Keeps at once what is still waiting. */
    keepNow,
    /** No more drafts from here: saved, or discarded. */
    end: () => {
      ended = true
      clearTimeout(timer)
    },
  }
}
