/** The mailbox of a demonstration, open like everything in it: also whoever forgot a password finds their link there. */
import { Hono } from 'hono'
import { Problem } from '../../engine/problems.ts'
import type { Env } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { pageOf } from '../page.ts'

export const mailbox = new Hono<Env>().get('/mailbox', (c) => {
  const captured = c.var.parts.mail?.captured
  if (!captured) throw new Problem('missing', 'route.unknown', {})
  const { page, per, offset } = pageOf(c, { per: 50 })
  const all = captured.list()
  return jsonResponse(c, {
    data: all.slice(offset, offset + per),
    metadata: { total: all.length, per, page, time_zone: c.var.release.model.instance.timeZone },
  })
})
