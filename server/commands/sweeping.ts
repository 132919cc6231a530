import { endExpired } from '../expiring.ts'
import { traceOf } from '../log.ts'
import type { Parts } from '../parts.ts'
import { ABSOLUTE_LIMIT, LONGEST_IDLE_LIMIT } from '../security/session-limits.ts'

const EVERY = 10 * 60_000
/** What ends by itself is noted so often; it counts no more from its instant on. */
const EXPIRING_EVERY = 30_000
const A_DAY = 24 * 3_600_000
/** Records that a new release made different are written down soon after; where nothing is left it is a glance. */
const SETTLING_EVERY = 15_000
/** Plans that were put on a day begin, and what is to be destroyed on one goes. */
const PLANS_EVERY = 15_000
/** What people were told is kept so long. */
const NOTICES_KEPT = 90 * A_DAY

/** Forgets sessions, counted attempts and files sent whose time is over, and ends what was given for a time. Gives the way to stop. */
export function startSweeping(parts: Parts): () => void {
  const { stores, vault, clock, log } = parts
  const guarded = (work: () => Promise<unknown>) => () =>
    void work().catch((error: unknown) => log({ event: 'sweep-failed', ...traceOf(error) }))
  const sweep = async () => {
    const now = clock()
    await stores.sessions.sweep({ seenBefore: now - LONGEST_IDLE_LIMIT, createdBefore: now - ABSOLUTE_LIMIT })
    await stores.limiter.sweep(now - A_DAY)
    await vault.sweep(now)
    await stores.notices.sweep(now - NOTICES_KEPT)
  }
  const stop = new AbortController()
  const timers = [
    setInterval(guarded(settling(parts, stop.signal)), SETTLING_EVERY),
    setInterval(guarded(sweep), EVERY),
    setInterval(guarded(oneAtATime(async () => parts.promotion?.tick())), PLANS_EVERY),
    setInterval(
      guarded(() => endExpired(parts)),
      EXPIRING_EVERY,
    ),
  ]
  for (const timer of timers) timer.unref()
  return () => {
    stop.abort()
    timers.forEach(clearInterval)
  }
}

/** What takes longer than a round is not begun again. */
function oneAtATime(work: () => Promise<unknown>): () => Promise<void> {
  let isBusy = false
  return async () => {
    if (isBusy) return
    isBusy = true
    try {
      await work()
    } finally {
      isBusy = false
    }
  }
}

function settling({ stores, clock, log }: Parts, signal: AbortSignal): () => Promise<void> {
  return oneAtATime(async () => {
    if ((await stores.records.unsettled()) === 0) return
    await stores.records.settleAll({ at: () => new Date(clock()).toISOString(), signal })
    log({ event: 'records-settled' })
  })
}
