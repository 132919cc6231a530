/** Limits on requests, in memory: they guard the process, and a restart may forget them. */
import { problems } from '../../engine/problems.ts'
import { type Bucket, type BucketRule, emptyBucket, isEmptyAt, waitOf, withOneMore } from './attempts.ts'

export interface Rate {
  /** Throws the refusal that names the seconds to wait. */
  take(key: string, now: number): void
}

export interface Rates {
  /** Requests of a session. */
  readonly session: Rate
  /** Requests from a network without a session. */
  readonly network: Rate
  /** Searches by words of a session. */
  readonly search: Rate
  /** Entries in the audit about attempts that had to wait, of a network: nobody fills the disk with them. */
  readonly noted: Rate
}

const MOST_KEYS = 20_000

export function createRate(rule: BucketRule): Rate {
  const buckets = new Map<string, Bucket>()

  /** A map keeps the order in which keys were last set: the idle ones stand first. */
  function forgetIdle(now: number): void {
    for (const [key, bucket] of buckets) {
      if (buckets.size < MOST_KEYS && !isEmptyAt(rule, bucket, now)) return
      buckets.delete(key)
    }
  }

  return {
    take(key, now) {
      const bucket = buckets.get(key) ?? emptyBucket
      const wait = waitOf(rule, bucket, now)
      if (wait > 0) throw problems.tooMany({ retryAfterSeconds: Math.ceil(wait / 1000) })
      buckets.delete(key)
      if (buckets.size >= MOST_KEYS) forgetIdle(now)
      buckets.set(key, withOneMore(rule, bucket, now))
    },
  }
}

export const createRates = (): Rates => ({
  session: createRate({ burst: 60, every: 50 }),
  network: createRate({ burst: 60, every: 50 }),
  search: createRate({ burst: 20, every: 500 }),
  noted: createRate({ burst: 5, every: 60_000 }),
})

const unlimited: Rate = { take: () => undefined }

/** Lets everything pass: for measuring. */
export const noRates: Rates = { session: unlimited, network: unlimited, search: unlimited, noted: unlimited }
