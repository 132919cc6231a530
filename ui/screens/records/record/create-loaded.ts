import { createEffect, createSignal, on, onCleanup, untrack } from 'solid-js'
import { OutOfReach } from '../../../data/trouble.ts'

/** So long out of sight, and what was shown is asked for anew. */
const soonOld = 60_000

/** Calls when somebody comes back to the page after a while. */
function onReturn(look: () => void) {
  let left = Date.now()
  const moved = () => {
    if (document.visibilityState === 'hidden') left = Date.now()
    else if (Date.now() - left > soonOld) look()
  }
  document.addEventListener('visibilitychange', moved)
  onCleanup(() => document.removeEventListener('visibilitychange', moved))
}

/** Something fetched for a key, kept on the screen while it is fetched again. */
export function createLoaded<Key, Value>(
  key: () => Key,
  fetch: (key: Key, signal: AbortSignal) => Promise<Value>,
  isSame: (one: Value, other: Value) => boolean = () => false,
) {
  const [value, setValue] = createSignal<Value>()
  const [error, setError] = createSignal<unknown>()
  const [round, setRound] = createSignal(0)
  createEffect(
    on([key, round], ([now], before) => {
      const stop = new AbortController()
      onCleanup(() => stop.abort())
      if (before && before[0] !== now) setValue(undefined)
      setError(undefined)
      fetch(now, stop.signal).then(
        (fetched) => {
          if (stop.signal.aborted) return
          setValue((shown) => (shown !== undefined && isSame(shown, fetched) ? shown : fetched))
        },
        (trouble: unknown) => {
          // Without a network what is on the screen stays there.
          const isShown = untrack(value) !== undefined && trouble instanceof OutOfReach
          if (!stop.signal.aborted && !isShown) setError(() => trouble)
        },
      )
    }),
  )
  const reload = () => setRound((count) => count + 1)
  return { value, error, reload, reloadOnReturn: () => onReturn(reload) }
}
