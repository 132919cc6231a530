/** What somebody decided to destroy on a day: gone from records and from their log, and a receipt instead. */

import { signHash } from '../../config/release/keys.ts'
import { todayIn } from '../../engine/lib/time-zone.ts'
import type { PlanItem } from '../../engine/plan/plan.ts'
import type { Purge } from '../stores/promotion-stores.ts'
import { decidedId } from './decided.ts'
import type { Workings } from './parts.ts'
import { RECEIPT } from './receipt.ts'

/** Destroys what is due; goes on where it was interrupted. Gives how many purges were done. */
export async function purgeDue({ stores, configuration, keys, now }: Workings): Promise<number> {
  const { purges, plans, receipts } = stores.promotion
  const due = await purges.due(todayIn(configuration.base().instance.timeZone, now()))
  // What is set aside stands beside the record once it was written.
  if (due.length > 0) await stores.records.settleAll({ at: now })
  for (const purge of due) {
    const plan = await plans.get(purge.plan)
    const item = plan?.body?.items.find(({ id }) => id === purge.item)
    await stores.records.purge({
      under: decidedId(purge.plan, purge.item),
      ...purgedType(item),
      done: (records) => {
        purges.done(purge.id, now())
        receipts.append(receiptOf(purge, records), (hash) => signHash(RECEIPT, hash, keys.privateKey))
      },
    })
  }
  return due.length

  function receiptOf({ plan, item, dueAt }: Purge, records: number) {
    const content = configuration.base().hash
    return { at: now(), by: '', kind: 'purge' as const, content, plan, body: { item, dueAt, records } }
  }
}

/** A record type that is gone goes whole; of anything else what was set aside. */
function purgedType(item: PlanItem | undefined) {
  if (item?.kind === 'record_type.removed') return { recordType: item.subject.id, whole: true }
  return item?.subject.recordType === undefined ? {} : { recordType: item.subject.recordType }
}
