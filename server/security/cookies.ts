import type { CookieOptions } from 'hono/utils/cookie'
import type { Site } from '../parts.ts'

interface Cookie {
  readonly name: string
  readonly options: CookieOptions
}

const named = (name: string, { secure }: Pick<Site, 'secure'>, more: CookieOptions = {}): Cookie => ({
  name: secure ? `__Host-${name}` : name,
  options: { path: '/', httpOnly: true, sameSite: 'Strict', secure, ...more },
})

/** Ends with the browser; the server ends it sooner. */
export const sessionCookie = (site: Pick<Site, 'secure'>): Cookie => named('sid', site)

const HALF_A_YEAR = 180 * 24 * 3600

/** Says that somebody signed in here before. Gives nothing but a limit of their own when others guess at the account. */
export const deviceCookie = (site: Pick<Site, 'secure'>): Cookie => named('device', site, { maxAge: HALF_A_YEAR })
