import type { RecordType } from '../../engine/model.ts'
import { shownTo } from '../../engine/query/askable.ts'
import { readFilters } from '../../engine/query/dialect.ts'
import { type Asked, nowOf } from '../context.ts'
import { etagOf, textResponse } from '../json-response.ts'
import { mustType } from '../record-type.ts'
import { timeOf } from '../today.ts'

type Entries = Iterable<readonly [key: string, value: string]>

/** A page of records and how many there are in all, both through the actor's grants. */
export async function listRecords(c: Asked, entries: Entries): Promise<Response> {
  const { actor, parts, session } = c.var
  const type = mustType(c)
  const { where, sort, offset, limit, fields } = readFilters(entries, type, actor)
  if (hasWords(where)) parts.rates.search.take(session.id, nowOf(c).ms)
  const query = { from: type.id, where, sort, offset, limit }
  const { rows, total } = await parts.stores.records.list(actor, query, {
    ...timeOf(c),
    fields: fields ?? allNames(c, type),
  })
  const metadata = { total, per: limit, page: Math.floor(offset / limit) + 1 }
  const text = JSON.stringify({ data: rows, metadata })
  return textResponse(c, text, { etag: etagOf(text) })
}

const hasWords = (where: ReturnType<typeof readFilters>['where']): boolean =>
  'words' in where || ('all' in where && where.all.some(hasWords))

/** Everything that this person may be shown of records of the type: so does the dialect, and those who know it rely on it. */
const allNames = (c: Asked, type: RecordType): readonly string[] =>
  c.var.release.kept(`names ${type.id} ${c.var.actor.role} ${c.var.actor.grants.length}`, () =>
    shownTo(c.var.actor, type),
  )
