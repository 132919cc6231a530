/**
 * Who may write. A page of another site can make a browser send requests, with its cookies; it cannot make it say that it
 * comes from here, nor add a header of ours. Scripts with a bearer token have nothing that a browser would add by itself.
 */
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { Problem } from '../../engine/problems.ts'
import type { Asked, Env } from '../context.ts'
import { bearerOf } from '../security/bearer.ts'
import { sessionCookie } from '../security/cookies.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

export const sameOrigin = createMiddleware<Env>(async (c, next) => {
  if (c.var.parts.workshop && !isAskedHere(c)) throw forged()
  if (!SAFE.has(c.req.method) && bearerOf(c) === undefined) refuseForged(c)
  await next()
})

const HERE = ['localhost', '127.0.0.1', '[::1]']

/** Where anybody may be anybody, a name that somebody else made point to this machine is no name of it. */
function isAskedHere(c: Asked): boolean {
  const { hostname } = new URL(c.req.url)
  return [...HERE, ...c.var.parts.site.origins.map((origin) => new URL(origin).hostname)].includes(hostname)
}

function refuseForged(c: Asked): void {
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const isOurs = origin !== undefined && c.var.parts.site.origins.includes(origin)
  const isForeign =
    (site !== undefined && site !== 'same-origin') || (origin !== undefined && !isOurs && site === undefined)
  if (isForeign) throw forged()
  const hasCookie = getCookie(c, sessionCookie(c.var.parts.site).name) !== undefined
  if (!hasCookie) return
  const isMarked = c.req.header('x-requested-with') === 'formwork'
  if (!isMarked || !(isOurs || site === 'same-origin')) throw forged()
}

const forged = () => new Problem('forbidden', 'request.forged', {})
