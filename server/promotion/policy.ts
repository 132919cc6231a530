/** When a second person has to say yes: a policy of the instance, as it is before the plan and not after it. */
import type { Policy } from '../../engine/model.ts'
import type { CountedPlan, ItemClass, PlanItem } from '../../engine/plan/plan.ts'
import { strictest } from '../../engine/plan/second-person.ts'

const RISKY: readonly ItemClass[] = ['destructive', 'widens']

/** The items because of which somebody else has to look, by the strictest of the policies. */
export function itemsForTwo(
  policies: readonly (Policy | undefined)[],
  { items }: Pick<CountedPlan, 'items'>,
): readonly PlanItem[] {
  const when = strictest(policies)
  if (when === 'never') return []
  return when === 'always' ? items : items.filter((item) => RISKY.includes(item.class))
}
