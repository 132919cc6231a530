/** The key under which a device keeps this person's drafts: theirs again at the next sign-in, nobody else's ever. */
import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { problems } from '../../engine/problems.ts'
import type { Env } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { audited } from '../middleware/audited.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const deviceKey = new Hono<Env>().get('/device_key', audited('device_key'), async (c) => {
  const device = c.req.query('device') ?? ''
  if (!UUID.test(device)) throw problems.queryRefused({ field: 'device', code: 'id.malformed' })
  const key = await c.var.parts.stores.deviceKeys.keyOf(c.var.actor.userName, device, randomBytes(32))
  return jsonResponse(c, { data: { key: Buffer.from(key).toString('base64') } })
})
