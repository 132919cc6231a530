/** How the instance is, and looking whether everything in it is whole. */
import { Hono } from 'hono'
import type { Env } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedIfPossible } from '../middleware/audited.ts'
import { entrusted } from '../middleware/entrusted.ts'
import type { System } from '../system/system.ts'

export const system = (care: System) =>
  new Hono<Env>()
    .get('/system', auditedIfPossible('system_read'), entrusted('system:read'), (c) =>
      jsonResponse(c, { data: care.facts(c.var.release.model) }),
    )
    .post('/system/check', audited('system_check'), entrusted('system:read'), (c) => {
      care.check()
      return jsonResponse(c, { data: care.facts(c.var.release.model) }, { status: 202 })
    })
