/** The same flag on several records at once: those that are named, or those that a search finds. What cannot be done on one of them is said of that one. */

import type { RecordType } from '../../engine/model.ts'
import { Problem, problems } from '../../engine/problems.ts'
import { entriesOf, readFilters } from '../../engine/query/dialect.ts'
import { refusalOf } from '../audit/actions.ts'
import { type Asked, nowOf } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { mustType } from '../record-type.ts'
import { bodyOf } from '../request-body.ts'
import { anyObject, listOf, object, optional, orNull, text, uuid } from '../security/shapes.ts'
import { timeOf } from '../today.ts'
import { newIdFor, performAsked } from './change-record.ts'
import { hasWords } from './list-records.ts'

const MOST = 100
const MANY = 'flag_multiple'

export const flagSeveralShape = object({
  data: object({
    message: text({ longest: 10_000 }),
    date: optional(orNull(text({ longest: 30 }))),
    ids: optional(listOf(uuid, MOST)),
    query: optional(text({ longest: 200 })),
    filters: optional(anyObject),
  }),
})

export async function flagSeveral(c: Asked): Promise<Response> {
  const type = mustType(c)
  const { data } = await bodyOf(c, flagSeveralShape)
  const { actor } = c.var
  if (!actor.grants.some(({ recordType, actions }) => recordType === type.id && actions.has(MANY))) {
    throw problems.actionForbidden({ action: MANY })
  }
  const { message, date, ids, query, filters } = data
  const named = ids ?? (await found(c, type, { ...filters, ...(query !== undefined && { query }) }))
  const answers = { message, ...(date !== undefined && date !== null && { date }) }
  const told = await Promise.all([...new Set(named)].map((id) => flagOne(c, id, answers)))
  const done = told.filter((one) => one.done).length
  const refused = told.filter((one) => !one.done)
  await c.var.parts.stores.audit.write(
    refused.map(({ id }) => ({
      ...{ at: nowOf(c).instant, userName: actor.userName, action: refusalOf('flag') },
      ...{ recordType: type.id, record: id },
    })),
  )
  return jsonResponse(c, { data: told, metadata: { total: told.length, done } })
}

/** Those that a list would show; more than may be done at once are refused before anything is. */
async function found(
  c: Asked,
  type: RecordType,
  filters: Readonly<Record<string, unknown>>,
): Promise<readonly string[]> {
  const { actor, parts, session } = c.var
  const { where } = readFilters(entriesOf(filters), type, actor)
  if (hasWords(where)) parts.rates.search.take(session.id, nowOf(c).ms)
  const asked = { from: type.id, where, limit: MOST }
  const { rows, total } = await parts.stores.records.list(actor, asked, { ...timeOf(c), fields: [] })
  if (total > MOST) throw problems.bodyRefused({ code: 'flags.too_many', detail: '/data/filters', maximum: MOST })
  return rows.map(({ id }) => String(id))
}

async function flagOne(c: Asked, id: string, answers: Readonly<Record<string, unknown>>) {
  try {
    await performAsked(c, { name: 'flag', record: id, answers }, newIdFor(c, ` ${id}`))
    return { id, done: true }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { issues = [] } = error.details as { issues?: readonly { code: string }[] }
    return { id, done: false, message: issues.length > 0 ? issues.map(({ code }) => code) : [error.code] }
  }
}
