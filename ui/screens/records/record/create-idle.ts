import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'

/** Whether the browser has had time to rest since the screen was drawn: for what may wait until people can work. */
export function createIdle(): Accessor<boolean> {
  const [idle, setIdle] = createSignal(false)
  onMount(() => {
    const ask = globalThis.requestIdleCallback as typeof requestIdleCallback | undefined
    if (!ask) {
      const timer = setTimeout(() => setIdle(true), 200)
      onCleanup(() => clearTimeout(timer))
      return
    }
    const asked = ask(() => setIdle(true), { timeout: 2000 })
    onCleanup(() => cancelIdleCallback(asked))
  })
  return idle
}
