/** Backups that stand where they go to, and making one now. They are restored at the console only. */
import { Hono } from 'hono'
import type { Env } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedIfPossible } from '../middleware/audited.ts'
import { entrusted } from '../middleware/entrusted.ts'
import type { System } from '../system/system.ts'

export const backups = (care: System) =>
  new Hono<Env>()
    .get('/backups', auditedIfPossible('backups_list'), entrusted('system:read'), (c) => {
      const data = care.backups()
      return jsonResponse(c, { data, metadata: { total: data.length } })
    })
    .post('/backups', audited('backup_make'), entrusted('backups:write'), (c) => {
      care.backUp()
      return jsonResponse(c, { data: care.facts(c.var.release.model) }, { status: 202 })
    })
