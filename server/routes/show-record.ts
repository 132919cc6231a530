import { isUuid } from '../../engine/lib/uuid.ts'
import type { RecordType } from '../../engine/model.ts'
import { accessTo, formsOn } from '../../engine/permissions/access-to.ts'
import type { Access } from '../../engine/permissions/actor.ts'
import { readableRecord } from '../../engine/permissions/readable-record.ts'
import { problems } from '../../engine/problems.ts'
import { mayShow } from '../../engine/query/askable.ts'
import type { Asked } from '../context.ts'
import { toldNames } from '../dialect/records.ts'
import { jsonResponse } from '../json-response.ts'
import { recordEtag } from '../record-etag.ts'
import { mustType } from '../record-type.ts'
import type { StoredRecord } from '../stores/record-stores.ts'
import { todayOf } from '../today.ts'

export interface Reached extends StoredRecord {
  readonly type: RecordType
  readonly access: Access
}

/** The record of the path; out of reach and not there are one answer. */
export async function reached(c: Asked): Promise<Reached> {
  const type = mustType(c)
  const id = c.req.param('id' as never) as string
  const stored = isUuid(id) ? await c.var.parts.stores.records.get(type.id, id) : undefined
  const access = stored && accessTo(c.var.actor, stored.record, stored.reach)
  if (!stored || !access) throw problems.recordNotFound({ id })
  return { ...stored, type, access }
}

export async function showRecord(c: Asked): Promise<Response> {
  const { release, actor } = c.var
  const fields = c.req.query('fields')
  const { record, reach, type, access } = await reached(c)
  const whole = readableRecord(release.model, { ...access, userName: actor.userName }, record, todayOf(c))
  const data = fields ? only(c, type, whole, fields.split(',')) : whole
  const metadata = { actions: [...access.actions].sort(), forms: formsOn(release.model, actor, record, reach) }
  return jsonResponse(c, { data, metadata }, { etag: recordEtag(c, record.version, fields) })
}

/** Some names only. One that no grant of the actor reads is refused like one that does not exist. */
function only(c: Asked, type: RecordType, whole: Readonly<Record<string, unknown>>, names: readonly string[]) {
  const told = toldNames(type)
  for (const name of names) {
    if (!told.includes(name) && !mayShow(c.var.actor, type, name))
      throw problems.queryRefused({ field: name.slice(0, 60), code: 'query.unknown_field' })
  }
  const wanted = new Set([...told, ...names])
  return Object.fromEntries(Object.entries(whole).filter(([name]) => wanted.has(name)))
}
