/** One thing done to several records at once: to those that are named, or those that a search finds. What cannot be done to one of them is said of that one. */
import type { RecordType } from '../../engine/model.ts'
import { Problem, problems, type Reason } from '../../engine/problems.ts'
import { entriesOf, readFilters } from '../../engine/query/dialect.ts'
import type { Answers } from '../../engine/records/record.ts'
import { refusalOf } from '../audit/actions.ts'
import { type Asked, localeOf, nowOf } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { wireReasons } from '../problem-response.ts'
import { mustType } from '../record-type.ts'
import { anyObject, listOf, optional, text, uuid } from '../security/shapes.ts'
import { timeOf } from '../today.ts'
import { newIdFor, performAsked } from './change-record.ts'
import { hasWords } from './list-records.ts'

export const MOST_AT_ONCE = 100

/** Parts of the body that say to which records. */
export const whichShape = {
  ids: optional(listOf(uuid, MOST_AT_ONCE)),
  query: optional(text({ longest: 200 })),
  filters: optional(anyObject),
}

export interface Which {
  readonly ids?: readonly string[]
  readonly query?: string
  readonly filters?: Readonly<Record<string, unknown>>
}

interface Wish {
  readonly name: string
  readonly answers: Answers
  /** Code of the refusal where a search finds more than may be done at once. */
  readonly tooMany: string
}

/** Each record is a write by itself; the answer tells what became of it. */
export async function doneToEach(c: Asked, which: Which, wish: Wish): Promise<Response> {
  const { ids, query, filters } = which
  const type = mustType(c)
  const asked = { ...filters, ...(query !== undefined && { query }) }
  const named = ids ?? (await found(c, type, asked, wish.tooMany))
  const told = await Promise.all([...new Set(named)].map((id) => doneToOne(c, id, wish)))
  const refused = told.filter((one) => !one.done)
  await c.var.parts.stores.audit.write(
    refused.map(({ id }) => ({
      ...{ at: nowOf(c).instant, userName: c.var.actor.userName, action: refusalOf(wish.name) },
      ...{ recordType: type.id, record: id },
    })),
  )
  return jsonResponse(c, { data: told, metadata: { total: told.length, done: told.length - refused.length } })
}

/** Those that a list would show; more than may be done at once are refused before anything is. */
async function found(
  c: Asked,
  type: RecordType,
  filters: Readonly<Record<string, unknown>>,
  tooMany: string,
): Promise<readonly string[]> {
  const { actor, parts, session } = c.var
  const { where } = readFilters(entriesOf(filters), type, actor)
  if (hasWords(where)) parts.rates.search.take(session.id, nowOf(c).ms)
  const asked = { from: type.id, where, limit: MOST_AT_ONCE }
  const { rows, total } = await parts.stores.records.list(actor, asked, { ...timeOf(c), fields: [] })
  if (total > MOST_AT_ONCE) {
    throw problems.bodyRefused({ code: tooMany, detail: '/data/filters', maximum: MOST_AT_ONCE })
  }
  return rows.map(({ id }) => String(id))
}

interface Details {
  readonly issues?: readonly { readonly code: string }[]
  readonly reasons?: readonly Reason[]
}

async function doneToOne(c: Asked, id: string, { name, answers }: Wish) {
  try {
    await performAsked(c, { name, record: id, answers, several: true }, newIdFor(c, ` ${id}`))
    return { id, done: true }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { issues = [], reasons } = error.details as Details
    const message = issues.length > 0 ? issues.map(({ code }) => code) : [error.code]
    return { id, done: false, message, ...(reasons && { why: wireReasons(reasons, localeOf(c)) }) }
  }
}
