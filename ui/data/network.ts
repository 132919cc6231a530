import { createEffect, onCleanup } from 'solid-js'
import type { Truth } from './truth.ts'

const pause = 15_000

/** Finds out when the network is back, so that nobody has to press anything for the line of truth to be true. */
export function watchNetwork(truth: Pick<Truth, 'network' | 'setNetwork'>, probe: () => unknown) {
  const gone = () => truth.setNetwork(false)
  window.addEventListener('online', probe)
  window.addEventListener('offline', gone)
  createEffect(() => {
    if (truth.network()) return
    const timer = setInterval(probe, pause)
    onCleanup(() => clearInterval(timer))
  })
  onCleanup(() => {
    window.removeEventListener('online', probe)
    window.removeEventListener('offline', gone)
  })
}
