import { createMiddleware } from 'hono/factory'
import type { ManagePermission } from '../../engine/permissions/manages.ts'
import { problems } from '../../engine/problems.ts'
import type { Env } from '../context.ts'

/** Only for those whose role manages it. */
export const entrusted = (permission: ManagePermission) =>
  createMiddleware<Env>(async (c, next) => {
    if (!c.var.actor.manages.has(permission)) throw problems.actionForbidden({ action: permission })
    await next()
  })
