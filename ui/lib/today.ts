import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { todayIn } from '../../engine/lib/time-zone.ts'

/** Today in the instance's zone, turning over at midnight while the screen stands. */
export function createToday(timeZone: Accessor<string>): Accessor<string> {
  const [now, setNow] = createSignal(Date.now())
  const timer = setInterval(() => setNow(Date.now()), 60_000)
  onCleanup(() => clearInterval(timer))
  return () => todayIn(timeZone(), new Date(now()).toISOString())
}
