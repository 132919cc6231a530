/** Whom people turn to: the page “Support”. */
import { Hono } from 'hono'
import { ONLY } from '../../config/directory/directory-kind.ts'
import { contact as kind } from '../../config/directory/kinds/contact.ts'
import type { Contact } from '../../engine/model.ts'
import { mustMay } from '../accounts/managing.ts'
import type { Asked, Env } from '../context.ts'
import { changeEntry, merged, standing, versionOf } from '../directory/changing.ts'
import { texts, versioned } from '../directory/shapes.ts'
import { jsonResponse } from '../json-response.ts'
import { auditedIfPossible, auditedWhenRefused } from '../middleware/audited.ts'
import { said } from '../narrowed.ts'
import { bodyOf } from '../request-body.ts'
import { object, optional, orNull, text } from '../security/shapes.ts'

const DEED = 'contact_write'
const line = optional(orNull(text({ longest: 300 })))

export const contactShape = versioned(
  object({
    ...{ name: line, organization: line, position: line, phone: line, email: line, location: line },
    ...{ support_forum: line, documentation: line },
    hours: optional(orNull(texts(1000))),
    other_information: optional(orNull(texts(5000))),
  }),
)

export const contact = new Hono<Env>()
  .get('/contact_information', auditedIfPossible('contact_read'), (c) =>
    jsonResponse(c, { data: wire(c, standing(c, kind, ONLY) ?? {}) }),
  )
  .patch('/contact_information', auditedWhenRefused(DEED), async (c) => {
    mustMay(c.var.actor, 'settings:write')
    const { data, version } = await bodyOf(c, contactShape)
    const { organization, support_forum, other_information, ...facts } = data
    const given = Object.entries({
      ...{ ...facts, organisation: organization, forum: support_forum, other: other_information },
    }).flatMap(([fact, value]) => (value === undefined ? [] : [[fact, isBlank(value) ? null : tidy(value)] as const]))
    const change = (before: Contact = {}) => merged<Contact>(before, Object.fromEntries(given))
    const after = await changeEntry(c, { kind, id: ONLY, version, action: DEED, change })
    return jsonResponse(c, { data: wire(c, after) })
  })

type Given = string | Readonly<Record<string, string>> | null

const isBlank = (value: Given) =>
  value === null || (typeof value === 'string' ? value.trim() === '' : Object.keys(value).length === 0)

const tidy = (value: Given) => (typeof value === 'string' ? value.trim() : value)

const wire = (c: Asked, { organisation, forum, hours, other, ...facts }: Contact) => ({
  ...facts,
  ...(organisation && { organization: organisation }),
  ...(forum && { support_forum: forum }),
  ...(hours && { hours: said(c, hours) }),
  ...(other && { other_information: said(c, other) }),
  ...(c.var.actor.manages.has('settings:read') && {
    hours_i18n: hours ?? {},
    other_information_i18n: other ?? {},
    version: versionOf(c, kind, ONLY),
  }),
})
