import { todayIn } from '../engine/lib/time-zone.ts'
import { type Asked, nowOf } from './context.ts'

/** The day that it is where the instance works. */
export const todayOf = (c: Asked): string => todayIn(c.var.release.model.instance.timeZone, nowOf(c).instant)
