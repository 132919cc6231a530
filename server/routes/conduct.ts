/** The code of conduct and the terms of agencies: read, agreed to, changed, and who agreed. */
import { Hono } from 'hono'
import { ONLY } from '../../config/directory/directory-kind.ts'
import { conduct as kind } from '../../config/directory/kinds/conduct.ts'
import { equal } from '../../engine/lib/equal.ts'
import type { Conduct } from '../../engine/model.ts'
import { Problem } from '../../engine/problems.ts'
import { agreementsFor, CONDUCT, stillToAgree } from '../accounts/agreements.ts'
import { mustMay } from '../accounts/managing.ts'
import { type Asked, type Env, nowOf } from '../context.ts'
import { changeEntry, standing, versionOf } from '../directory/changing.ts'
import { texts, versioned } from '../directory/shapes.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedIfPossible, auditedWhenRefused } from '../middleware/audited.ts'
import { said } from '../narrowed.ts'
import { pageOf } from '../page.ts'
import { bodyOf } from '../request-body.ts'
import { boolean, object, optional, text, wholeNumber } from '../security/shapes.ts'

const DEED = 'conduct_write'

export const conductShape = versioned(
  object({ title: optional(texts(300)), content: optional(texts(50_000)), enabled: optional(boolean) }),
)

export const agreementShape = object({
  data: object({ what: text({ longest: 10, pattern: /^(conduct|terms)$/ }), version: wholeNumber(1) }),
})

export const conduct = new Hono<Env>()
  .get('/codes_of_conduct', auditedIfPossible('conduct_read'), (c) => {
    const now = standing(c, kind, ONLY)
    const mayChange = c.var.actor.manages.has('settings:read')
    if (!now && !mayChange) throw new Problem('missing', 'directory.not_found', {})
    return jsonResponse(c, { data: wire(c, now) })
  })
  .post('/codes_of_conduct', auditedWhenRefused(DEED), async (c) => {
    mustMay(c.var.actor, 'settings:write')
    const { data, version } = await bodyOf(c, conductShape)
    const change = (before: Conduct = { enabled: true, version: 0, title: {}, content: {} }): Conduct => {
      const after = { ...before, ...data } as Conduct
      const isNew = !equal([before.title, before.content], [after.title, after.content])
      return { ...after, version: isNew ? before.version + 1 : Math.max(before.version, 1) }
    }
    const after = await changeEntry(c, { kind, id: ONLY, version, action: DEED, change })
    return jsonResponse(c, { data: wire(c, after) })
  })
  .get('/codes_of_conduct/accepted', audited('conduct_accepted_read'), async (c) => {
    mustMay(c.var.actor, 'settings:read')
    const { page, per, offset } = pageOf(c, { per: 100 })
    const { total, agreed } = await c.var.parts.stores.agreements.list(CONDUCT, { offset, limit: per })
    const data = agreed.map(({ userName, fullName, version, at }) => ({
      ...{ user_name: userName, full_name: fullName, version, accepted_on: at },
    }))
    return jsonResponse(c, { data, metadata: { total, per, page, version: standing(c, kind, ONLY)?.version ?? 0 } })
  })
  .get('/agreements', auditedIfPossible('conduct_read'), (c) => {
    const { parts, release, session } = c.var
    const data = stillToAgree(parts.stores.agreements, release.model, session.account).map(({ what, version }) => ({
      ...{ what, version },
      ...(what === 'terms' && { document: `/api/v2/agencies/${session.account.agency}/terms_of_use?v=${version}` }),
    }))
    return jsonResponse(c, { data })
  })
  .post('/agreements', auditedWhenRefused('agree'), async (c) => {
    const { parts, release, session } = c.var
    const { data } = await bodyOf(c, agreementShape)
    const wanted = agreementsFor(release.model, session.account).find(({ what }) => what === data.what)
    // Whoever read an older text has not read this one.
    if (wanted?.version !== data.version) throw new Problem('conflict', 'agreement.other_version', {})
    const note = { at: nowOf(c).instant, userName: session.account.userName, action: 'agree' }
    await parts.stores.agreements.agree(session.account.id, { what: wanted.key, version: wanted.version }, note)
    return c.body(null, 204)
  })

const wire = (c: Asked, conduct: Conduct | undefined) => ({
  ...(conduct && {
    title: said(c, conduct.title),
    content: said(c, conduct.content),
    version_of_text: conduct.version,
    enabled: conduct.enabled,
  }),
  ...(c.var.actor.manages.has('settings:read') && {
    title_i18n: conduct?.title ?? {},
    content_i18n: conduct?.content ?? {},
    version: versionOf(c, kind, ONLY),
  }),
})
