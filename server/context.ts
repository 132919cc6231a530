import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { Actor } from '../engine/permissions/actor.ts'
import type { Parts } from './parts.ts'
import type { Release } from './release.ts'
import type { Session } from './stores/account-stores.ts'

/** What a handler finds in `c.var`, and who put it there. */
export interface Env {
  Bindings: { readonly incoming?: IncomingMessage }
  Variables: {
    /** createServer */
    parts: Parts
    /** createServer: the release that serves this request from beginning to end. */
    release: Release
    /** createServer: names the request in the log and in the answer. */
    requestId: string
    /** createServer: who is at the other end, proxies seen through. */
    address: string
    /** middleware/signed-in */
    session: Session
    /** middleware/signed-in */
    actor: Actor
  }
}

export type Asked = Context<Env>

/** The language in which this request is answered: the account's, else the first that the browser wants and the instance has. */
export function localeOf(c: Asked): string {
  const { locales, defaultLocale } = c.var.release.model.instance
  const actor = c.get('actor') as Actor | undefined
  if (actor && locales.includes(actor.locale)) return actor.locale
  return wantedLocale(c.req.header('accept-language'), locales) ?? defaultLocale
}

export function wantedLocale(header: string | undefined, locales: readonly string[]): string | undefined {
  const wanted = (header ?? '').slice(0, 200).split(',')
  return wanted.map((entry) => entry.split(/[;-]/)[0]?.trim().toLowerCase() ?? '').find((tag) => locales.includes(tag))
}

/** Milliseconds since the epoch, and the same instant as text. */
export const nowOf = (c: Asked): { readonly ms: number; readonly instant: string } => {
  const ms = c.var.parts.clock()
  return { ms, instant: new Date(ms).toISOString() }
}
