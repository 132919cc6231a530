/**
 * Filters as they stand in URLs and in the bodies of searches: the grammar of the dialect, and back. A comma separates
 * values of which any will do; so do indexes (`f[0]=…`), whose values may hold commas. Everything named must exist for
 * the actor.
 */
import type { RecordType } from '../model.ts'
import type { Actor } from '../permissions/actor.ts'
import { problems } from '../problems.ts'
import { isOfReader } from '../records/core-facts.ts'
import { askableBy, mayShow } from './askable.ts'
import { anyOf, conditionOn, nameOf, textsOf } from './filter-values.ts'
import type { Query, Sort, Where } from './query.ts'

export interface Filters {
  readonly where: Where
  readonly sort: readonly Sort[]
  readonly offset: number
  readonly limit: number
  /** Names to show of each row; absent: all that there are. */
  readonly fields?: readonly string[]
}

const DEFAULT_LIMIT = 20
const MOST_ROWS = 1000
const FARTHEST_OFFSET = 10_000
const MOST_FILTERS = 100
const LONGEST_SEARCH = 200

const refused = (field: string, code: string) => problems.queryRefused({ field, code })

type WhoAsks = Pick<Actor, 'grants'>
type Entries = Iterable<readonly [key: string, value: string]>

const FORM = ['query', 'order', 'order_by', 'page', 'per', 'fields'] as const
type Form = { readonly [Name in (typeof FORM)[number]]?: string }

/** `standing` is asked besides, instead of what is asked when nothing is said. */
export function readFilters(params: Entries, type: RecordType, actor: WhoAsks, standing?: Where): Filters {
  const form: { -readonly [Name in keyof Form]: Form[Name] } = {}
  const filters = new Map<string, FilterText>()
  for (const [key, value] of params) {
    const name = FORM.find((known) => known === key)
    if (name) form[name] = value
    else if (value !== '') gather(filters, key, value)
  }
  if (filters.size > MOST_FILTERS) throw refused('', 'query.too_large')
  return {
    where: {
      all: [
        ...conditionsOf([...filters.values()], type, actor),
        ...wordsOf(form),
        ...(standing ? [standing] : enabled(filters, type, actor)),
      ],
    },
    sort: sortOf(form, type, actor),
    ...pageOf(form),
    ...shownOf(form, type, actor),
  }
}

/** The same filters as entries of a URL or of a search's body; only what `readFilters` can say. */
export function writeFilters(
  { where, sort = [], offset = 0, limit = DEFAULT_LIMIT }: Pick<Query, 'where' | 'sort' | 'offset' | 'limit'>,
  type: RecordType,
): readonly (readonly [key: string, value: string])[] {
  const conditions = where === undefined ? [] : 'all' in where ? where.all : [where]
  const [by] = sort
  const { sort: usual } = type.list
  const isUsual = by === undefined || (by.field === usual.field && by.direction === usual.direction)
  return [
    ...conditions.filter((condition) => !isDefault(condition, conditions)).flatMap(written),
    ...(isUsual
      ? []
      : ([
          ['order_by', by.field],
          ['order', by.direction],
        ] as const)),
    ...(offset > 0 ? [['page', String(Math.floor(offset / limit) + 1)] as const] : []),
    ...(limit !== DEFAULT_LIMIT ? [['per', String(limit)] as const] : []),
  ]
}

/** Entries of a search's JSON body: scalars, lists, and one level of `or` and `not`, as a URL would have them. */
export function entriesOf(body: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return Object.entries(body).flatMap(([key, value]) => {
    if (key !== 'or' && key !== 'not') return listed(key, value)
    if (typeof value !== 'object' || value === null) throw refused(key, 'query.unreadable_value')
    return Object.entries(value).flatMap(([name, inner]) => listed(`${key}[${name}]`, inner))
  })
}

function listed(key: string, value: unknown): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) return value.map((one, index) => [`${key}[${index}]`, scalarText(key, one)] as const)
  return value === null ? [] : [[key, scalarText(key, value)]]
}

function scalarText(key: string, value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    throw refused(key, 'query.unreadable_value')
  }
  return String(value)
}

interface FilterText {
  readonly group: string
  readonly place: boolean
  readonly name: string
  readonly values: string[]
}

const KEY = /^(?:(or|not)\[(loc:)?([^[\]]+)\]|(loc:)?([^[\]:]+))(\[\d*\])?$/

function gather(filters: Map<string, FilterText>, key: string, value: string): void {
  const match = KEY.exec(key)
  if (!match) throw refused(key, 'query.unknown_field')
  const [, group = '', innerPlace, innerName, place, outerName, index] = match
  const name = innerName ?? outerName ?? ''
  const isPlace = (innerPlace ?? place) !== undefined
  const id = `${group} ${isPlace} ${name}`
  const filter = filters.get(id) ?? { group, place: isPlace, name, values: [] }
  filter.values.push(...(index === undefined ? value.split(',').filter((part) => part !== '') : [value]))
  if (filter.values.length > 0) filters.set(id, filter)
}

function conditionsOf(filters: readonly FilterText[], type: RecordType, actor: WhoAsks): readonly Where[] {
  const inGroup = (group: string) =>
    filters.filter((filter) => filter.group === group).map((filter) => conditionOf(filter, type, actor))
  const either = inGroup('or')
  return [...inGroup(''), ...(either.length > 0 ? [{ any: either }] : []), ...inGroup('not').map((not) => ({ not }))]
}

function conditionOf({ place, name, values }: FilterText, type: RecordType, actor: WhoAsks): Where {
  const condition = place ? within(name, values, type, actor) : compared(name, values, type, actor)
  if (!condition) throw refused(name, 'query.unreadable_value')
  return condition
}

function compared(name: string, values: readonly string[], type: RecordType, actor: WhoAsks): Where | undefined {
  const asked = askableBy(actor, type, name)
  if (!asked) throw refused(name, 'query.unknown_field')
  return conditionOn(asked, values)
}

/** `loc:field2`: the digit is the level that the code has anyway. */
function within(name: string, codes: readonly string[], type: RecordType, actor: WhoAsks): Where | undefined {
  const asked = askableBy(actor, type, name) ?? askableBy(actor, type, name.replace(/\d$/, ''))
  if (asked?.kind !== 'location') throw refused(name, 'query.unknown_field')
  return anyOf(codes.map((code) => ({ field: asked.name, within: code })))
}

function wordsOf({ query = '' }: Form): readonly Where[] {
  if (query.length > LONGEST_SEARCH) throw refused('query', 'query.too_large')
  return query.trim() === '' ? [] : [{ words: query.trim() }]
}

/**
 * Disabled records stand in no list unless asked for, and are there only for those who may disable or enable. Whoever
 * names a record by its id gets it in any state, as at its own address.
 */
function enabled(filters: ReadonlyMap<string, FilterText>, type: RecordType, { grants }: WhoAsks): readonly Where[] {
  const maySee = grants.some(
    ({ recordType, actions }) => recordType === type.id && (actions.has('disable') || actions.has('enable')),
  )
  const all = [...filters.values()]
  const isAsked = all.some(({ name }) => name === STATE)
  const isNamed = all.some(({ group, name }) => group === '' && name === 'id')
  return isNamed || (maySee && isAsked) ? [] : [{ field: STATE, among: [true] }]
}

const STATE = 'record_state'

function sortOf({ order, order_by }: Form, type: RecordType, actor: WhoAsks): readonly Sort[] {
  if (order !== undefined && order !== 'asc' && order !== 'desc') throw refused('order', 'query.unreadable_value')
  const usual = type.list.sort
  if (order_by === undefined) {
    return askableBy(actor, type, usual.field) ? [{ field: usual.field, direction: order ?? usual.direction }] : []
  }
  const asked = askableBy(actor, type, order_by)
  if (!asked) throw refused(order_by, 'query.unknown_field')
  if (asked.many || isOfReader(order_by)) throw refused(order_by, 'query.not_sortable')
  return [{ field: order_by, direction: order ?? 'asc' }]
}

function pageOf({ page = '1', per = String(DEFAULT_LIMIT) }: Form): {
  readonly offset: number
  readonly limit: number
} {
  const limit = Math.min(countIn('per', per), MOST_ROWS)
  const offset = (countIn('page', page) - 1) * limit
  if (offset > FARTHEST_OFFSET) throw refused('page', 'query.too_far')
  return { offset, limit }
}

function countIn(name: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw refused(name, 'query.unreadable_value')
  return Number(text)
}

/** Shown with every record, whatever is asked for. */
const ALWAYS = ['id', 'enabled', 'module_id', 'version']

function shownOf({ fields }: Form, type: RecordType, actor: WhoAsks): Pick<Filters, 'fields'> {
  if (fields === undefined || fields === '') return {}
  const exists = (name: string) => mayShow(actor, type, name)
  if (fields === 'short') {
    return { fields: [...new Set([...type.title, ...type.summary, ...type.list.columns])].filter(exists) }
  }
  const names = fields.split(',').filter((name) => !ALWAYS.includes(name) && !Object.values(type.ids).includes(name))
  for (const name of names) if (!exists(name)) throw refused(name, 'query.unknown_field')
  return { fields: [...new Set(names)] }
}

/** Whether a condition is what is asked anyway, when nothing is said of the state. */
const isDefault = (condition: Where, conditions: readonly Where[]): boolean =>
  'among' in condition &&
  condition.field === STATE &&
  condition.among.length === 1 &&
  condition.among[0] === true &&
  !conditions.some((other) => other !== condition && (isAbout(other, STATE) || isAbout(other, 'id')))

function isAbout(where: Where, name: string): boolean {
  if ('any' in where) return where.any.some((part) => isAbout(part, name))
  if ('not' in where) return isAbout(where.not, name)
  return 'field' in where && where.field === name
}

/** One condition as entries. */
function written(where: Where): readonly (readonly [string, string])[] {
  if ('words' in where) return [['query', where.words]]
  if ('not' in where) return filterEntries(where.not, (of) => `not[${of}]`)
  const name = nameOf(where)
  if (name === undefined && 'any' in where) return where.any.flatMap((part) => filterEntries(part, (of) => `or[${of}]`))
  return filterEntries(where, (of) => of)
}

function filterEntries(where: Where, keyOf: (name: string) => string): readonly (readonly [string, string])[] {
  const name = nameOf(where)
  if (name === undefined) throw new Error('The dialect has no words for this condition')
  const key = keyOf(name)
  const texts = textsOf(where)
  const isPlain = !texts.some((text) => text.includes(','))
  return isPlain ? [[key, texts.join(',')]] : texts.map((text, index) => [`${key}[${index}]`, text] as const)
}
