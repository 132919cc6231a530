import { accessTo } from '../../engine/permissions/access-to.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import type { StoredNotice } from '../stores/notice-stores.ts'
import type { Stores } from '../stores/stores.ts'

/** Whether the person may know of the record now. */
export async function reaches(
  { records }: Pick<Stores, 'records'>,
  actor: Actor,
  { recordType, record }: Pick<StoredNotice, 'recordType' | 'record'>,
): Promise<boolean> {
  const stored = await records.get(recordType, record)
  return stored !== undefined && accessTo(actor, stored.record, stored.reach) !== undefined
}
