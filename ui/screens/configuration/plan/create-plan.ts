import { createEffect, createMemo, createResource, createSignal, on, onCleanup } from 'solid-js'
import { type PlanFacts, usePromotion } from '../../../data/promotion.ts'
import { createDoing } from '../parts/create-doing.ts'
import { followPlan, type LiveProgress } from './follow-plan.ts'

export const isUnderWay = ({ state, progress }: Pick<PlanFacts, 'state' | 'progress'>): boolean =>
  state === 'counting' || state === 'applying' || (state === 'applied' && progress !== undefined)

/** A plan on its page: how it stands, how far what is under way has come, and what is done with it. */
export function createPlan(id: string) {
  const promotion = usePromotion()
  const [facts, { mutate, refetch }] = createResource(() => promotion.plan(id))
  const [live, setLive] = createSignal<LiveProgress>()
  const doing = createDoing()
  const known = () => (facts.error ? undefined : facts.latest)
  const goesOn = createMemo(() => {
    const plan = known()
    return plan !== undefined && isUnderWay(plan)
  })
  const look = async () => {
    const plan = await promotion.plan(id)
    mutate(plan)
    return isUnderWay(plan)
  }
  const told = (said: LiveProgress) => {
    setLive(said)
    if (said.state !== known()?.state) void look().catch(() => undefined)
  }
  createEffect(
    on(goesOn, (is) => {
      if (is) onCleanup(followPlan(id, { told, look }))
      else setLive(undefined)
    }),
  )
  return {
    id,
    known,
    error: () => facts.error as unknown,
    refetch: () => void refetch(),
    live,
    ...doing,
    /** Asks for something, and shows how the plan stands then. */
    act: (work: () => Promise<PlanFacts>) => doing.run(async () => mutate(await work())),
    took: (plan: PlanFacts) => mutate(plan),
    promotion,
  }
}

export type PlanOnPage = ReturnType<typeof createPlan>
