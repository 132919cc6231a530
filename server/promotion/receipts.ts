/** What receipts say. */
import type { Model } from '../../engine/model.ts'
import type { CountedPlan } from '../../engine/plan/plan.ts'
import { activatingKinds, type NewReceipt, type ReceiptsStore } from '../stores/promotion-stores.ts'

/** Whether a release became the active one by it. */
export const isActivating = ({ kind }: Pick<NewReceipt, 'kind'>): boolean =>
  activatingKinds.some((activating) => activating === kind)

/** Where the list begins: what the folder led until now. Undefined: it has begun. */
export async function firstReceipt(
  receipts: ReceiptsStore,
  { hash: content, instance }: Model,
  at: string,
): Promise<NewReceipt | undefined> {
  if (await receipts.newest()) return undefined
  return { at, by: '', kind: 'first', content, body: { version: instance.version } }
}

/** What was counted of a plan. */
export const countsOf = ({ totals, items }: CountedPlan) => ({
  totals,
  counts: Object.fromEntries(items.flatMap(({ id, counts }) => (counts ? [[id, counts]] : []))),
})
