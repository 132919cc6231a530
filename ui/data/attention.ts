import { createSignal } from 'solid-js'
import type { Life } from './life.ts'
import type { AlertCounts } from './life-wire.ts'

interface Parts {
  readonly life: Pick<Life, 'alertCounts' | 'taskCounts'>
  readonly clock?: () => number
}

/** So long what was counted is good enough. */
const staysFresh = 60_000

/** How much asks for this person's attention, as the main places say it. Asked for now and then, and after each write. */
export function createAttention({ life, clock = Date.now }: Parts) {
  const [tasks, setTasks] = createSignal(0)
  const [alerts, setAlerts] = createSignal<AlertCounts>({})
  let askedAt = Number.NEGATIVE_INFINITY
  let round = 0
  const ask = async () => {
    askedAt = clock()
    round += 1
    const mine = round
    const [counted, told] = await Promise.allSettled([life.taskCounts(), life.alertCounts()])
    if (mine !== round) return
    // Numbers that cannot be had stay as they were.
    if (counted.status === 'fulfilled') setTasks(counted.value.overdue + counted.value.today)
    if (told.status === 'fulfilled') setAlerts(told.value)
  }
  return {
    /** Tasks that are overdue or due today. */
    tasks,
    /** By record type. */
    alerts,
    /** Counts unless that was done a moment ago. */
    look: () => {
      if (clock() - askedAt > staysFresh) void ask()
    },
    /** Something was done: counts anew. */
    renew: () => void ask(),
    forget: () => {
      round += 1
      askedAt = Number.NEGATIVE_INFINITY
      setTasks(0)
      setAlerts({})
    },
  }
}
