/** Nobody gets on who has not agreed to the code of conduct, and to the terms of their agency, as they are now. */
import { createMiddleware } from 'hono/factory'
import { Problem } from '../../engine/problems.ts'
import { stillToAgree } from '../accounts/agreements.ts'
import type { Env } from '../context.ts'
import { isAccessToken } from '../security/access-tokens.ts'
import { bearerOf } from '../security/bearer.ts'

/** What it takes to read and to agree, and to say so on the screen. */
const OPEN: readonly RegExp[] = [
  /^(GET|HEAD) \/api\/v2\/(codes_of_conduct|agreements|model|contact_information)$/,
  /^(GET|HEAD) \/api\/v2\/agencies\/[^/]+\/terms_of_use$/,
  /^POST \/api\/v2\/agreements$/,
]

export const agreed = createMiddleware<Env>(async (c, next) => {
  const { parts, release, session } = c.var
  if (!isAccessToken(bearerOf(c)) && !OPEN.some((request) => request.test(`${c.req.method} ${c.req.path}`))) {
    const [first] = stillToAgree(parts.stores.agreements, release.model, session.account)
    if (first) throw new Problem('forbidden', `agreement.${first.what}`, {})
  }
  await next()
})
