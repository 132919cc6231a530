import { entriesOfToday } from '../../engine/migrations/address.ts'
import type { RecordType } from '../../engine/model.ts'
import { searchingBeyond } from '../../engine/permissions/looking.ts'
import { problems } from '../../engine/problems.ts'
import { mayShow, shownTo } from '../../engine/query/askable.ts'
import { readFilters } from '../../engine/query/dialect.ts'
import { type AskedIndicator, indicatorNamed, listWhere, recordTypeOf } from '../../engine/query/indicators.ts'
import { type Asked, nowOf } from '../context.ts'
import { peopleOf, toldBehind } from '../dashboards/told-dashboard.ts'
import { etagOf, textResponse } from '../json-response.ts'
import { UNDERSTOOD } from '../late-edits.ts'
import { mustType } from '../record-type.ts'
import { timeOf } from '../today.ts'
import { isSearch, listBeyond } from './list-beyond.ts'

type Entries = Iterable<readonly [key: string, value: string]>

/** A page of records and how many there are in all, both through the actor's grants. */
export async function listRecords(c: Asked, entries: Entries): Promise<Response> {
  const { actor, parts, release, session } = c.var
  const type = mustType(c)
  const { name, key, beyond, others } = indicatorIn(ofToday(c, type, entries))
  const asked = name === undefined ? undefined : indicatorOf(c, type, name)
  const standing = asked && listWhere(release.model, actor, asked, key)
  if (beyond && asked === undefined) {
    const searching = searchingBeyond(actor, type)
    const wanted = searching && readFilters(others, type, searching)
    if (searching && wanted && isSearch(wanted)) return listBeyond(c, type, searching, wanted)
  }
  const { where, sort, offset, limit, fields } = readFilters(others, type, actor, standing)
  if (hasWords(where)) parts.rates.search.take(session.id, nowOf(c).ms)
  const query = { from: type.id, where, sort, offset, limit }
  const { rows, total } = await parts.stores.records.list(actor, query, {
    ...timeOf(c),
    fields: fields ?? allNames(c, type),
  })
  const metadata = {
    ...{ total, per: limit, page: Math.floor(offset / limit) + 1 },
    ...(asked && { indicator: toldBehind(asked, key, { model: release.model, actor, people: await peopleOf(c) }) }),
  }
  const text = JSON.stringify({ data: rows, metadata })
  return textResponse(c, text, { etag: etagOf(text) })
}

/** As an address that was kept under one of the last releases means it now. */
function ofToday(c: Asked, type: RecordType, entries: Entries): Entries {
  const { parts, release, actor } = c.var
  const levels = parts.stores.releases.levelsLately(UNDERSTOOD)
  if (levels.length === 0) return entries
  const isRead = (name: string) => mayShow(actor, type, name)
  return entriesOfToday(entries, levels, { model: release.model, type, isRead })
}

/** A number of the home page, whose list this is. */
function indicatorOf(c: Asked, type: RecordType, name: string): AskedIndicator {
  const asked = indicatorNamed(c.var.release.model, c.var.actor, name)
  if (recordTypeOf(asked.count) === type.id) return asked
  throw problems.queryRefused({ field: 'indicator', code: 'query.unknown_field' })
}

/** `indicator=…`, and `indicator_key[]=…` for each of its values, a blank one too; and whether `id_search` asks beyond reach. */
function indicatorIn(entries: Entries) {
  const key: string[] = []
  const others: (readonly [string, string])[] = []
  let name: string | undefined
  let beyond = false
  for (const entry of entries) {
    if (entry[0] === 'indicator') name = entry[1]
    else if (entry[0] === 'id_search') beyond = entry[1] === 'true'
    else if (/^indicator_key(\[\d*\])?$/.test(entry[0])) key.push(entry[1])
    else others.push(entry)
  }
  return { name, key, beyond, others }
}

/** Whether words are searched, which takes longer and is rationed. */
export const hasWords = (where: ReturnType<typeof readFilters>['where']): boolean =>
  'words' in where || ('all' in where && where.all.some(hasWords))

/** Everything that this person may be shown of records of the type: so does the dialect, and those who know it rely on it. */
const allNames = (c: Asked, type: RecordType): readonly string[] =>
  c.var.release.kept(`names ${type.id} ${c.var.actor.role} ${c.var.actor.grants.length}`, () =>
    shownTo(c.var.actor, type),
  )
