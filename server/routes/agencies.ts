/** Agencies: those that there are, for everybody; made and changed, with logo and terms of use, by those who may. */
import { Hono } from 'hono'
import { agency as kind } from '../../config/directory/kinds/agency.ts'
import type { Agency } from '../../engine/model.ts'
import { problems } from '../../engine/problems.ts'
import { givableBy, mustMay } from '../accounts/managing.ts'
import type { Asked, Env } from '../context.ts'
import { wireAgency } from '../dialect/reference.ts'
import { changeEntry, merged, mustStand, standing, versionOf } from '../directory/changing.ts'
import { broughtFile, keptFileResponse, receiveFile } from '../directory/kept-files.ts'
import { listed, pageResponse } from '../directory/listing.ts'
import { fileHash, texts, versioned } from '../directory/shapes.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedIfPossible, auditedWhenRefused } from '../middleware/audited.ts'
import { saidIn } from '../narrowed.ts'
import { bodyOf } from '../request-body.ts'
import { boolean, listOf, object, optional, orNull, text, wholeNumber } from '../security/shapes.ts'

const WRITE = 'agencies:write'
const DEED = 'agencies_write'
const LONG_PAGE = 100

const line = optional(orNull(text({ longest: 200 })))
const id = text({ longest: 60, shortest: 1 })
const facts = {
  name: optional(texts(200)),
  description: optional(orNull(texts(2000))),
  services: optional(listOf(text({ longest: 80 }), 200)),
  contact_name: line,
  telephone: line,
  contact_email: line,
  order: optional(orNull(wholeNumber(0))),
  disabled: optional(boolean),
  /** Hash of a picture that was sent to `/directory_files`. */
  logo: optional(orNull(fileHash)),
  /** Hash of a document that was sent there: a new version of the terms. */
  terms_of_use: optional(orNull(fileHash)),
  terms_of_use_enabled: optional(boolean),
}

export const newAgencyShape = object({ data: object({ ...facts, unique_id: id, name: texts(200) }) })
export const agencyShape = versioned(object(facts))

type Given = ReturnType<typeof agencyShape.read>['data']

export const agencies = new Hono<Env>()
  .get('/agencies', auditedIfPossible('agencies_read'), (c) =>
    pageResponse(c, listed(c, inOrder(c.var.release.model.agencies)), (agency) => wire(c, agency), LONG_PAGE),
  )
  .get('/agencies/:id', auditedIfPossible('agencies_read'), (c) =>
    jsonResponse(c, { data: wire(c, mustStand(c, kind, c.req.param('id'))) }),
  )
  .get('/agencies/:id/logo', auditedIfPossible('agency_file'), (c) =>
    keptFileResponse(c, mustStand(c, kind, c.req.param('id')).logo),
  )
  .get('/agencies/:id/terms_of_use', auditedIfPossible('agency_file'), (c) =>
    keptFileResponse(c, mustStand(c, kind, c.req.param('id')).terms?.file),
  )
  .post('/directory_files', audited('directory_file'), async (c) => {
    const { manages } = c.var.actor
    if (!manages.has(WRITE)) mustMay(c.var.actor, 'settings:write')
    return jsonResponse(c, { data: await receiveFile(c) }, { status: 201 })
  })
  .post('/agencies', auditedWhenRefused(DEED), async (c) => {
    await mustManageAll(c)
    const { data } = await bodyOf(c, newAgencyShape)
    const { unique_id: id, ...given } = data
    const isTaken = standing(c, kind, id) !== undefined
    const issues = isTaken ? [{ path: 'unique_id', code: 'id.taken' }] : []
    const { change, files } = await changing(c, given, { id, name: {} })
    await changeEntry(c, { kind, id, version: 0, action: DEED, change, files, issues })
    return jsonResponse(c, { data: wire(c, mustStand(c, kind, id)) })
  })
  .patch('/agencies/:id', auditedWhenRefused(DEED), async (c) => {
    mustMay(c.var.actor, WRITE)
    const agency = mustStand(c, kind, c.req.param('id'))
    const { release, actor, parts } = c.var
    const { agencies } = await givableBy(release.model, actor, parts.stores.accounts)
    if (!agencies.includes(agency.id)) throw problems.actionForbidden({ action: WRITE })
    const { data, version } = await bodyOf(c, agencyShape)
    const { change, files } = await changing(c, data, agency)
    const after = await changeEntry(c, { kind, id: agency.id, version, action: DEED, change, files })
    return jsonResponse(c, { data: wire(c, after) })
  })

/** New agencies are for those who manage everybody. */
async function mustManageAll(c: Asked): Promise<void> {
  mustMay(c.var.actor, WRITE)
  const { width } = await givableBy(c.var.release.model, c.var.actor, c.var.parts.stores.accounts)
  if (width !== 'all') throw problems.actionForbidden({ action: WRITE })
}

const inOrder = (agencies: Readonly<Record<string, Agency>>): readonly Agency[] =>
  Object.values(agencies).sort((a, b) => (a.order ?? Number.MAX_SAFE_INTEGER) - (b.order ?? Number.MAX_SAFE_INTEGER))

const blankIsNone = (text: string | null | undefined, before: string | undefined) =>
  (text === undefined ? before : text?.trim()) || undefined

async function changing(c: Asked, given: Given, fresh: Agency) {
  const { logo: picture, terms_of_use: paper } = given
  const logo = typeof picture === 'string' ? await broughtFile(c, 'logo', picture) : picture
  const document = typeof paper === 'string' ? await broughtFile(c, 'terms', paper) : paper
  const change = (before: Agency = fresh): Agency => {
    const contact = merged<NonNullable<Agency['contact']>>(
      {},
      {
        name: blankIsNone(given.contact_name, before.contact?.name),
        phone: blankIsNone(given.telephone, before.contact?.phone),
        email: blankIsNone(given.contact_email, before.contact?.email),
      },
    )
    const enforced = given.terms_of_use_enabled ?? before.terms?.enforced ?? true
    const version = before.terms?.version ?? 0
    const terms = document
      ? { version: version + 1, file: document, enforced }
      : before.terms && { ...before.terms, enforced }
    return merged<Agency>(before, {
      ...(given.name && { name: given.name }),
      ...(given.description !== undefined && {
        description: Object.keys(given.description ?? {}).length > 0 ? given.description : null,
      }),
      ...(given.services && { services: given.services }),
      ...(given.order !== undefined && { order: given.order }),
      ...(given.disabled !== undefined && { retired: given.disabled || null }),
      ...(logo !== undefined && { logo }),
      contact: Object.keys(contact).length > 0 ? contact : null,
      terms: document === null ? null : terms,
    })
  }
  return { change, files: [logo?.file, document?.file].flatMap((file) => file ?? []) }
}

/** With all languages for those who look after them. */
const wire = (c: Asked, agency: Agency) => ({
  ...wireAgency(agency, saidIn(c, agency.name)),
  services: agency.services ?? [],
  order: agency.order ?? null,
  telephone: agency.contact?.phone ?? null,
  contact_name: agency.contact?.name ?? null,
  contact_email: agency.contact?.email ?? null,
  ...(agency.description && { description: saidIn(c, agency.description) }),
  ...(agency.logo && { logo: `/api/v2/agencies/${agency.id}/logo?v=${agency.logo.file.slice(0, 12)}` }),
  ...(agency.terms && {
    terms_of_use: `/api/v2/agencies/${agency.id}/terms_of_use?v=${agency.terms.version}`,
    terms_of_use_version: agency.terms.version,
    terms_of_use_enabled: agency.terms.enforced,
    terms_of_use_file_name: agency.terms.file.file_name,
  }),
  ...(c.var.actor.manages.has('agencies:read') && {
    name_i18n: agency.name,
    description_i18n: agency.description ?? {},
    version: versionOf(c, kind, agency.id),
  }),
})
