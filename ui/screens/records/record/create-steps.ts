import { createSignal, onCleanup, onMount } from 'solid-js'

/** How much of a long page is drawn: what is asked for at once, the rest bit by bit whenever the browser rests. */
export function createSteps(total: number, first: () => number) {
  const [count, setCount] = createSignal(Math.min(total, first()))
  const reach = (wanted: number) => setCount((now) => Math.max(now, Math.min(total, wanted)))
  onMount(() => {
    let waiting: number | undefined
    const ask: (work: () => void) => number =
      typeof requestIdleCallback === 'function'
        ? (work) => requestIdleCallback(work, { timeout: 1000 })
        : (work) => Number(setTimeout(work, 50))
    const forget = typeof cancelIdleCallback === 'function' ? cancelIdleCallback : clearTimeout
    const step = () => {
      reach(count() + 2)
      waiting = count() < total ? ask(step) : undefined
    }
    if (count() < total) waiting = ask(step)
    onCleanup(() => waiting !== undefined && forget(waiting))
  })
  return { count, reach }
}
