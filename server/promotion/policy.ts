/** When a second person has to say yes: a policy of the instance, as it is before the plan and not after it. */
import type { Instance } from '../../engine/model.ts'
import type { CountedPlan, ItemClass, PlanItem } from '../../engine/plan/plan.ts'

const RISKY: readonly ItemClass[] = ['destructive', 'widens']

/** The items because of which somebody else has to look. */
export function itemsForTwo(
  { policy }: Pick<Instance, 'policy'>,
  { items }: Pick<CountedPlan, 'items'>,
): readonly PlanItem[] {
  const when = policy?.secondPerson ?? 'risky'
  if (when === 'never') return []
  return when === 'always' ? items : items.filter((item) => RISKY.includes(item.class))
}
