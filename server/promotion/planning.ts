/** Plans: made and counted beside the server, told, and gone stale. */
import { join } from 'node:path'
import { driftItems } from '../../config/directory/drift.ts'
import type { Model } from '../../engine/model.ts'
import { type CountedPlan, itemClasses } from '../../engine/plan/plan.ts'
import { Problem } from '../../engine/problems.ts'
import { DATABASE } from '../db/open.ts'
import { traceOf } from '../log.ts'
import type { KeptPlan, PlanState } from '../stores/promotion-stores.ts'
import { planOf } from './impact.ts'
import { conflict, type Workings } from './parts.ts'
import type { Receiving } from './receiving.ts'

export type Wanted = { readonly release: string } | { readonly rollbackTo: string }

/** States in which something may still become of a plan. */
export const unsettledStates: readonly PlanState[] = ['counting', 'open', 'approved', 'scheduled', 'failed']

/** How many releases before the active one may be gone back to. */
const FAR_BACK = 10

export interface Planning {
  /** Counting goes on when it answers. */
  make(wanted: Wanted, by: string): Promise<KeptPlan>
  get(id: string): Promise<KeptPlan>
  list(limit: number): Promise<readonly KeptPlan[]>
  /** Compares and counts anew. */
  counted(plan: KeptPlan, target: Model): Promise<CountedPlan>
  targetOf(plan: KeptPlan): Promise<Model>
  /** Whatever started from another content than the one that is active now. */
  markStale(): Promise<void>
  /** Resolves once nothing is being counted. */
  idle(): Promise<void>
}

export function createPlanning(workings: Workings, receiving: Receiving): Planning {
  const { stores, configuration, dataFolder, turns, children, progress, newId, now, log } = workings
  const { bundles, plans } = stores.promotion
  const counting = new Set<Promise<void>>()
  const active = () => configuration.base()

  /** The bundle that it leads to. */
  async function goal(wanted: Wanted): Promise<{ readonly bundle: string; readonly direction: KeptPlan['direction'] }> {
    if ('release' in wanted) {
      const kept = await bundles.get(wanted.release)
      if (!kept || kept.text === '') throw new Problem('missing', 'release.not_found', {})
      if (kept.content === active().hash) throw conflict('release.active_already')
      return { bundle: kept.hash, direction: 'forward' }
    }
    const content = wanted.rollbackTo
    if (content === active().hash) throw conflict('release.active_already')
    if (!stores.releases.lately(FAR_BACK + 1).includes(content)) throw new Problem('missing', 'release.not_found', {})
    const known = await bundles.ofContent(content)
    return { bundle: known?.hash ?? (await keepStanding(content)), direction: 'back' }
  }

  /** What was served from a folder never came as a bundle: it is known by its content only. */
  async function keepStanding(content: string): Promise<string> {
    const model = await stores.releases.model(content)
    const version = model?.instance.version ?? ''
    await bundles.keep({ hash: content, content, version, text: '', receivedAt: now(), receivedFrom: 'folder' })
    return content
  }

  async function targetOf({ direction, bundle, target }: KeptPlan): Promise<Model> {
    if (direction === 'forward') return receiving.modelOf(bundle)
    const model = await stores.releases.model(target)
    if (!model) throw new Problem('missing', 'release.not_found', {})
    return model
  }

  async function counted({ id, state }: KeptPlan, to: Model): Promise<CountedPlan> {
    const phase = state === 'counting' ? 'count' : 'check'
    progress.say(id, { phase })
    const plan = await turns.inTurn('count', () =>
      planOf(
        { from: active(), to, database: join(dataFolder, DATABASE), now: now() },
        {
          onProgress: ({ done, total }) => progress.say(id, { phase, done, left: Math.max(0, total - done) }),
          child: children.start('count'),
        },
      ),
    )
    const drift = driftItems(to, stores.directory.changed())
    return {
      ...plan,
      items: itemClasses.flatMap((one) => [...plan.items, ...drift].filter((item) => item.class === one)),
    }
  }

  async function count(plan: KeptPlan): Promise<void> {
    try {
      const body = await counted(plan, await targetOf(plan))
      await plans.change(plan.id, ['counting'], { state: body.from === plan.basis ? 'open' : 'stale', body }, now())
    } catch (error) {
      const code = error instanceof Problem ? error.code : 'plan.not_counted'
      if (!(error instanceof Problem)) log({ event: 'bug', ...traceOf(error) })
      const failure = { code, phase: 'count' as const }
      await plans.change(plan.id, ['counting'], { state: 'failed', failure }, now()).catch(() => undefined)
    } finally {
      progress.over(plan.id)
    }
  }

  async function get(id: string): Promise<KeptPlan> {
    const plan = await plans.get(id)
    if (!plan) throw new Problem('missing', 'plan.not_found', {})
    return asOfNow(plan)
  }

  /** One that starts from what is no longer active says nothing any more. */
  const asOfNow = (plan: KeptPlan): KeptPlan =>
    unsettledStates.includes(plan.state) && plan.basis !== active().hash ? { ...plan, state: 'stale' } : plan

  return {
    get,
    counted,
    targetOf,
    async make(wanted, by) {
      const { bundle, direction } = await goal(wanted)
      const [id, madeAt] = [newId(), now()]
      const note = { at: madeAt, userName: by, action: 'plan_make' }
      await plans.make({ id, bundle, direction, basis: active().hash, madeBy: by, madeAt }, note)
      const plan = await get(id)
      const work = count(plan)
      counting.add(work)
      void work.finally(() => counting.delete(work))
      return plan
    },
    list: async (limit) => (await plans.list(limit)).map(asOfNow),
    async markStale() {
      for (const plan of await plans.inState(...unsettledStates)) {
        if (plan.basis === active().hash) continue
        await plans.change(plan.id, unsettledStates, { state: 'stale', scheduledAt: null }, now())
      }
    },
    async idle() {
      await Promise.all(counting)
    },
  }
}
