/** Signing in and out. */

import { Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { Problem } from '../../engine/problems.ts'
import { type Asked, type Env, nowOf } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { sessionOf, signedIn } from '../middleware/signed-in.ts'
import { bodyOf } from '../request-body.ts'
import { agentNameOf } from '../security/agent-name.ts'
import { sessionCookie } from '../security/cookies.ts'
import { knownDevice, rememberDevice } from '../security/devices.ts'
import { reserved } from '../security/reserved.ts'
import { hashOf, newSecret } from '../security/secrets.ts'
import { object, text } from '../security/shapes.ts'
import type { Account } from '../stores/account-stores.ts'

export const signInShape = object({
  user: object({ user_name: text({ longest: 255, shortest: 1 }), password: text({ longest: 1024, shortest: 1 }) }),
})

export const tokens = new Hono<Env>()
  .post('/tokens', async (c) => {
    const { user } = await bodyOf(c, signInShape)
    const account = await accountOf(c, user.user_name, user.password)
    const isBrowser = c.req.header('sec-fetch-site') !== undefined || c.req.header('origin') !== undefined
    const token = await startSession(c, account, isBrowser ? 'cookie' : 'bearer')
    const { id, userName } = account
    return jsonResponse(c, { id, user_name: userName, ...(!isBrowser && { token }) })
  })
  .delete('/tokens', signedIn, async (c) => {
    const { session, actor, parts } = c.var
    await parts.stores.sessions.end(session.id, { at: nowOf(c).instant, userName: actor.userName, action: 'logout' })
    const { name, options } = sessionCookie(parts.site)
    deleteCookie(c, name, options)
    return c.body(null, 204)
  })

const FAILED = 'failed_login'

/** Unknown name, wrong password, disabled account: one answer, after the same work. */
async function accountOf(c: Asked, userName: string, password: string): Promise<Account> {
  const { stores, signInLimits, passwords } = c.var.parts
  const { instant } = nowOf(c)
  const account = await stores.accounts.byUserName(userName)
  const passwordHash = account && (await stores.accounts.passwordHashOf(account.userName))
  const device = account && knownDevice(c, { userName: account.userName, passwordHash })
  const attempt = await reserved(c, { account: userName, password, device }, FAILED)
  const isRight = await passwords.matches(password, passwordHash)
  if (!account || !isRight || account.disabled) {
    await stores.audit.write([{ at: instant, action: FAILED }])
    throw new Problem('unauthenticated', 'sign_in.refused', {})
  }
  await signInLimits.succeeded(attempt)
  rememberDevice(c, { userName: account.userName, passwordHash })
  return account
}

/** A new secret each time; one that the browser brought along ends here. */
export async function startSession(c: Asked, { userName }: Account, kind: 'cookie' | 'bearer'): Promise<string> {
  const { stores, site } = c.var.parts
  const { ms, instant } = nowOf(c)
  const former = await sessionOf(c)
  if (former) await stores.sessions.end(former.id, { at: instant, userName: former.account.userName, action: 'logout' })
  const secret = newSecret()
  const agent = agentNameOf(c.req.header('user-agent'))
  await stores.sessions.start(
    { id: hashOf(secret), userName, kind, at: ms, ...(agent !== undefined && { agent }) },
    { at: instant, userName, action: 'login' },
  )
  const { name, options } = sessionCookie(site)
  setCookie(c, name, secret, options)
  return secret
}
