/**
 * Records that link to one, as the panels of its forms show them: their lines, those that may be linked besides, and the
 * linking itself. Under any other name of the path this is none of these addresses.
 */
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type LinkedPanel, linkedPanels } from '../../engine/forms/linked-panels.ts'
import type { RecordType } from '../../engine/model.ts'
import { formsOn } from '../../engine/permissions/access-to.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import { allowed, lookingAtLinked } from '../../engine/permissions/looking.ts'
import { Problem, problems } from '../../engine/problems.ts'
import { shownTo } from '../../engine/query/askable.ts'
import { readFilters } from '../../engine/query/dialect.ts'
import type { Where } from '../../engine/query/query.ts'
import { refusalOf } from '../audit/actions.ts'
import { type Asked, type Env, nowOf } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedWhenRefused } from '../middleware/audited.ts'
import { typeNamed } from '../record-type.ts'
import { bodyOf } from '../request-body.ts'
import { listOf, object, uuid } from '../security/shapes.ts'
import { timeOf } from '../today.ts'
import { newIdFor, performAsked } from './change-record.ts'
import { inScope } from './in-scope.ts'
import { hasWords } from './list-records.ts'
import { recordOfPath } from './record-of-path.ts'
import { reached } from './show-record.ts'

export const MOST_LINKED = 100
const LINK = 'link'

const pluralOf = (c: Asked) => c.req.param('linked' as never) as string

/** Whether the path names records that are shown on forms of this type at all. */
function isLinked(c: Asked): boolean {
  const { plural } = c.req.param() as { readonly plural: string }
  const [type, of] = [typeNamed(c, plural), typeNamed(c, pluralOf(c))]
  return Boolean(
    type?.plural === plural &&
      of?.plural === pluralOf(c) &&
      type.forms.some(({ panels = [] }) =>
        panels.some((panel) => panel.panel === 'linked' && panel.recordType === of.id),
      ),
  )
}

const onlyLinked = (inner: ReturnType<typeof audited>) =>
  createMiddleware<Env>((c, next) => (isLinked(c) ? inner(c, next) : next()))

const path = '/:plural/:id/:linked'

export const linked = new Hono<Env>()
  .get(path, onlyLinked(audited('linked', recordOfPath)), (c, next) => (isLinked(c) ? listLinked(c) : next()))
  .post(path, onlyLinked(auditedWhenRefused(LINK, recordOfPath)), (c, next) => (isLinked(c) ? linkSeveral(c) : next()))

interface Panelled {
  readonly id: string
  readonly of: RecordType
  readonly panel: LinkedPanel
}

/** The panel on which this person sees them; out of reach and without a panel are one answer. */
async function panelled(c: Asked): Promise<Panelled> {
  const { record, reach, type, access } = await reached(c)
  const { release, actor } = c.var
  const of = typeNamed(c, pluralOf(c))
  const seen = formsOn(release.model, actor, record, reach)
  const [panel] = of
    ? linkedPanels(type, { of: of.id, programme: record.programme, seen }).filter(
        ({ permission }) => permission === undefined || access.actions.has(permission),
      )
    : []
  if (!of || !panel) throw problems.recordNotFound({ id: record.id })
  return { id: record.id, of, panel }
}

async function listLinked(c: Asked): Promise<Response> {
  const found = await panelled(c)
  const { searchParams } = new URL(c.req.url)
  const linkable = searchParams.get('linkable') === 'true'
  searchParams.delete('linkable')
  const { id, of, panel } = found
  const standing = { field: panel.field, among: [id] }
  if (!linkable) return rowsFor(c, found, lookingAtLinked(c.var.actor, of, panel), standing, searchParams)
  if (panel.linkBy === undefined) throw problems.actionForbidden({ action: LINK })
  const linking = allowed(c.var.actor, of, [panel.linkBy])
  if (linking.grants.length === 0) throw problems.actionForbidden({ action: LINK })
  return rowsFor(c, found, linking, { not: standing }, searchParams)
}

async function rowsFor(
  c: Asked,
  { of }: Panelled,
  reader: Actor,
  standing: Where,
  entries: URLSearchParams,
): Promise<Response> {
  const { parts, actor, session } = c.var
  const { where, sort, offset, limit, fields } = readFilters(entries, of, reader)
  if (hasWords(where)) parts.rates.search.take(session.id, nowOf(c).ms)
  const query = { from: of.id, where: { all: [where, standing] }, sort, offset, limit }
  const { rows, total } = await parts.stores.records.list(reader, query, {
    ...timeOf(c),
    fields: fields ?? shownTo(reader, of),
  })
  const within = await inScope(c, of, actor, rows)
  const data = rows.map((row) => ({ ...row, record_in_scope: within.has(String(row['id'])) }))
  return jsonResponse(c, { data, metadata: { total, per: limit, page: Math.floor(offset / limit) + 1 } })
}

/** Links records that stand, each by itself: what cannot be linked is said of that one. */
async function linkSeveral(c: Asked): Promise<Response> {
  const { id, of, panel } = await panelled(c)
  const { actor, parts } = c.var
  if (panel.linkBy === undefined || allowed(actor, of, [panel.linkBy]).grants.length === 0) {
    throw problems.actionForbidden({ action: LINK })
  }
  const name = `${of.id}_ids`
  const { data } = await bodyOf(c, object({ data: object({ [name]: listOf(uuid, MOST_LINKED) }) }))
  const answers = { [panel.field]: id }
  const told = await Promise.all([...new Set(data[name])].map((one) => linkOne(c, of, one, answers)))
  const refused = told.filter(({ done }) => !done)
  await parts.stores.audit.write(
    refused.map((one) => ({
      ...{ at: nowOf(c).instant, userName: actor.userName, action: refusalOf(LINK) },
      ...{ recordType: of.id, record: one.id },
    })),
  )
  return jsonResponse(c, { data: told, metadata: { total: told.length, done: told.length - refused.length } })
}

async function linkOne(c: Asked, { id: type }: RecordType, id: string, answers: Readonly<Record<string, unknown>>) {
  try {
    await performAsked(c, { name: LINK, type, record: id, answers }, newIdFor(c, ` ${id}`))
    return { id, done: true }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { issues = [] } = error.details as { issues?: readonly { code: string }[] }
    return { id, done: false, message: issues.length > 0 ? issues.map(({ code }) => code) : [error.code] }
  }
}
