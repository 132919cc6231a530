/** For whoever writes a configuration: looking at it as somebody of any role. Mounted under `formwork dev` only, on this machine only. */
import { Hono } from 'hono'
import { textIn } from '../../engine/lib/text-in.ts'
import type { Texts } from '../../engine/model.ts'
import { problems } from '../../engine/problems.ts'
import { type Env, localeOf } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { bodyOf } from '../request-body.ts'
import { object, text } from '../security/shapes.ts'
import { startSession } from './tokens.ts'

const roleShape = object({ role: text({ longest: 60, shortest: 1 }) })

export const workshop = new Hono<Env>()
  .get('/developer/workshop', (c) => {
    const { roles, instance } = c.var.release.model
    const said = (label: Texts) => textIn(label, localeOf(c), instance.defaultLocale)
    const data = {
      roles: Object.values(roles).map(({ id, label }) => ({ id, label: said(label) })),
      locales: instance.locales,
    }
    return jsonResponse(c, { data })
  })
  .post('/developer/workshop/session', async (c) => {
    const { role } = await bodyOf(c, roleShape)
    const account = await c.var.parts.workshop?.personWith(role)
    if (!account) throw problems.bodyRefused({ code: 'body.wrong_choice', detail: 'role' })
    await startSession(c, account, 'cookie')
    return jsonResponse(c, { id: account.id, user_name: account.userName })
  })
