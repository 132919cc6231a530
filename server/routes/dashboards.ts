/** The numbers of the home page, as far as the role names them and the person may ask so. Each is the total of the list that it leads to. */
import { Hono } from 'hono'
import { dashboardsFor, indicatorsFor } from '../../engine/query/indicators.ts'
import type { Asked, Env } from '../context.ts'
import { type Answered, peopleOf, toldDashboard } from '../dashboards/told-dashboard.ts'
import { etagOf, textResponse } from '../json-response.ts'
import { audited } from '../middleware/audited.ts'
import { timeOf } from '../today.ts'

export const dashboards = new Hono<Env>().get('/dashboards', audited('dashboard'), async (c) => {
  const { actor, parts, release } = c.var
  const { model } = release
  const wanted = namesOf(c)
  const asked = dashboardsFor(model, actor)
    .filter(({ id }) => wanted.size === 0 || wanted.has(id))
    .map((dashboard) => ({ dashboard, indicators: indicatorsFor(model, actor, dashboard) }))
    .filter(({ indicators }) => indicators.length > 0)
  const counts = asked.flatMap(({ indicators }) => indicators.map(({ count }) => count))
  const counted = await parts.stores.records.counts(actor, counts, { ...timeOf(c), signal: c.req.raw.signal })
  const people = await peopleOf(c)
  let at = 0
  const data = asked.map(({ dashboard, indicators }) => {
    const answered = indicators.flatMap((one): readonly Answered[] => {
      const answer = counted[at++]
      return answer ? [{ ...one, counted: answer }] : []
    })
    return toldDashboard(dashboard, answered, { model, actor, people })
  })
  const text = JSON.stringify({ data })
  return textResponse(c, text, { etag: etagOf(text) })
})

/** `names[0]=…`, `names[]=…` or `names=…,…`; none: all that there are. */
function namesOf(c: Asked): ReadonlySet<string> {
  const entries = [...new URL(c.req.url).searchParams].filter(([key]) => /^names(\[\d*\])?$/.test(key))
  return new Set(entries.flatMap(([, value]) => value.split(',')).filter((name) => name !== ''))
}
