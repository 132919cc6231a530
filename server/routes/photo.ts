/** The photo that stands for a record, small: for those who read it, and for those who may see it beyond their reach. */
import { isUuid } from '../../engine/lib/uuid.ts'
import type { RecordType } from '../../engine/model.ts'
import { accessTo } from '../../engine/permissions/access-to.ts'
import { seesPhotoBeyond } from '../../engine/permissions/beyond-reach.ts'
import { problems } from '../../engine/problems.ts'
import { photoOf } from '../../engine/records/photo.ts'
import type { Asked } from '../context.ts'
import { fileResponse } from '../files/file-response.ts'
import { mustType } from '../record-type.ts'
import type { StoredRecord } from '../stores/record-stores.ts'

/** No photo, none that one may see, and no such record are one answer. */
export async function showPhoto(c: Asked): Promise<Response> {
  const type = mustType(c)
  const id = c.req.param('id' as never) as string
  const stored = isUuid(id) ? await c.var.parts.stores.records.get(type.id, id) : undefined
  const entry = stored && seesPhoto(c, type, stored) ? photoOf(type, stored.record.answers) : undefined
  if (!entry) throw problems.recordNotFound({ id })
  const opened = await c.var.parts.vault.openThumbnail(entry.file)
  if (!opened) throw new Error('The bytes of an attached file are gone')
  return fileResponse(c, opened, { name: `${id}.jpg`, type: 'image/jpeg' })
}

function seesPhoto(c: Asked, type: RecordType, { record, reach }: StoredRecord): boolean {
  const { actor } = c.var
  const access = accessTo(actor, record, reach)
  return (type.photo !== undefined && access?.readable.has(type.photo)) || seesPhotoBeyond(type, actor, record)
}

/** Address of the photo of each of these records that has one, as far as it may be seen beyond reach; by id. */
export async function photosBeyond(c: Asked, type: RecordType, ids: readonly string[]) {
  if (type.photo === undefined || type.beyondReach?.photo === undefined) return new Map<string, string>()
  const found = await Promise.all(ids.map((id) => c.var.parts.stores.records.get(type.id, id)))
  return new Map(
    found.flatMap((stored) =>
      stored && seesPhotoBeyond(type, c.var.actor, stored.record) && photoOf(type, stored.record.answers)
        ? [[stored.record.id, `/api/v2/${type.plural}/${stored.record.id}/photo`] as const]
        : [],
    ),
  )
}
