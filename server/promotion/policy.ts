/** When a second person has to say yes: a policy of the instance, as it is before the plan and not after it. */

import { isHeld } from '../../config/plan/completeness.ts'
import type { Policy } from '../../engine/model.ts'
import type { CountedPlan, PlanItem } from '../../engine/plan/plan.ts'
import { strictest } from '../../engine/plan/second-person.ts'

/** What nobody holds is taken from nobody. */
const isRisky = (item: PlanItem) => item.class === 'widens' || (item.class === 'destructive' && isHeld(item))

/** The items because of which somebody else has to look, by the strictest of the policies. */
export function itemsForTwo(
  policies: readonly (Policy | undefined)[],
  { items }: Pick<CountedPlan, 'items'>,
): readonly PlanItem[] {
  const when = strictest(policies)
  if (when === 'never') return []
  return when === 'always' ? items : items.filter(isRisky)
}
