import { accessTo } from '../../engine/permissions/access-to.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import { knowsType } from '../../engine/permissions/recipients.ts'
import type { StoredNotice } from '../stores/notice-stores.ts'
import type { Stores } from '../stores/stores.ts'

/** Whether the person may know now what the notice says; of some that is no more than that there is the record. */
export async function reaches(
  { records }: Pick<Stores, 'records'>,
  actor: Actor,
  { recordType, record, beyondReach }: Pick<StoredNotice, 'recordType' | 'record' | 'beyondReach'>,
): Promise<boolean> {
  const stored = await records.get(recordType, record)
  if (stored && beyondReach && knowsType(actor, recordType)) return true
  return stored !== undefined && accessTo(actor, stored.record, stored.reach) !== undefined
}
