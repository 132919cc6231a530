/**
 * Says in the audit who did what, before the answer leaves: coded facts, never a value or a word that was searched for.
 * Writes bring their own entries, in the transaction of what they tell of.
 */
import { createMiddleware } from 'hono/factory'
import type { AuditFact } from '../../engine/actions/action-type.ts'
import { type AutomaticRead, refusalOf } from '../audit/actions.ts'
import { type Asked, type Env, nowOf } from '../context.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type FactOf = (c: Asked) => Omit<AuditFact, 'action'>
const nothingMore: FactOf = () => ({})

/** For requests that only read: one entry when they were answered, under another name when they were refused. What cannot be noted is not answered. */
export const audited = (action: string, factOf = nothingMore) =>
  createMiddleware<Env>(async (c, next) => {
    await next()
    await note(c, action, factOf)
  })

/** For reads of the configuration, which hold nobody's secrets: a full disk must not lock people out of what is open before them. */
export const auditedIfPossible = (action: AutomaticRead) =>
  createMiddleware<Env>(async (c, next) => {
    await next()
    await note(c, action, nothingMore).catch(() => undefined)
  })

/** For writes: what is refused leaves no other trace. */
export const auditedWhenRefused = (action: string, factOf = nothingMore) =>
  createMiddleware<Env>(async (c, next) => {
    await next()
    if (isRefused(c)) await note(c, action, factOf).catch(() => undefined)
  })

const isRefused = (c: Asked) => c.error !== undefined || c.res.status >= 400

async function note(c: Asked, name: string, factOf: FactOf): Promise<void> {
  const { record, ...fact } = factOf(c)
  const { actor, parts } = c.var
  const action = isRefused(c) ? refusalOf(name) : name
  const known = record !== undefined && UUID.test(record) && { record }
  await parts.stores.audit.write([{ at: nowOf(c).instant, userName: actor.userName, action, ...fact, ...known }])
}
