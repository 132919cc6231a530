/** Plans and releases as the API tells them. */
import type { Drift } from '../../config/directory/drift.ts'
import { masked } from '../../config/plan/masked.ts'
import type { Model, Texts } from '../../engine/model.ts'
import type { BundleFacts, KeptPlan, PlanProgress, Purge, Receipt } from '../stores/promotion-stores.ts'
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
    model,
    live,
    ring,
  }: {
    readonly userName: string
    readonly model: Pick<Model, 'instance' | 'roles'>
    readonly live?: PlanProgress | undefined
    readonly ring?: ServedRing | undefined
  },
) {
  const short = { ...toldPlan(plan, live), ...(ring?.plan === plan.id && { ring: toldRing(ring) }) }
  if (!plan.body) return { ...short, decisions: plan.decisions }
  const { policy } = model.instance
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
      roles: Object.values(model.roles)
        .filter(({ manages }) => manages.includes('configuration:approve'))
        .map(({ id, label }) => ({ id, label })),
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

/** With everything that was signed. */
export const toldReceipt = ({ previousHash, ...receipt }: Receipt) => ({ ...receipt, previous_hash: previousHash })

/** Of many: without the numbers of each item. */
export function toldShortReceipt(receipt: Receipt) {
  const { counts: _, verdicts: __, ...body } = receipt.body as Readonly<Record<string, unknown>>
  return toldReceipt({ ...receipt, body })
}

/** `plan`: the one in which it was decided. */
export const toldPurge = ({ dueAt, doneAt, ...purge }: Purge, plan: KeptPlan | undefined) => {
  const item = plan?.body?.items.find(({ id }) => id === purge.item)
  return {
    ...{ id: purge.id, plan: purge.plan, item: purge.item, due_at: dueAt },
    ...(doneAt !== undefined && { done_at: doneAt }),
    ...(item && { kind: item.kind, subject: item.subject, details: item.details }),
  }
}

/** What was changed here since a release brought it. */
export const toldDrift = ({ kind, id, ours, theirs, changedBy, changedAt }: Drift) => ({
  ...{ kind, id, changed_by: changedBy, changed_at: changedAt, added: theirs === undefined },
  name: (ours as { readonly name?: Texts }).name,
})
