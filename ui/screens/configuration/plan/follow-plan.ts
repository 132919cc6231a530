/** What is under way, as the server tells it while it goes on. */
import type { Failure, PlanState, Progress } from '../../../data/promotion.ts'

export interface LiveProgress extends Partial<Progress> {
  readonly state: PlanState
  readonly failure?: Failure
}

const PAUSE = 600

interface Wishes {
  readonly told: (live: LiveProgress) => void
  /** Asks how it stands; true: it is still under way. */
  readonly look: () => Promise<boolean>
}

/** Goes on until nothing is under way any more, over lost connections; gives the way to stop. */
export function followPlan(id: string, { told, look }: Wishes): () => void {
  let stopped = false
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const again = () => {
    source?.close()
    timer = setTimeout(async () => {
      const goesOn = await look().catch(() => true)
      if (goesOn && !stopped) begin()
    }, PAUSE)
  }
  const begin = () => {
    if (typeof EventSource === 'undefined') return again()
    source = new EventSource(`/api/v2/plans/${encodeURIComponent(id)}/progress`)
    source.addEventListener('progress', (event) => told(JSON.parse(event.data)))
    // The server ends the stream when it is over, and a proxy may cut it.
    source.onerror = again
  }
  begin()
  return () => {
    stopped = true
    source?.close()
    clearTimeout(timer)
  }
}
