/** How the instance is used: numbers of records and people. */
import { Hono } from 'hono'
import type { Asked, Env } from '../context.ts'
import { audited } from '../middleware/audited.ts'
import { entrusted } from '../middleware/entrusted.ts'
import { said } from '../narrowed.ts'
import type { System } from '../system/system.ts'
import { toldUsage, usageTable } from '../system/told.ts'
import { quarterOf, type Span } from '../system/usage.ts'
import { spanOf } from '../time-span.ts'
import { todayOf } from '../today.ts'
import { reportResponse } from './report-response.ts'

export const usage = (care: System) =>
  new Hono<Env>().get('/usage_reports/current', audited('usage_report'), entrusted('usage:read'), async (c) => {
    const { model } = c.var.release
    const told = toldUsage(model, (texts) => said(c, texts), await care.usage(model, wantedSpan(c)))
    return reportResponse(c, told, () => usageTable(told), 'usage')
  })

/** Absent: from the beginning of the quarter until today is over. */
function wantedSpan(c: Asked): Span {
  const { from, to } = c.req.query()
  const today = todayOf(c)
  const span = spanOf(c, { from: from || quarterOf(today), to: to || today })
  return { from: span.from ?? '', to: span.to ?? '' }
}
