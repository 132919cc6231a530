/** Plans and releases as the API tells them. */
import { masked } from '../../config/plan/masked.ts'
import type { Instance } from '../../engine/model.ts'
import type { BundleFacts, KeptPlan, PlanProgress, Receipt } from '../stores/promotion-stores.ts'
import type { ServedRing } from './promotion.ts'
import { isOwn, obstacleTo, type Standing } from './standing.ts'

/** Without its items. */
export const toldPlan = (plan: KeptPlan, live?: PlanProgress) => {
  const progress = live ?? plan.progress
  const isUnderWay = ['counting', 'applying', 'applied'].includes(plan.state)
  return {
    ...{ id: plan.id, release: plan.bundle, content: plan.target, version: plan.version },
    ...{ direction: plan.direction, basis: plan.basis, state: plan.state },
    ...{ made_by: plan.madeBy, made_at: plan.madeAt, changed_at: plan.changedAt },
    ...(plan.scheduledAt !== undefined && { scheduled_at: plan.scheduledAt }),
    ...(isUnderWay && progress && { progress: toldProgress(progress) }),
    ...(plan.failure && { failure: plan.failure }),
  }
}

export const toldProgress = ({ phase, done, left }: PlanProgress) => ({
  phase,
  ...(done !== undefined && { done }),
  ...(left !== undefined && { left }),
})

/** With all that somebody needs who decides about it; `standing` is absent while it is counted, and once it is over. */
export function toldWholePlan(
  plan: KeptPlan,
  standing: Standing | undefined,
  {
    userName,
    instance,
    live,
    ring,
  }: {
    readonly userName: string
    readonly instance: Instance
    readonly live?: PlanProgress | undefined
    readonly ring?: ServedRing | undefined
  },
) {
  const short = { ...toldPlan(plan, live), ...(ring?.plan === plan.id && { ring: toldRing(ring) }) }
  if (!plan.body) return { ...short, decisions: plan.decisions }
  const { policy } = instance
  const { items, totals } = policy?.maskBelow === undefined ? plan.body : masked(plan.body, policy.maskBelow)
  const obstacle = standing && obstacleTo(standing)
  return {
    ...short,
    ...{ items, totals, decisions: plan.decisions, incomplete: standing?.incomplete ?? [] },
    // What is approved is what was read: its hash goes with the verdict.
    ...(standing && { content_hash: standing.content }),
    approval: {
      needed: (standing?.forTwo.length ?? 0) > 0,
      items: standing?.forTwo.map(({ id }) => id) ?? [],
      given: standing?.approved !== undefined,
      own: isOwn(plan, userName),
      verdicts: plan.verdicts.map(({ userName: by, at, verdict, note, content }) => ({
        ...{ user_name: by, at, verdict, current: content === standing?.content },
        ...(note !== undefined && { note }),
      })),
    },
    // Whether it may be applied to a ring first, and which items stand in the way.
    ...(standing && { against_ring: standing.againstRing.map(({ id }) => id) }),
    ready: standing !== undefined && obstacle === undefined,
    ...(obstacle !== undefined && { obstacle }),
  }
}

export const toldRing = ({ agencies, groups, since, by }: ServedRing) => ({ agencies, user_groups: groups, since, by })

export const toldBundle = ({ receivedAt, receivedFrom, ...facts }: BundleFacts) => ({
  ...facts,
  ...{ received_at: receivedAt, received_from: receivedFrom },
})

export const toldReceipt = ({ previousHash, ...receipt }: Receipt) => ({ ...receipt, previous_hash: previousHash })
