/** Whether the instance could keep a record now: the way of a write is gone to its end. */
import { Hono } from 'hono'
import { type Env, nowOf } from '../context.ts'

const RETRY_AFTER_SECONDS = '60'

export const health = new Hono<Env>().get('/health', async (c) => {
  try {
    await c.var.parts.stores.heartbeat(nowOf(c).instant)
    return c.body(null, 204)
  } catch {
    return c.body(null, 503, { 'Retry-After': RETRY_AFTER_SECONDS })
  }
})
