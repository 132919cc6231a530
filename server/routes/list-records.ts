import type { RecordType } from '../../engine/model.ts'
import { problems } from '../../engine/problems.ts'
import { shownTo } from '../../engine/query/askable.ts'
import { readFilters } from '../../engine/query/dialect.ts'
import { indicatorNamed, listWhere, recordTypeOf } from '../../engine/query/indicators.ts'
import type { Where } from '../../engine/query/query.ts'
import { type Asked, nowOf } from '../context.ts'
import { etagOf, textResponse } from '../json-response.ts'
import { mustType } from '../record-type.ts'
import { timeOf } from '../today.ts'

type Entries = Iterable<readonly [key: string, value: string]>

/** A page of records and how many there are in all, both through the actor's grants. */
export async function listRecords(c: Asked, entries: Entries): Promise<Response> {
  const { actor, parts, session } = c.var
  const type = mustType(c)
  const { name, key, others } = indicatorIn(entries)
  const standing = name === undefined ? undefined : behind(c, type, name, key)
  const { where, sort, offset, limit, fields } = readFilters(others, type, actor, standing)
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

/** The records that a number of the home page counts, under one of its keys or all. */
function behind(c: Asked, type: RecordType, name: string, key: readonly string[]): Where {
  const { actor, release } = c.var
  const asked = indicatorNamed(release.model, actor, name)
  if (recordTypeOf(asked.count) !== type.id) {
    throw problems.queryRefused({ field: 'indicator', code: 'query.unknown_field' })
  }
  return listWhere(release.model, actor, asked, key)
}

/** `indicator=…`, and `indicator_key[]=…` for each of its values, a blank one too. */
function indicatorIn(entries: Entries) {
  const key: string[] = []
  const others: (readonly [string, string])[] = []
  let name: string | undefined
  for (const entry of entries) {
    if (entry[0] === 'indicator') name = entry[1]
    else if (/^indicator_key(\[\d*\])?$/.test(entry[0])) key.push(entry[1])
    else others.push(entry)
  }
  return { name, key, others }
}

const hasWords = (where: ReturnType<typeof readFilters>['where']): boolean =>
  'words' in where || ('all' in where && where.all.some(hasWords))

/** Everything that this person may be shown of records of the type: so does the dialect, and those who know it rely on it. */
const allNames = (c: Asked, type: RecordType): readonly string[] =>
  c.var.release.kept(`names ${type.id} ${c.var.actor.role} ${c.var.actor.grants.length}`, () =>
    shownTo(c.var.actor, type),
  )
