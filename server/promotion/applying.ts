/**
 * From a plan to what serves, phase by phase. Until the switch is committed the old release serves; after it the new one.
 * Each phase leaves nothing behind that the next attempt would have to clear away.
 */
import { incompleteIn } from '../../config/plan/completeness.ts'
import type { Ring } from '../../config/plan/ring.ts'
import { signHash } from '../../config/release/keys.ts'
import { todayIn } from '../../engine/lib/time-zone.ts'
import type { NewLevel } from '../../engine/migrations/migration.ts'
import type { Model } from '../../engine/model.ts'
import type { CountedPlan } from '../../engine/plan/plan.ts'
import { Problem } from '../../engine/problems.ts'
import { restorePoint } from '../backup/restore-point.ts'
import { traceOf } from '../log.ts'
import {
  type ApplyPhase,
  applicableStates,
  type KeptPlan,
  type PlanFailure,
  type Purge,
} from '../stores/promotion-stores.ts'
import { decidedLevel, decidedMigrations } from './decided.ts'
import type { Deciding } from './deciding.ts'
import { Failed, faultOf } from './failed.ts'
import { conflict, type Workings } from './parts.ts'
import type { Planning } from './planning.ts'
import { RECEIPT } from './receipt.ts'
import { countsOf, firstReceipt, isActivating } from './receipts.ts'
import type { Receiving } from './receiving.ts'
import { createRinging } from './ringing.ts'
import { obstacleTo } from './standing.ts'

export interface Applying {
  /** Begins, and answers once it has begun. Applied already: says so, and does nothing. `ring`: to its people first. */
  apply(id: string, by: string, ring?: Ring): Promise<{ readonly plan: KeptPlan; readonly already?: true }>
  /** The people of the ring are served what everybody else is; nothing that they wrote is lost. */
  giveUp(id: string, by: string): Promise<KeptPlan>
  /** What the end of the process interrupted: not switched means failed, switched means go on settling. */
  recover(): Promise<void>
  /** Says of a plan that it failed, where that could not be written when it did. */
  tidy(): Promise<void>
  /** Resolves once nothing is being applied. */
  idle(): Promise<void>
}

export function createApplying(
  workings: Workings,
  {
    receiving,
    planning,
    deciding,
  }: { readonly receiving: Receiving; readonly planning: Planning; readonly deciding: Deciding },
): Applying {
  const { stores, configuration, dataFolder, keys, progress, newId, now, log } = workings
  const { plans, receipts, purges } = stores.promotion
  let running: Promise<void> = Promise.resolve()
  let current: string | undefined
  const ringing = createRinging(workings)
  /** Why plans failed for which not even that could be written. */
  const untold = new Map<string, PlanFailure>()

  async function run(plan: KeptPlan, by: string, ring?: Ring): Promise<void> {
    let phase: ApplyPhase = 'check'
    const enter = async (next: ApplyPhase) => {
      phase = next
      progress.say(plan.id, { phase })
      await plans.change(plan.id, ['applying'], { progress: { phase, by } }, now())
    }
    try {
      const recounted = await checked(plan)
      await enter('test')
      const target = await tested(plan)
      if (ring) {
        await enter('build')
        await ringing.serve(plan, { ring, target, recounted, by })
        progress.over(plan.id)
        return
      }
      await enter('restore')
      const { folder } = await restorePoint(dataFolder, now())
      await enter('build')
      await turned(plan, { target, recounted, by, restorePoint: folder.split('/').at(-1) ?? '' })
    } catch (error) {
      await fail(plan, phase, error)
      return
    }
    await overwritten(plan, by)
    await settled(plan.id)
  }

  /** Everything that was true when it was agreed to, on the records as they are now. */
  async function checked(plan: KeptPlan): Promise<CountedPlan> {
    const target = await planning.targetOf(plan)
    // Going back destroys nothing by itself: what was counted for it stands, and nobody waits.
    const body = plan.direction === 'back' && plan.body ? plan.body : await planning.counted(plan, target)
    const active = configuration.base()
    if (active.hash !== plan.basis || body.from !== plan.basis) throw new Failed({ code: 'plan.stale' }, true)
    const given = { to: target, today: todayIn(active.instance.timeZone, now()) }
    const known = new Set(plan.body && deciding.forTwo(plan.body).map(({ id }) => id))
    const unread = deciding.forTwo(body).flatMap(({ id }) => (known.has(id) ? [] : [id]))
    const [found, ...more] = new Set([...incompleteIn(body, plan.decisions, given).map(({ item }) => item), ...unread])
    if (found) throw new Failed({ code: 'plan.counts_changed', found, more: more.length }, true)
    return body
  }

  /** What was served here already was tested when it was. */
  async function tested(plan: KeptPlan): Promise<Model> {
    if (plan.direction === 'back') return planning.targetOf(plan)
    const judged = await receiving.judged(plan.bundle, 'next')
    if ('bundle' in judged) return judged.bundle.model
    if ('refusals' in judged) {
      const [first, ...more] = judged.refusals
      throw new Failed({ code: first?.code ?? 'release.refused', ...first?.params, more: more.length })
    }
    const [first] = judged.faults
    throw new Failed({ ...(first ?? { code: 'release.refused' }), more: judged.count - 1 })
  }

  interface Turn {
    readonly target: Model
    readonly recounted: CountedPlan
    readonly by: string
    readonly restorePoint: string
  }

  async function turned(plan: KeptPlan, { target, recounted, by, restorePoint }: Turn): Promise<void> {
    const from = configuration.base()
    const undone = plan.direction === 'back' ? await plansSince(plan.target) : []
    const receipt = {
      ...{ at: now(), by, bundle: plan.bundle, content: target.hash, plan: plan.id },
      kind: plan.direction === 'back' ? ('rollback' as const) : ('apply' as const),
      body: {
        ...{ from: from.hash, version: plan.version, decisions: plan.decisions, verdicts: plan.verdicts },
        ...{ ...countsOf(recounted), restorePoint, result: 'switched' },
      },
    }
    const total = recounted.totals.records ?? 0
    const sign = (hash: string) => signHash(RECEIPT, hash, keys.privateKey)
    const first = await firstReceipt(receipts, from, receipt.at)
    await stores.activate(target, receipt.at, {
      levels: await wayOf(plan, from, target),
      told: ({ done }) => progress.say(plan.id, { phase: 'build', done, left: Math.max(0, total - done) }),
      alongside: () => {
        // Something else may have come first, such as a change of a folder that is watched.
        if (configuration.base().hash !== plan.basis) throw new Failed({ code: 'plan.stale' }, true)
        progress.say(plan.id, { phase: 'switch' })
        if (first) receipts.append(first, sign)
        receipts.append(receipt, sign)
        plans.changeInside(
          plan.id,
          { state: 'applied', progress: { phase: 'settle', by }, scheduledAt: null },
          receipt.at,
        )
        purges.dropOf(undone)
        purges.add(purgesOf(plan))
      },
      switched: () => configuration.change([], target),
    })
    log({ event: 'configuration-changed' })
  }

  /** In the names of the release that is left, then as the releases say; back the way that was come. */
  async function wayOf(plan: KeptPlan, from: Model, target: Model): Promise<readonly NewLevel[]> {
    const decided = decidedMigrations(plan.id, plan.body?.items ?? [], plan.decisions, from)
    const wasServed = stores.releases.levelsSince(target.hash) !== undefined
    if (!wasServed) return stores.releases.wayTo(target, decided)
    return [...decidedLevel(decided, from, target), ...(await stores.releases.wayTo(target))]
  }

  /** What was applied since the release was last active. */
  async function plansSince(content: string): Promise<readonly string[]> {
    const since: string[] = []
    for (const receipt of await receipts.list(1000)) {
      if (receipt.content === content && isActivating(receipt)) break
      if (receipt.plan !== undefined) since.push(receipt.plan)
    }
    return since
  }

  const purgesOf = (plan: KeptPlan): readonly Purge[] =>
    Object.entries(plan.decisions).flatMap(([item, { kind, on }]) =>
      kind === 'purge' && on !== undefined ? [{ id: newId(), plan: plan.id, item, dueAt: on }] : [],
    )

  async function fail(plan: KeptPlan, phase: ApplyPhase, error: unknown): Promise<void> {
    const isStale = error instanceof Failed && error.isStale
    const state = await ringing.stateOf(plan.id, isStale ? 'stale' : 'failed')
    const failure: PlanFailure = { phase, ...faultOf(error, phase) }
    if (!(error instanceof Failed || error instanceof Problem))
      log({ event: 'configuration-not-activated', ...traceOf(error) })
    const change = { state, failure, progress: null, scheduledAt: null } as const
    // On a full disk not even this can be written: it is made up for once there is room.
    await plans.change(plan.id, ['applying'], change, now()).catch(() => untold.set(plan.id, failure))
    progress.over(plan.id)
  }

  /** Of entries that were changed here, those for which the release counts again. */
  async function overwritten({ body, decisions }: KeptPlan, by: string): Promise<void> {
    const writes = (body?.items ?? []).flatMap(({ id, subject }) =>
      decisions[id]?.kind === 'overwrite' ? [{ kind: subject.what, id: subject.id, body: null }] : [],
    )
    if (writes.length === 0) return
    const note = { at: now(), userName: by, action: 'directory_overwrite' }
    await stores.directory.write(writes, note).catch((error: unknown) => log({ event: 'bug', ...traceOf(error) }))
  }

  async function settled(id: string): Promise<void> {
    try {
      await stores.records.settleAll({
        at: now,
        told: ({ done, left }) => progress.say(id, { phase: 'settle', done, left }),
      })
      await plans.change(id, ['applied'], { progress: null }, now())
      await planning.markStale()
    } catch (error) {
      // The sweep goes on with it.
      log({ event: 'sweep-failed', ...traceOf(error) })
    } finally {
      progress.over(id)
    }
  }

  /** Whatever says that it is being applied, and is not. */
  async function tidy(): Promise<void> {
    for (const { id, progress: last } of await plans.inState('applying')) {
      if (id === current) continue
      const failure = untold.get(id) ?? { code: 'plan.interrupted', phase: last?.phase ?? 'check' }
      const state = await ringing.stateOf(id, 'failed')
      await plans.change(id, ['applying'], { state, failure, progress: null }, now())
      untold.delete(id)
    }
  }

  return {
    tidy,
    async apply(id, by, ring) {
      if (current === undefined) await tidy()
      const plan = await planning.get(id)
      if (plan.state === 'applied') return { plan, already: true }
      if (plan.state === 'stale') throw conflict('plan.stale')
      if (plan.state !== 'applying') {
        if (!applicableStates.includes(plan.state)) throw conflict('plan.other_state')
        const standing = await deciding.standing(plan)
        const obstacle = obstacleTo(standing)
        if (obstacle) throw conflict(obstacle)
        if (ring) ringing.mustBear(plan, ring, standing)
      }
      const at = now()
      const action = ring ? 'plan_ring' : plan.direction === 'back' ? 'plan_rollback' : 'plan_apply'
      const begun = await plans.begin(plan, at, { at, userName: by, action })
      if (begun === 'other_state') throw conflict('plan.other_state')
      if (begun !== 'begun' && 'ringed' in begun) throw conflict('plan.ring_there', { actual: begun.ringed })
      if (begun !== 'begun') throw conflict('plan.busy', { actual: begun.busy })
      current = id
      running = run(plan, by, ring).finally(() => {
        current = undefined
      })
      return { plan: await planning.get(id) }
    },
    async giveUp(id, by) {
      if (current !== undefined) throw conflict('plan.busy', { actual: current })
      const plan = await planning.get(id)
      if (plan.state !== 'ringed') throw conflict('plan.not_ringed')
      current = id
      const given = ringing.giveUp(plan, by).finally(() => {
        current = undefined
      })
      running = given.catch(() => undefined)
      await given
      return planning.get(id)
    },
    async recover() {
      await tidy()
      for (const { id } of await plans.inState('counting')) {
        const failure = { code: 'plan.interrupted', phase: 'count' } as const
        await plans.change(id, ['counting'], { state: 'failed', failure }, now())
      }
      for (const { id, progress: left } of await plans.inState('applied')) {
        if (left) running = Promise.all([running, settled(id)]).then(() => undefined)
      }
      await planning.markStale()
    },
    idle: () => running,
  }
}
