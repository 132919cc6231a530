/**
 * What of a list stands in its URL: coded filters, order and page, in the dialect's own notation, so that the address is
 * the question. A filter that is absent has its default; one that is there and empty was taken away. Words never stand here.
 */
import type { List, ListFilter, Sort } from './list-model.ts'

export interface Address {
  /** By field: what the person chose; an empty list where they took a default away. */
  readonly chosen: Readonly<Record<string, readonly string[]>>
  readonly sort?: Sort
  readonly page: number
  readonly per?: number
  /** The number of the home page that it stands behind, `<dashboard>.<indicator>`, and under which of its values. */
  readonly behind?: { readonly indicator: string; readonly key: readonly string[] }
}

const INDICATOR = 'indicator'
const INDICATOR_KEY = 'indicator_key[]'

/** The address of the list behind a number. */
export function addressBehind(plural: string, indicator: string, key: readonly string[] = []): string {
  const parameters = new URLSearchParams()
  putBehind(parameters, { indicator, key })
  return `/r/${plural}?${readable(parameters)}`
}

function putBehind(parameters: URLSearchParams, behind: Address['behind']) {
  if (!behind) return
  parameters.append(INDICATOR, behind.indicator)
  for (const value of behind.key) parameters.append(INDICATOR_KEY, value)
}

export const perPage = [20, 50, 100] as const

const numbered = /^(.+)\[\d+\]$/

/** The field that a parameter's name speaks of. */
const fieldOf = (name: string) => numbered.exec(name)?.[1] ?? name.replace(/^loc:(.+?)\d*$/, '$1')

const wholeNumber = (text: string | null, otherwise: number) => {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : otherwise
}

/** Reads the URL of a list; what it cannot read it leaves out. */
export function readAddress(search: string, list: List): Address {
  const parameters = new URLSearchParams(search)
  const known = new Set(list.filters.map(({ field }) => field))
  const chosen: Record<string, string[]> = {}
  for (const [name, text] of parameters) {
    const field = fieldOf(name)
    if (!known.has(field)) continue
    chosen[field] = [...(chosen[field] ?? []), ...text.split(',').filter(Boolean)]
  }
  const orderBy = parameters.get('order_by')
  const direction = parameters.get('order') === 'asc' ? 'asc' : 'desc'
  const indicator = parameters.get(INDICATOR)
  const per = perPage.find((each) => String(each) === parameters.get('per'))
  return {
    chosen,
    ...(orderBy ? { sort: { field: orderBy, direction } } : {}),
    page: wholeNumber(parameters.get('page'), 1),
    ...(per ? { per } : {}),
    ...(indicator ? { behind: { indicator, key: parameters.getAll(INDICATOR_KEY) } } : {}),
  }
}

/** Puts one field's values into the notation that its kind of value is asked in. */
const put = (parameters: URLSearchParams, filter: ListFilter, values: readonly string[]) =>
  parameters.append(filter.within && values.length > 0 ? `loc:${filter.field}` : filter.field, values.join(','))

/** The URL of a list, without its `?`. */
export function writeAddress(address: Address, list: List): string {
  const parameters = new URLSearchParams()
  putBehind(parameters, address.behind)
  for (const filter of list.filters) {
    const values = address.chosen[filter.field]
    if (values) put(parameters, filter, values)
  }
  if (address.sort) {
    parameters.append('order_by', address.sort.field)
    parameters.append('order', address.sort.direction)
  }
  if (address.page > 1) parameters.append('page', String(address.page))
  if (address.per) parameters.append('per', String(address.per))
  return readable(parameters)
}

/** Commas, colons and the brackets of lists may stand as they are, and people read addresses. */
const readable = (parameters: URLSearchParams) =>
  parameters.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%5B%5D=', '[]=')

export interface InForce {
  readonly filter: ListFilter
  readonly values: readonly string[]
  /** Nobody chose it here. */
  readonly byDefault: boolean
}

/** The filters that count: what was chosen, else the defaults, unless it is the list behind a number. Typing words widens the status default to every status. */
export function inForce(address: Address, list: List, words: string): readonly InForce[] {
  return list.filters.flatMap((filter): InForce[] => {
    const chosen = address.chosen[filter.field]
    if (chosen) return chosen.length > 0 ? [{ filter, values: chosen, byDefault: false }] : []
    const standard = address.behind ? undefined : words && filter.widened ? filter.widened : filter.default
    return standard && standard.length > 0 ? [{ filter, values: standard, byDefault: true }] : []
  })
}

/** What the server is asked: filters in force, order, page, and the fields that the screen shows. */
export function question(address: Address, list: List, words: string): URLSearchParams {
  const parameters = new URLSearchParams()
  putBehind(parameters, address.behind)
  for (const { filter, values } of inForce(address, list, words)) put(parameters, filter, values)
  const sort = address.sort ?? list.sort
  parameters.append('order_by', sort.field)
  parameters.append('order', sort.direction)
  parameters.append('page', String(address.page))
  parameters.append('per', String(address.per ?? perPage[0]))
  parameters.append('fields', list.shown.join(','))
  return parameters
}
