import { Problem } from '../../engine/problems.ts'
import { type Asked, nowOf } from '../context.ts'
import { isOpenedBy } from '../security/access-tokens.ts'
import { hashOf } from '../security/secrets.ts'
import { serveAs } from '../serve-as.ts'

const MINUTE = 60_000

/**
 * Lets a script in under the name of whoever made its token, with no more than the token's scopes, and no more than that
 * person may now; never to records. Undefined: there is no such token, or it is over.
 */
export async function enterByToken(c: Asked, token: string): Promise<Problem | 'entered' | undefined> {
  const { parts } = c.var
  const { ms, instant } = nowOf(c)
  const found = await parts.stores.accessTokens.find(hashOf(token), instant)
  const account = found && (await parts.stores.accounts.byUserName(found.madeBy))
  if (!found || !account || account.disabled) return undefined
  parts.rates.session.take(found.id, ms)
  if (!isOpenedBy(found.scopes, c.req.method, c.req.path))
    return new Problem('forbidden', 'access_token.out_of_scope', {})
  if (ms - Date.parse(found.lastUsedAt ?? '1970-01-01') >= MINUTE) {
    await parts.stores.accessTokens.touch(found.id, instant).catch(() => undefined)
  }
  serveAs(c, account)
  const { release } = c.var
  const person = release.actorOf(account, account.locale ?? release.model.instance.defaultLocale)
  const manages = new Set(found.scopes.filter((scope) => person.manages.has(scope)))
  c.set('session', { id: found.id, account, createdAt: ms, lastSeenAt: ms, kind: 'bearer' })
  c.set('actor', { ...person, grants: [], manages, at: instant })
  return 'entered'
}
