import type { RecordType } from '../../engine/model.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import { shownTo } from '../../engine/query/askable.ts'
import { readFilters } from '../../engine/query/dialect.ts'
import { type Asked, nowOf } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { timeOf } from '../today.ts'
import { inScope } from './in-scope.ts'

/** What the audit calls a search beyond one's reach. */
const SEARCHED = 'search_beyond_reach'

type Entries = readonly (readonly [key: string, value: string])[]

/** Only who knows a name or a number looks beyond their reach; nobody leafs through what is there. */
export const isSearch = (entries: Entries): boolean =>
  entries.some(([key, value]) => /^(query|id(\[\d*\])?)$/.test(key) && value.trim() !== '')

/** A search that also finds records beyond reach, of which only what the record type lets everybody see of them is shown. */
export async function listBeyond(c: Asked, type: RecordType, searching: Actor, entries: Entries): Promise<Response> {
  const { actor, parts, session } = c.var
  const { where, sort, offset, limit, fields } = readFilters(entries, type, searching)
  parts.rates.search.take(session.id, nowOf(c).ms)
  const there = { all: [where, { field: 'record_state', among: [true] }] }
  const { rows, total } = await parts.stores.records.list(
    searching,
    { from: type.id, where: there, sort, offset, limit },
    { ...timeOf(c), fields: fields ?? shownTo(searching, type) },
  )
  const within = await inScope(c, type, actor, rows)
  const data = rows.map((row) => ({ ...row, record_in_scope: within.has(String(row['id'])) }))
  await parts.stores.audit.write([
    { at: nowOf(c).instant, userName: actor.userName, action: SEARCHED, recordType: type.id },
  ])
  return jsonResponse(c, { data, metadata: { total, per: limit, page: Math.floor(offset / limit) + 1 } })
}
