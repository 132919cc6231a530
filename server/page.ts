import { problems } from '../engine/problems.ts'
import type { Asked } from './context.ts'

const MOST_PER_PAGE = 1000
const FURTHEST_OFFSET = 10_000

interface Page {
  readonly page: number
  readonly per: number
  readonly offset: number
}

/** `page` and `per` of a plain list; anything but a whole number in bounds is refused. */
export function pageOf(c: Asked, standard: { readonly per: number }): Page {
  const page = wholeNumber(c, 'page', 1, FURTHEST_OFFSET)
  const per = wholeNumber(c, 'per', standard.per, MOST_PER_PAGE)
  const offset = (page - 1) * per
  if (offset > FURTHEST_OFFSET) throw problems.queryRefused({ field: 'page', code: 'query.too_far' })
  return { page, per, offset }
}

function wholeNumber(c: Asked, name: string, standard: number, most: number): number {
  const values = c.req.queries(name) ?? []
  const [value = String(standard)] = values
  const isGood = values.length <= 1 && /^[1-9]\d{0,5}$/.test(value) && Number(value) <= most
  if (!isGood) throw problems.queryRefused({ field: name, code: 'query.unreadable_value' })
  return Number(value)
}
