/** How long a session lasts. Times in milliseconds. */
import type { Actor } from '../../engine/permissions/actor.ts'
import type { Session } from '../stores/account-stores.ts'

const MINUTE = 60_000

export const ABSOLUTE_LIMIT = 12 * 60 * MINUTE
const IDLE_LIMIT = 30 * MINUTE
/** For people who read records: a device left lying about shows them. */
const IDLE_LIMIT_WITH_RECORDS = 15 * MINUTE
export const LONGEST_IDLE_LIMIT = IDLE_LIMIT
/** Being seen is written down this often at most. */
const TOUCH_EVERY = MINUTE

export const idleLimitOf = (actor: Actor): number => (actor.grants.length > 0 ? IDLE_LIMIT_WITH_RECORDS : IDLE_LIMIT)

export const isOver = ({ createdAt, lastSeenAt }: Session, actor: Actor, now: number): boolean =>
  now - createdAt >= ABSOLUTE_LIMIT || now - lastSeenAt >= idleLimitOf(actor)

export const isToBeTouched = ({ lastSeenAt }: Session, now: number): boolean => now - lastSeenAt >= TOUCH_EVERY
