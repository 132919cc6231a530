/** How the instance is used: numbers of records and people. */
import { Hono } from 'hono'
import { own } from '../../engine/lib/own.ts'
import { problems } from '../../engine/problems.ts'
import { withinOf } from '../accounts/managing.ts'
import type { Asked, Env } from '../context.ts'
import { audited } from '../middleware/audited.ts'
import { said } from '../narrowed.ts'
import type { System } from '../system/system.ts'
import { toldUsage, usageTable } from '../system/told.ts'
import { quarterOf, type Span, type Whom } from '../system/usage.ts'
import { spanOf } from '../time-span.ts'
import { todayOf } from '../today.ts'
import { reportResponse } from './report-response.ts'

export const usage = (care: System) =>
  new Hono<Env>().get('/usage_reports/current', audited('usage_report'), async (c) => {
    const { model } = c.var.release
    const whom = whomOf(c)
    const told = toldUsage(model, (texts) => said(c, texts), await care.usage(model, wantedSpan(c), whom))
    return reportResponse(c, told, () => usageTable(told), 'usage')
  })

/** Undefined: everybody. Else those whose accounts the reader sees. */
function whomOf(c: Asked): Whom | undefined {
  const { actor, release } = c.var
  if (actor.manages.has('usage:read')) return undefined
  if (!actor.manages.has('usage:read_group')) throw problems.actionForbidden({ action: 'usage:read' })
  const within = withinOf(release.model, actor)
  const programmes = own(release.model.roles, actor.role)?.programmes ?? []
  return within && { ...within, programmes }
}

/** Absent: from the beginning of the quarter until today is over. */
function wantedSpan(c: Asked): Span {
  const { from, to } = c.req.query()
  const today = todayOf(c)
  const span = spanOf(c, { from: from || quarterOf(today), to: to || today })
  return { from: span.from ?? '', to: span.to ?? '' }
}
