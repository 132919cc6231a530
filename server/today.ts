import { todayIn } from '../engine/lib/time-zone.ts'
import type { Time } from '../engine/query/bounds.ts'
import { type Asked, nowOf } from './context.ts'
import type { Release } from './release.ts'

/** The day and the instant, for questions. */
export const timeOf = (c: Asked): Time => ({ today: todayOf(c), now: nowOf(c).instant })

const MINUTE = 60_000
const known = new WeakMap<Release, { readonly minute: number; readonly day: string }>()

/** The day that it is where the instance works. Days begin with a minute, so it is looked up once in each. */
export function todayOf(c: Asked): string {
  const { release } = c.var
  const { ms, instant } = nowOf(c)
  const minute = Math.floor(ms / MINUTE)
  const last = known.get(release)
  if (last?.minute === minute) return last.day
  const day = todayIn(release.model.instance.timeZone, instant)
  known.set(release, { minute, day })
  return day
}
