import type { CountedPlan } from '../../engine/plan/plan.ts'

/** Fewer than this could be told apart. */
export const FEW = 5

/** The plan for those who may not know of very few: such counts are named without their number. */
export function masked<Plan extends Pick<CountedPlan, 'items' | 'totals'>>(plan: Plan, below = FEW): Plan {
  const isFew = ([, count]: readonly [string, number]) => count > 0 && count < below
  const items = plan.items.map((item) => {
    const told = Object.entries(item.counts ?? {})
    const few = told.filter(isFew).map(([name]) => name)
    return few.length === 0 ? item : { ...item, few, counts: Object.fromEntries(told.filter((count) => !isFew(count))) }
  })
  const totals = Object.entries(plan.totals as unknown as Readonly<Record<string, number>>)
  const few = totals.filter(isFew).map(([name]) => name)
  return {
    ...plan,
    items,
    ...(few.length > 0 && { totals: { ...Object.fromEntries(totals.filter((count) => !isFew(count))), few } }),
  }
}
