import { traceOf } from '../log.ts'
import type { Parts } from '../parts.ts'
import { ABSOLUTE_LIMIT, LONGEST_IDLE_LIMIT } from '../security/session-limits.ts'

const EVERY = 10 * 60_000
const A_DAY = 24 * 3_600_000
/** What people were told is kept so long. */
const NOTICES_KEPT = 90 * A_DAY

/** Forgets sessions, counted attempts and files sent whose time is over. Gives the way to stop. */
export function startSweeping({ stores, vault, clock, log }: Parts): () => void {
  const sweep = async () => {
    const now = clock()
    try {
      await stores.sessions.sweep({ seenBefore: now - LONGEST_IDLE_LIMIT, createdBefore: now - ABSOLUTE_LIMIT })
      await stores.limiter.sweep(now - A_DAY)
      await vault.sweep(now)
      await stores.notices.sweep(now - NOTICES_KEPT)
    } catch (error) {
      log({ event: 'sweep-failed', ...traceOf(error) })
    }
  }
  const timer = setInterval(() => void sweep(), EVERY)
  timer.unref()
  return () => clearInterval(timer)
}
