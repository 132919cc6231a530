import { matchedRoutes } from 'hono/route'
import type { Asked } from './context.ts'

/** The resource as errors and logs name it: the route without the ids in it, so that what is missing and what is out of reach answer alike. */
export function resourceOf(c: Asked): string {
  const matched = matchedRoutes(c).find(({ path }) => !path.endsWith('*'))
  const plural = c.req.param('plural' as never) as string | undefined
  const path = matched?.path ?? c.req.path.slice(0, 100)
  return plural === undefined ? path : path.replace(':plural', plural.slice(0, 60))
}
