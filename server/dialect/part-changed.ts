import { readableRecord } from '../../engine/permissions/readable-record.ts'
import type { Asked } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import type { Performed } from '../perform-action.ts'
import { recordEtag } from '../record-etag.ts'
import { mustType } from '../record-type.ts'
import { todayOf } from '../today.ts'
import { changedRecord, lostRecord, toldOfChange } from './records.ts'

/** A write on something that stands on a record: that, and what became different of the record. */
export function partChanged(c: Asked, data: unknown, { record, access, changed }: Performed): Promise<Response> {
  if (!access) return jsonResponse(c, { data, record: lostRecord(record) })
  const type = mustType(c)
  const told = toldOfChange(type, changed, access)
  const shown = readableRecord(
    c.var.release.model,
    { ...access, userName: c.var.actor.userName, names: told },
    record,
    todayOf(c),
  )
  const body = { data, record: changedRecord(type, shown, changed, told) }
  return jsonResponse(c, body, { etag: recordEtag(c, record.version) })
}
