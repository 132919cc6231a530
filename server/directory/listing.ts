import { fold } from '../../engine/lib/fold.ts'
import type { Texts } from '../../engine/model.ts'
import { problems } from '../../engine/problems.ts'
import type { Asked } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { pageOf } from '../page.ts'

interface Listed {
  readonly id: string
  readonly name: Texts
  readonly retired?: true
}

/** Those of the entries that the address asks for: by words of their id and names, and whether they are still in use. */
export function listed<Entry extends Listed>(c: Asked, entries: Iterable<Entry>): readonly Entry[] {
  const words = fold(c.req.query('query')?.slice(0, 200) ?? '')
    .split(' ')
    .filter((word) => word !== '')
  const disabled = c.req.query('disabled')
  if (disabled !== undefined && disabled !== 'true' && disabled !== 'false') {
    throw problems.queryRefused({ field: 'disabled', code: 'query.unreadable_value' })
  }
  return [...entries].filter((entry) => {
    if (disabled !== undefined && (entry.retired === true) !== (disabled === 'true')) return false
    if (words.length === 0) return true
    const texts = [entry.id, ...Object.values(entry.name)].map(fold)
    return words.every((word) => texts.some((text) => text.includes(word)))
  })
}

/** A page of them. `wire` is asked for what is shown only. */
export function pageResponse<Entry>(
  c: Asked,
  entries: readonly Entry[],
  wire: (entry: Entry) => object,
  standard: number,
): Promise<Response> {
  const { page, per, offset } = pageOf(c, { per: standard })
  const data = entries.slice(offset, offset + per).map(wire)
  return jsonResponse(c, { data, metadata: { total: entries.length, per, page } })
}
