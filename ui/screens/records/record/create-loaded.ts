import { createEffect, createSignal, on, onCleanup } from 'solid-js'

/** Something fetched for a key, kept on the screen while it is fetched again. */
export function createLoaded<Key, Value>(key: () => Key, fetch: (key: Key, signal: AbortSignal) => Promise<Value>) {
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
        (fetched) => !stop.signal.aborted && setValue(() => fetched),
        (trouble: unknown) => !stop.signal.aborted && setError(() => trouble),
      )
    }),
  )
  return { value, error, reload: () => setRound((count) => count + 1) }
}
