import { addDays, isoDate, isoInstant } from '../engine/lib/dates.ts'
import { instantIn } from '../engine/lib/time-zone.ts'
import { problems } from '../engine/problems.ts'
import type { Asked } from './context.ts'

const startOfDay = (c: Asked, text: string | undefined): string | undefined => {
  const day = isoDate(text)
  return day === undefined ? undefined : instantIn(c.var.release.model.instance.timeZone, `${day}T00:00`)
}

/** The instant at which the day is over where the instance works. */
export function endOfDay(c: Asked, text: string | undefined): string | undefined {
  const day = isoDate(text)
  return day === undefined ? undefined : startOfDay(c, addDays(day, 1))
}

/** A span of time, each end a day or an instant; days count from their beginning to their end. */
export function spanOf(
  c: Asked,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): { readonly from?: string; readonly to?: string } {
  const refused = (field: string) => problems.queryRefused({ field, code: 'query.unreadable_value' })
  const begins = from && (startOfDay(c, from) ?? isoInstant(from))
  const ends = to && (endOfDay(c, to) ?? isoInstant(to))
  if (from && !begins) throw refused('from')
  if (to && !ends) throw refused('to')
  return { ...(begins && { from: begins }), ...(ends && { to: ends }) }
}
