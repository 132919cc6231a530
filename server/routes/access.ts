/** Who looked at one record, or changed it, each once with the last time. */
import { Hono } from 'hono'
import { isUuid } from '../../engine/lib/uuid.ts'
import { accessTo } from '../../engine/permissions/access-to.ts'
import { problems } from '../../engine/problems.ts'
import { isAutomatic, isRefusal } from '../audit/actions.ts'
import type { Asked, Env } from '../context.ts'
import { fullNames } from '../full-names.ts'
import { jsonResponse } from '../json-response.ts'
import { audited } from '../middleware/audited.ts'
import { typeNamed } from '../record-type.ts'

const ACTION = 'access_log'

export const access = new Hono<Env>().get('/users/access', audited(ACTION, recordAsked), async (c) => {
  const { audit, records } = c.var.parts.stores
  const { recordType, record: id = '' } = recordAsked(c)
  const stored = recordType !== undefined && isUuid(id) ? await records.get(recordType, id) : undefined
  const found = stored && accessTo(c.var.actor, stored.record, stored.reach)
  if (!found) throw problems.recordNotFound({ id: id.slice(0, 60) })
  if (!found.actions.has(ACTION)) throw problems.actionForbidden({ action: ACTION })
  const done = (await audit.actions()).filter((action) => !isRefusal(action) && !isAutomatic(action))
  const seen = await audit.whoSaw(id, done)
  const names = seen.map(({ userName }) => userName)
  const nameOf = await fullNames(c, names)
  const data = seen.map(({ userName, at }) => ({
    user_name: userName,
    full_name: nameOf(userName) ?? userName,
    last_access: at,
  }))
  return jsonResponse(c, { data, metadata: { total: data.length } })
})

/** The record that the query names; no type where there is none for this person. */
function recordAsked(c: Asked): { readonly recordType?: string; readonly record?: string } {
  const { record_type: named = '', record_id: record } = c.req.query()
  const type = typeNamed(c, named)
  return { ...(type && { recordType: type.id }), ...(record !== undefined && { record }) }
}
