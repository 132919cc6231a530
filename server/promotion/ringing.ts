/**
 * A release for some before the others: both are served over the same records, which mean the same under either. Nothing of a
 * record becomes another when a ring begins, when it ends, and when its release becomes everybody's (decision 15).
 */

import { itemsAgainstRing, type Ring } from '../../config/plan/ring.ts'
import { signHash } from '../../config/release/keys.ts'
import { own } from '../../engine/lib/own.ts'
import type { Model } from '../../engine/model.ts'
import type { CountedPlan } from '../../engine/plan/plan.ts'
import { problems } from '../../engine/problems.ts'
import type { KeptPlan, PlanState } from '../stores/promotion-stores.ts'
import { decidedMigrations } from './decided.ts'
import { Failed } from './failed.ts'
import { conflict, type Workings } from './parts.ts'
import { RECEIPT } from './receipt.ts'
import { countsOf, firstReceipt } from './receipts.ts'
import type { Standing } from './standing.ts'

export interface Ringing {
  /** Refused where the plan is none for a ring, or the ring names somebody who is not there. */
  mustBear(plan: KeptPlan, ring: Ring, standing: Standing | undefined): void
  serve(plan: KeptPlan, how: RingTurn): Promise<void>
  giveUp(plan: KeptPlan, by: string): Promise<void>
  /** What becomes of a plan of which nothing came: one that a ring is served goes on being so. */
  stateOf(plan: string, otherwise: PlanState): Promise<PlanState>
}

interface RingTurn {
  readonly ring: Ring
  readonly target: Model
  readonly recounted: CountedPlan
  readonly by: string
}

export function createRinging({ stores, configuration, keys, progress, now, log }: Workings): Ringing {
  const { plans, receipts } = stores.promotion
  const sign = (hash: string) => signHash(RECEIPT, hash, keys.privateKey)

  /** On the records as they are now, and by what the releases themselves say. */
  async function mustStillBear(plan: KeptPlan, { target, recounted }: RingTurn): Promise<void> {
    const from = configuration.base()
    const against = itemsAgainstRing(recounted.items, plan.decisions, { from, to: target })
    const decided = decidedMigrations(plan.id, recounted.items, plan.decisions, from)
    const way = await stores.releases.wayTo(target, decided)
    const [first, ...more] = against
    if (first || way.length > 0) {
      throw new Failed({ code: 'plan.not_for_ring', ...(first && { found: first.id }), more: more.length })
    }
  }

  return {
    mustBear({ direction }, { agencies, groups }, standing) {
      const { model } = configuration.release()
      const issues = [
        ...agencies.filter((id) => !own(model.agencies, id)).map((id) => ({ path: 'agencies', id })),
        ...groups.filter((id) => !own(model.userGroups, id)).map((id) => ({ path: 'user_groups', id })),
      ].map(({ path, id }) => ({ path, code: 'ring.unknown', params: { found: id } }))
      if (agencies.length + groups.length === 0)
        issues.push({ path: 'agencies', code: 'ring.empty', params: { found: '' } })
      if (issues.length > 0) throw problems.answersHaveIssues({ issues })
      const against = standing?.againstRing ?? []
      if (direction === 'back') throw conflict('plan.back_for_ring')
      if (against.length > 0) {
        throw conflict('plan.not_for_ring', {
          issues: against.map(({ id: path }) => ({ path, code: 'plan.not_for_ring' })),
        })
      }
    },
    async serve(plan, turn) {
      const { ring, target, recounted, by } = turn
      await mustStillBear(plan, turn)
      const from = configuration.base()
      const at = now()
      const receipt = {
        ...{ at, by, kind: 'ring' as const, bundle: plan.bundle, content: target.hash, plan: plan.id },
        body: {
          ...{ from: from.hash, version: plan.version, ring, decisions: plan.decisions, verdicts: plan.verdicts },
          ...{ ...countsOf(recounted), result: 'ringed' },
        },
      }
      const first = await firstReceipt(receipts, from, at)
      const total = recounted.totals.records ?? 0
      await stores.activate(from, at, {
        ...{ levels: [], beside: target },
        told: ({ done }) => progress.say(plan.id, { phase: 'build', done, left: Math.max(0, total - done) }),
        alongside: () => {
          if (configuration.base().hash !== plan.basis) throw new Failed({ code: 'plan.stale' }, true)
          progress.say(plan.id, { phase: 'switch' })
          if (first) receipts.append(first, sign)
          receipts.append(receipt, sign)
          plans.changeInside(plan.id, { state: 'ringed', progress: null, failure: null, scheduledAt: null }, at)
        },
        switched: () => configuration.serveToRing({ ring, model: target }),
      })
      log({ event: 'configuration-changed' })
    },
    async giveUp(plan, by) {
      const active = configuration.base()
      const at = now()
      const ring = await receipts.ring()
      const receipt = {
        ...{ at, by, kind: 'ring_over' as const, bundle: plan.bundle, content: active.hash, plan: plan.id },
        body: {
          from: plan.target,
          version: active.instance.version,
          ring: ring && ringOf(ring.body),
          result: 'given_up',
        },
      }
      const note = { at, userName: by, action: 'plan_give_up' }
      await stores.activate(active, at, {
        levels: [],
        alongside: () => {
          receipts.append(receipt, sign)
          plans.changeInside(plan.id, { state: 'withdrawn', progress: null, scheduledAt: null }, at, note)
        },
        switched: () => configuration.serveToRing(undefined),
      })
      log({ event: 'configuration-changed' })
    },
    stateOf: async (plan, otherwise) => ((await receipts.ring())?.plan === plan ? 'ringed' : otherwise),
  }
}

/** Whom a receipt names. */
export const ringOf = (body: object): Ring => (body as { readonly ring: Ring }).ring
