/** Plans: from what is active to a release, or back; decided, agreed to and applied. */
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { isoInstant } from '../../engine/lib/dates.ts'
import { decisionKinds } from '../../engine/plan/plan.ts'
import { Problem } from '../../engine/problems.ts'
import type { Asked, Env } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedIfPossible, auditedWhenRefused } from '../middleware/audited.ts'
import { entrusted } from '../middleware/entrusted.ts'
import type { Decided } from '../promotion/deciding.ts'
import type { Promotion } from '../promotion/promotion.ts'
import { toldPlan, toldProgress, toldWholePlan } from '../promotion/told-plan.ts'
import { bodyOf } from '../request-body.ts'
import { anyObject, listOf, object, optional, orNull, type Shape, text } from '../security/shapes.ts'
import type { KeptPlan } from '../stores/promotion-stores.ts'

const MOST_TOLD = 100
const hash = text({ longest: 64, pattern: /^[0-9a-z_-]{1,64}$/ })
const note = optional(text({ longest: 2000 }))

export const planShape = object({ release: optional(hash), rollback_to: optional(hash) })
export const decisionShape = object({
  kind: text({ longest: 20, pattern: new RegExp(`^(${decisionKinds.join('|')})$`) }),
  options: optional(textsBy()),
  on: optional(text({ longest: 10, pattern: /^\d{4}-\d{2}-\d{2}$/ })),
})
export const decisionsShape = object({ decisions: anyObject })
export const verdictShape = object({ content: hash, note })
export const scheduleShape = object({ at: text({ longest: 40 }) })
const several = optional(listOf(text({ longest: 200 }), 1000))
export const ringShape = object({ agencies: several, user_groups: several })

/** Of ids, by id. */
function textsBy(): Shape<Readonly<Record<string, string>>> {
  const id = text({ longest: 200 })
  return {
    schema: { type: 'object', additionalProperties: id.schema },
    read(value, at) {
      const read = anyObject.read(value, at)
      return Object.fromEntries(Object.entries(read).map(([name, one]) => [name, id.read(one, `${at}/${name}`)]))
    },
  }
}

export const plans = (promotion: Promotion) => {
  const told = async (c: Asked, plan: KeptPlan, status: 200 | 201 | 202 = 200, more: object = {}) => {
    const { userName } = c.var.actor
    const { configuration, stores } = c.var.parts
    const { model } = configuration.release()
    const live = promotion.progress.of(plan.id)
    const ring = await promotion.ring()
    const whole = toldWholePlan(plan, await promotion.standing(plan), { userName, model, live, ring })
    const before = plan.basis === model.hash ? model : await stores.releases.model(plan.basis)
    const data = { ...whole, ...(before && { basis_version: before.instance.version }) }
    return jsonResponse(c, { data, ...more }, { status })
  }
  const idOf = (c: Asked) => c.req.param('id' as never) as string
  const by = (c: Asked) => c.var.actor.userName

  return new Hono<Env>()
    .get('/plans', audited('plans_list'), entrusted('configuration:read'), async (c) => {
      const all = await promotion.list(MOST_TOLD)
      return jsonResponse(c, { data: all.map((plan) => toldPlan(plan, promotion.progress.of(plan.id))) })
    })
    .post('/plans', auditedWhenRefused('plan_make'), entrusted('configuration:plan'), async (c) => {
      const { release, rollback_to: rollbackTo } = await bodyOf(c, planShape)
      const wanted = release !== undefined ? { release } : rollbackTo !== undefined ? { rollbackTo } : undefined
      if (!wanted || (release !== undefined && rollbackTo !== undefined)) {
        throw new Problem('invalid', 'plan.goal_missing', {})
      }
      return told(c, await promotion.make(wanted, by(c)), 201)
    })
    .get('/plans/:id', audited('plan_show'), entrusted('configuration:read'), async (c) =>
      told(c, await promotion.get(idOf(c))),
    )
    .patch('/plans/:id', auditedWhenRefused('plan_decide'), entrusted('configuration:plan'), async (c) => {
      const { decisions } = await bodyOf(c, decisionsShape)
      const one = orNull(decisionShape)
      const decided = Object.fromEntries(
        Object.entries(decisions).map(([item, decision]) => [
          item,
          one.read(decision, `/decisions/${item.slice(0, 200)}`),
        ]),
      )
      return told(c, await promotion.decide(idOf(c), decided as Decided, by(c)))
    })
    .get('/plans/:id/choices', audited('plan_show'), entrusted('configuration:read'), async (c) =>
      jsonResponse(c, { data: await promotion.choices(idOf(c), c.req.query('item') ?? '') }),
    )
    .post('/plans/:id/approve', auditedWhenRefused('plan_approve'), entrusted('configuration:approve'), async (c) =>
      told(c, await promotion.judge(idOf(c), 'approved', await bodyOf(c, verdictShape), by(c))),
    )
    .post('/plans/:id/refuse', auditedWhenRefused('plan_refuse'), entrusted('configuration:approve'), async (c) =>
      told(c, await promotion.judge(idOf(c), 'refused', await bodyOf(c, verdictShape), by(c))),
    )
    .post('/plans/:id/schedule', auditedWhenRefused('plan_schedule'), entrusted('configuration:apply'), async (c) => {
      const at = isoInstant((await bodyOf(c, scheduleShape)).at)
      if (at === undefined) throw new Problem('invalid', 'plan.schedule_unreadable', { field: 'at' })
      return told(c, await promotion.schedule(idOf(c), at, by(c)))
    })
    .post('/plans/:id/withdraw', auditedWhenRefused('plan_withdraw'), entrusted('configuration:plan'), async (c) =>
      told(c, await promotion.withdraw(idOf(c), by(c))),
    )
    .post('/plans/:id/apply', auditedWhenRefused('plan_apply'), entrusted('configuration:apply'), async (c) => {
      const { plan, already } = await promotion.apply(idOf(c), by(c))
      return told(c, plan, already ? 200 : 202, already ? { note: 'plan.applied_already' } : {})
    })
    .post('/plans/:id/ring', auditedWhenRefused('plan_ring'), entrusted('configuration:apply'), async (c) => {
      const { agencies = [], user_groups: groups = [] } = await bodyOf(c, ringShape)
      const { plan, already } = await promotion.apply(idOf(c), by(c), { agencies, groups })
      return told(c, plan, already ? 200 : 202, already ? { note: 'plan.applied_already' } : {})
    })
    .delete('/plans/:id/ring', auditedWhenRefused('plan_give_up'), entrusted('configuration:apply'), async (c) =>
      told(c, await promotion.giveUp(idOf(c), by(c))),
    )
    .get('/plans/:id/progress', auditedIfPossible('plan_progress'), entrusted('configuration:read'), async (c) => {
      await promotion.get(idOf(c))
      return progressOf(c, promotion, idOf(c))
    })
}

/** No more often than somebody can read. */
const PAUSE = 500
const UNDER_WAY = ['counting', 'applying']

/** Says how far it is each time that it changes, until nothing is under way any more. */
function progressOf(c: Asked, promotion: Promotion, id: string): Response {
  return streamSSE(c, async (stream) => {
    let isOver = false
    let wake = () => {}
    const stop = promotion.progress.listen(id, () => wake())
    stream.onAbort(() => {
      isOver = true
      wake()
    })
    while (!isOver) {
      const changed = new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, 4 * PAUSE).unref()
      })
      const plan = await promotion.get(id)
      const live = promotion.progress.of(id) ?? plan.progress
      isOver ||= !UNDER_WAY.includes(plan.state) && promotion.progress.of(id) === undefined
      const data = {
        state: plan.state,
        ...(live && toldProgress(live)),
        ...(plan.failure && { failure: plan.failure }),
      }
      await stream.writeSSE({ event: 'progress', data: JSON.stringify(data) })
      if (isOver) break
      await changed
      await stream.sleep(PAUSE)
    }
    stop()
  })
}
