import { fold } from '../../engine/lib/fold.ts'
import type { RecordType } from '../../engine/model.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import { problems } from '../../engine/problems.ts'
import { shownTo } from '../../engine/query/askable.ts'
import type { Filters } from '../../engine/query/dialect.ts'
import { wordsIn } from '../../engine/query/words.ts'
import { type Asked, nowOf } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { isUsualInIds } from '../projection/main-part.ts'
import { timeOf } from '../today.ts'
import { inScope } from './in-scope.ts'
import { photosBeyond } from './photo.ts'

/** What the audit calls a search beyond one's reach. */
const SEARCHED = 'search_beyond_reach'

/** So many are found at most: who finds more has to say it more closely. */
const MOST_FOUND = 100

/** Only who knows a name or a number looks beyond their reach; nobody leafs through what is there. */
export const isSearch = ({ where }: Pick<Filters, 'where'>): boolean =>
  'all' in where &&
  where.all.some((one) => ('words' in one ? saysEnough(one.words) : 'among' in one && one.field === 'id'))

/** A piece of an id is short of telling one record from others sooner than a name is. */
function saysEnough(text: string): boolean {
  const letters = wordsIn(text).reduce((sum, word) => sum + [...word].length, 0)
  return letters >= (isUsualInIds(fold(text)) ? 3 : 2)
}

/** A search that also finds records beyond reach, of which only what the record type lets everybody see of them is shown. */
export async function listBeyond(c: Asked, type: RecordType, searching: Actor, asked: Filters): Promise<Response> {
  const { actor, parts, session } = c.var
  const { where, sort, offset, fields } = asked
  const limit = Math.min(asked.limit, MOST_FOUND - offset)
  if (limit <= 0) throw problems.queryRefused({ field: 'page', code: 'query.too_far' })
  parts.rates.search.take(session.id, nowOf(c).ms)
  const there = { all: [where, { field: 'record_state', among: [true] }] }
  const { rows, total } = await parts.stores.records.list(
    searching,
    { from: type.id, where: there, sort, offset, limit },
    { ...timeOf(c), fields: fields ?? shownTo(searching, type) },
  )
  const within = await inScope(c, type, actor, rows)
  const ids = rows.map(({ id }) => String(id))
  const photos = await photosBeyond(
    c,
    type,
    ids.filter((id) => !within.has(id)),
  )
  const data = rows.map((row, index) => {
    const [id = '', url] = [ids[index], photos.get(ids[index] ?? '')]
    return { ...row, record_in_scope: within.has(id), ...(url !== undefined && { photo_url: url }) }
  })
  await parts.stores.audit.write([
    { at: nowOf(c).instant, userName: actor.userName, action: SEARCHED, recordType: type.id },
  ])
  return jsonResponse(c, {
    data,
    metadata: { total: Math.min(total, MOST_FOUND), per: asked.limit, page: Math.floor(offset / asked.limit) + 1 },
  })
}
