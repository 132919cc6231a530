/** How often something may be tried, as a leaking bucket: so many at once, and one more each `every` milliseconds. Pure. */
export interface BucketRule {
  readonly burst: number
  readonly every: number
}

export interface Bucket {
  /** Attempts that count at `at`. */
  readonly level: number
  readonly at: number
}

export const emptyBucket: Bucket = { level: 0, at: 0 }

const left = ({ every }: BucketRule, { level, at }: Bucket, now: number) =>
  Math.max(0, level - Math.max(0, now - at) / every)

/** Milliseconds until the next attempt; 0: it may go on. */
export const waitOf = (rule: BucketRule, bucket: Bucket, now: number): number =>
  Math.max(0, Math.ceil((left(rule, bucket, now) + 1 - rule.burst) * rule.every))

export const withOneMore = (rule: BucketRule, bucket: Bucket, now: number): Bucket => ({
  level: left(rule, bucket, now) + 1,
  at: now,
})

export const isEmptyAt = (rule: BucketRule, bucket: Bucket, now: number): boolean => left(rule, bucket, now) === 0

const FREE_FAILURES = 4
const LONGEST_DELAY = 15 * 60_000

/** How long after its last failure an account stays closed: nothing at first, then twice as long each time. */
export const delayAfter = (failures: number): number =>
  failures <= FREE_FAILURES ? 0 : Math.min(LONGEST_DELAY, 1000 * 2 ** (failures - FREE_FAILURES - 1))
