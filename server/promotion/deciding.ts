/** What people do with a plan before it is applied: decide, agree, refuse, put on a day, withdraw. */
import { type Choice, calledBefore, choicesAfter } from '../../config/plan/choices.ts'
import { toBeMapped, wrongWith } from '../../config/plan/completeness.ts'
import { todayIn } from '../../engine/lib/time-zone.ts'
import type { CountedPlan, Decision, PlanItem } from '../../engine/plan/plan.ts'
import { type Issue, Problem, problems } from '../../engine/problems.ts'
import { USER } from '../audit/actions.ts'
import { applicableStates, type KeptPlan, type PlanState, readyStates } from '../stores/promotion-stores.ts'
import { conflict, type Workings } from './parts.ts'
import type { Planning } from './planning.ts'
import { itemsForTwo } from './policy.ts'
import { isOwn, obstacleTo, ownersOf, type Standing, standingOf } from './standing.ts'

/** By which somebody comes to be able to sign in as somebody else. */
const OPENS_ACCOUNTS = ['users_create', 'users_update', 'sign_in_code', 'password_reset_mail']

/** Nobody means a day after that: a year was mistyped. */
const FARTHEST = 366 * 24 * 3_600_000

/** Null takes a decision back. */
export type Decided = Readonly<Record<string, Pick<Decision, 'kind' | 'options' | 'on'> | null>>

export interface Deciding {
  standing(plan: KeptPlan): Promise<Standing | undefined>
  /** Items because of which a second person has to agree. */
  forTwo(counted: CountedPlan): readonly PlanItem[]
  decide(id: string, decided: Decided, by: string): Promise<KeptPlan>
  /** Where an item is decided by replacing: what has to be replaced, and by what it may be. */
  choices(id: string, item: string): Promise<{ readonly from: readonly Choice[]; readonly to: readonly Choice[] }>
  /** `content`: what this person has read. */
  judge(
    id: string,
    verdict: 'approved' | 'refused',
    said: { readonly content: string; readonly note?: string },
    by: string,
  ): Promise<KeptPlan>
  schedule(id: string, at: string, by: string): Promise<KeptPlan>
  withdraw(id: string, by: string): Promise<KeptPlan>
}

export function createDeciding({ stores, configuration, turns, now }: Workings, planning: Planning): Deciding {
  const { plans } = stores.promotion

  /** Of one that is over there is nothing to be said any more. */
  async function standing(plan: KeptPlan): Promise<Standing | undefined> {
    if (!plan.body || !applicableStates.includes(plan.state)) return undefined
    const target = await planning.targetOf(plan)
    return standingOf(plan, { active: configuration.release().model, target, policies: policies(), now: now() })
  }

  // It may have been made stricter here; what is laxer than the release is nobody's to say alone.
  const policies = () => [configuration.release().model.instance.policy, configuration.base().instance.policy]

  async function openPlan(id: string): Promise<KeptPlan & Required<Pick<KeptPlan, 'body'>>> {
    const plan = await planning.get(id)
    if (plan.state === 'stale') throw conflict('plan.stale')
    if (!readyStates.includes(plan.state) || !plan.body) throw conflict('plan.other_state')
    return { ...plan, body: plan.body }
  }

  /** Whether one of those who are no second person made or opened this account since the release came, or the way back was planned. */
  async function isOpenedByOwners(plan: KeptPlan, userName: string): Promise<boolean> {
    const account = await stores.accounts.byUserName(userName)
    const came =
      plan.direction === 'forward' ? (await stores.promotion.bundles.get(plan.bundle))?.receivedAt : undefined
    if (!account) return true
    const { entries } = await stores.audit.search({
      ...{ people: ownersOf(plan), actions: OPENS_ACCOUNTS, recordType: USER, record: account.id },
      ...{ from: came ?? plan.madeAt, order: 'desc', offset: 0, limit: 1 },
    })
    return entries.length > 0
  }

  /** Nobody else was quicker. */
  async function changed(done: boolean, id: string): Promise<KeptPlan> {
    if (!done) throw conflict('plan.other_state')
    return planning.get(id)
  }

  async function decide(id: string, decided: Decided, by: string): Promise<KeptPlan> {
    const plan = await openPlan(id)
    const at = now()
    const to = await planning.targetOf(plan)
    const given = { to, today: todayIn(configuration.base().instance.timeZone, at) }
    const decisions: Record<string, Decision> = { ...plan.decisions }
    const issues: Issue[] = []
    for (const [item, decision] of Object.entries(decided)) {
      const found = plan.body.items.find((one) => one.id === item)
      if (!found) issues.push({ path: item, code: 'decision.no_item' })
      else if (decision === null) delete decisions[item]
      else {
        const whole: Decision = { ...decision, by, at }
        const wrong = wrongWith(found, whole, given)
        for (const { code, option } of wrong) issues.push({ path: item, code, ...(option && { params: { option } }) })
        decisions[item] = whole
      }
    }
    if (issues.length > 0) throw problems.answersHaveIssues({ issues })
    const note = { at, userName: by, action: 'plan_decide' }
    // Whatever was agreed to was agreed to as it was.
    const change = { decisions, state: 'open', scheduledAt: null } as const
    return changed(await plans.change(id, readyStates, change, at, note), id)
  }

  return {
    standing,
    forTwo: (counted) => itemsForTwo(policies(), counted),
    // Two people decide at the same time, each about something else: neither takes back what the other did.
    decide: (id, decided, by) => turns.inTurn(`decide ${id}`, () => decide(id, decided, by)),
    async choices(id, wanted) {
      const plan = await planning.get(id)
      const item = plan.body?.items.find((one) => one.id === wanted)
      if (!item?.decisions?.includes('map')) throw new Problem('missing', 'plan.item_not_found', {})
      const [from, to] = [configuration.base(), await planning.targetOf(plan)]
      return { from: calledBefore(item, toBeMapped(item), from), to: choicesAfter(item, to) }
    },
    async judge(id, verdict, { content, note }, by) {
      const plan = await openPlan(id)
      const there = await standing(plan)
      if (there?.content !== content) throw new Problem('stale', 'plan.changed', {})
      if (isOwn(plan, by)) throw new Problem('forbidden', 'plan.own', {})
      if (verdict === 'approved') {
        if (await isOpenedByOwners(plan, by)) throw new Problem('forbidden', 'plan.own_account', {})
        if (there.incomplete.length > 0) throw conflict('plan.incomplete')
      }
      const at = now()
      const said = { userName: by, at, verdict, content, ...(note !== undefined && { note }) }
      const action = verdict === 'approved' ? 'plan_approve' : 'plan_refuse'
      const state = verdict === 'approved' ? 'approved' : 'open'
      return changed(await plans.judge(id, said, state, { at, userName: by, action }), id)
    },
    async schedule(id, at, by) {
      const plan = await openPlan(id)
      const obstacle = obstacleTo(await standing(plan))
      if (obstacle) throw conflict(obstacle)
      const instant = now()
      if (at <= instant) throw new Problem('invalid', 'plan.schedule_past', { field: 'at' })
      if (Date.parse(at) > Date.parse(instant) + FARTHEST)
        throw new Problem('invalid', 'plan.schedule_far', { field: 'at' })
      const note = { at: instant, userName: by, action: 'plan_schedule' }
      const change = { state: 'scheduled', scheduledAt: at, progress: { phase: 'check', by } } as const
      return changed(await plans.change(id, readyStates, change, instant, note), id)
    },
    async withdraw(id, by) {
      const plan = await planning.get(id)
      const among: readonly PlanState[] = [...readyStates, 'counting', 'stale']
      const isStale = plan.state === 'stale'
      if (!isStale && !among.includes(plan.state)) throw conflict('plan.other_state')
      const at = now()
      const note = { at, userName: by, action: 'plan_withdraw' }
      const change = { state: 'withdrawn', scheduledAt: null, progress: null } as const
      return changed(await plans.change(id, among, change, at, note), id)
    },
  }
}
