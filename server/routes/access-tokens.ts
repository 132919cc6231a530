/** Tokens for other instances and scripts: made, shown once, listed and ended. */
import { Hono } from 'hono'
import { Problem, problems } from '../../engine/problems.ts'
import { type Asked, type Env, nowOf } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedWhenRefused } from '../middleware/audited.ts'
import { entrusted } from '../middleware/entrusted.ts'
import { bodyOf } from '../request-body.ts'
import { newAccessToken, tokenScopes } from '../security/access-tokens.ts'
import { hashOf } from '../security/secrets.ts'
import { listOf, object, optional, text, wholeNumber } from '../security/shapes.ts'
import type { AccessToken } from '../stores/directory-stores.ts'

const PERMISSION = 'configuration:share'
const DEED = 'access_tokens_write'
const DAY = 24 * 3_600_000
const STANDARD_DAYS = 90
const MOST_DAYS = 366

export const accessTokenShape = object({
  data: object({
    name: text({ longest: 100, shortest: 1 }),
    scopes: listOf(text({ longest: 40, pattern: new RegExp(`^(${tokenScopes.join('|')})$`) }), tokenScopes.length),
    days: optional(wholeNumber(1)),
  }),
})

export const accessTokens = new Hono<Env>()
  .get('/access_tokens', audited('access_tokens_read'), entrusted(PERMISSION), async (c) => {
    const data = (await c.var.parts.stores.accessTokens.list()).map((token) => wire(token, nowOf(c).instant))
    const scopes = tokenScopes.filter((scope) => c.var.actor.manages.has(scope))
    return jsonResponse(c, { data, metadata: { total: data.length, scopes } })
  })
  .post('/access_tokens', auditedWhenRefused(DEED), entrusted(PERMISSION), async (c) => {
    const { actor, parts } = c.var
    const { data } = await bodyOf(c, accessTokenShape)
    const { ms, instant } = nowOf(c)
    const { name, days = STANDARD_DAYS } = data
    const scopes = [...new Set(data.scopes)]
    const issues = [
      ...(name.trim() === '' ? [{ path: 'name', code: 'answer.required' }] : []),
      ...(scopes.length === 0 ? [{ path: 'scopes', code: 'answer.required' }] : []),
      // Nobody gives away what they may not do themselves.
      ...(scopes.every((scope) => actor.manages.has(scope))
        ? []
        : [{ path: 'scopes', code: 'account.not_yours_to_give' }]),
      ...(days > MOST_DAYS ? [{ path: 'days', code: 'number.out_of_range' }] : []),
    ]
    if (issues.length > 0) throw problems.answersHaveIssues({ issues })
    const secret = newAccessToken()
    const token = {
      ...{ id: parts.newId(), name: name.trim(), scopes, madeBy: actor.userName, madeAt: instant },
      expiresAt: new Date(ms + days * DAY).toISOString(),
    }
    await parts.stores.accessTokens.make(token, hashOf(secret), noteOf(c))
    return jsonResponse(c, { data: { ...wire(token, instant), token: secret } }, { status: 201 })
  })
  .delete('/access_tokens/:id', auditedWhenRefused(DEED), entrusted(PERMISSION), async (c) => {
    const ended = await c.var.parts.stores.accessTokens.end(c.req.param('id'), noteOf(c))
    if (!ended) throw new Problem('missing', 'access_token.not_found', {})
    return c.body(null, 204)
  })

const noteOf = (c: Asked) => ({ at: nowOf(c).instant, userName: c.var.actor.userName, action: DEED })

const wire = ({ id, name, scopes, madeBy, madeAt, expiresAt, lastUsedAt, endedAt }: AccessToken, now: string) => ({
  ...{ id, name, scopes, made_by: madeBy, made_at: madeAt, expires_at: expiresAt },
  last_used_at: lastUsedAt ?? null,
  ended_at: endedAt ?? null,
  good: endedAt === undefined && expiresAt > now,
})
