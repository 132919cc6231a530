import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { Problem, problems } from '../../engine/problems.ts'
import { type Asked, type Env, nowOf, wantedLocale } from '../context.ts'
import { isAccessToken } from '../security/access-tokens.ts'
import { bearerOf } from '../security/bearer.ts'
import { sessionCookie } from '../security/cookies.ts'
import { hashOf, isSecret } from '../security/secrets.ts'
import { isOver, isToBeTouched } from '../security/session-limits.ts'
import { serveAs } from '../serve-as.ts'
import type { Session } from '../stores/account-stores.ts'
import { enterByToken } from './by-access-token.ts'

/** Finds who asks, by cookie or bearer token, or answers that nobody does. */
export const signedIn = createMiddleware<Env>(async (c, next) => {
  const { ms, instant } = nowOf(c)
  const bearer = bearerOf(c)
  if (isAccessToken(bearer)) {
    const entered = await enterByToken(c, bearer)
    if (entered instanceof Problem) throw entered
    if (entered) {
      c.header('X-Formwork-Release', c.var.release.model.hash)
      return next()
    }
  }
  const session = await sessionOf(c)
  if (!session) {
    c.var.parts.rates.network.take(c.var.address, ms)
    throw problems.notSignedIn({})
  }
  const { account } = session
  serveAs(c, account)
  const { parts, release } = c.var
  const actor = { ...release.actorOf(account, localeFor(c, account.locale)), at: instant }
  if (isOver(session, actor, ms)) {
    const note = { at: instant, userName: account.userName, action: 'session_timeout' }
    await parts.stores.sessions.end(session.id, note).catch(unlessStorage)
    throw problems.notSignedIn({})
  }
  parts.rates.session.take(session.id, ms)
  // What a page asks by itself says nothing of a person who is there.
  const isAutomatic = c.req.header('x-formwork-automatic') !== undefined
  if (!isAutomatic && isToBeTouched(session, ms)) await parts.stores.sessions.touch(session.id, ms).catch(unlessStorage)
  c.set('session', session)
  c.set('actor', actor)
  c.header('X-Formwork-Release', release.model.hash)
  if (release.model.directory !== undefined) c.header('X-Formwork-Directory', release.model.directory)
  await next()
})

/** Where nothing can be written, a session that is used is over sooner, and one that is over stays so. */
function unlessStorage(error: unknown): void {
  if (!(error instanceof Problem && error.kind === 'storage')) throw error
}

/** The session that the request names; nothing is taken on trust but a secret that the server itself made. */
export async function sessionOf(c: Asked): Promise<Session | undefined> {
  const { stores, site } = c.var.parts
  const bearer = bearerOf(c)
  const secret = bearer ?? getCookie(c, sessionCookie(site).name)
  if (!isSecret(secret)) return undefined
  const session = await stores.sessions.find(hashOf(secret))
  return session && (bearer === undefined || session.kind === 'bearer') ? session : undefined
}

const localeFor = (c: Asked, chosen: string | undefined): string => {
  const { locales, defaultLocale } = c.var.release.model.instance
  return chosen ?? wantedLocale(c.req.header('accept-language'), locales) ?? defaultLocale
}
