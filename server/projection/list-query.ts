/**
 * A list as two statements: how many there are, and the ids of a page. Where only reach rows lead to records they are
 * read off the reach table, each way by itself in its order, and what an earlier way reached is left out of the later
 * ones; the record's own line is joined only when a condition needs it. Where a grant reaches everything the main table
 * is read.
 */
import type { Time } from '../../engine/query/bounds.ts'
import type { Query, Sort, Where } from '../../engine/query/query.ts'
import { keyName } from './columns.ts'
import { condition, type Setting } from './condition.ts'
import { holderOf, inForce, type LiveGrant, type Place, reached, readsName } from './grants.ts'
import type { LiveType } from './live-type.ts'
import { IDS, indexName } from './main-part.ts'
import { columnDirection } from './plan.ts'
import { BLANK, KEY, SORT } from './reach-part.ts'
import { orderBy, ordered, type SortKey, sortKeys } from './sort-keys.ts'
import { both, column, either, FALSE, isAmong, joined, named, type Sql, sql, TRUE } from './sql.ts'

export interface ListQuery {
  readonly count: Sql
  /** Ids of the page, given how many there are. */
  page(page: PageOf): Sql
}

export interface PageOf {
  readonly offset: number
  /** Negative: all. */
  readonly limit: number
  readonly total: number
  /** Lines of the main table, roughly. */
  readonly size: number
}

interface Asked extends Time {
  readonly live: LiveType
  readonly grants: readonly LiveGrant[]
  readonly query: Query
}

export function listQuery(asked: Asked): ListQuery {
  return asked.grants.some(({ keys }) => keys === 'all') ? overMain(asked) : overReach(asked)
}

export const MAIN: Place = { record: sql`p.id`, programme: sql`p.programme` }

/** Records off the main table. */
export const settingOverMain = ({ live, grants, today, now }: Omit<Asked, 'query'>): Setting => ({
  ...{ live, today, now, userName: holderOf(grants) },
  record: MAIN.record,
  key: (asked) => (asked.name === 'id' ? MAIN.record : column('p', keyName(asked))),
  reads: (name) => readsName(name, grants, live, MAIN),
})

function overMain({ query, ...asked }: Asked): ListQuery {
  const { live, grants } = asked
  const setting = settingOverMain(asked)
  const holds = both(reached(grants, live, MAIN), query.where ? condition(query.where, setting) : TRUE)
  const main = sql`${named(live.tables.main)} p`
  const index = indexInOrder(query, setting)
  const order = sortKeys(query.sort ?? [], setting).map(orderBy)
  return {
    count: sql`SELECT COUNT(*) FROM ${main} WHERE ${holds}`,
    page: (page) => {
      const hint = index !== undefined && isSooner(page) ? sql` INDEXED BY ${named(index)}` : sql``
      const by = joined([...order, MAIN.record], ', ')
      return sql`SELECT p.id FROM ${main}${hint} WHERE ${holds} ORDER BY ${by} LIMIT ${page.limit} OFFSET ${page.offset}`
    },
  }
}

/**
 * Reading in order until the page is full looks at a line for each one found and those between; sorting looks at all that
 * are found. Only the sizes tell which is less, and the planner does not know them.
 */
const isSooner = ({ offset, limit, total, size }: PageOf): boolean =>
  limit >= 0 && ((offset + limit) * size) / total < total

/** The index that gives records in the order asked for, if there is one and everybody reads what they are sorted by. */
function indexInOrder({ where, sort = [] }: Query, { live, reads }: Setting): string | undefined {
  const [by, ...more] = sort
  if (!by || more.length > 0 || reads(by.field) !== TRUE) return undefined
  const fixed = fixedNames(where)
  const found = live.plan.indexes.findIndex(
    ({ order }) =>
      order?.by.asked.name === by.field &&
      order.by.direction === columnDirection(order.by.asked, by.direction) &&
      order.after.every((name) => fixed.has(name) && reads(name) === TRUE),
  )
  return found < 0 ? undefined : indexName(live.tables.main, found)
}

/** Names that a condition lets have one value only. */
function fixedNames(where: Where | undefined): ReadonlySet<string> {
  if (!where) return new Set()
  if ('all' in where) return new Set(where.all.flatMap((part) => [...fixedNames(part)]))
  return 'among' in where && where.among.length === 1 ? new Set([where.field]) : new Set()
}

export const REACH: Place = { record: sql`r.record`, programme: sql`r.programme` }

/** One way to records: a reach key under the programmes of its grants, without what the ways before it lead to. */
export interface Way {
  readonly key: number
  readonly programmes: ReadonlySet<string>
  /** That its lines count, where they stand. */
  inForce(alias: string): Sql
}

/** Records off the reach table; `joined` tells whether anything that was asked for so far needs their line in the main table, `p`. */
export function settingOverReach({ live, grants, today, now }: Omit<Asked, 'query'>): {
  readonly setting: Setting
  joined(): boolean
} {
  const carried = new Set(['record_state', 'status', ...live.plan.carried.map(({ name }) => name)])
  let joinsMain = false
  const setting: Setting = {
    ...{ live, today, now, userName: holderOf(grants) },
    record: REACH.record,
    key(asked) {
      if (asked.name === 'id') return REACH.record
      if (carried.has(asked.name)) return column('r', keyName(asked))
      joinsMain = true
      return column('p', keyName(asked))
    },
    reads: (name) => readsName(name, grants, live, REACH),
    ids() {
      joinsMain = true
      return column('p', IDS)
    },
  }
  return { setting, joined: () => joinsMain }
}

/** One way to records, as FROM and WHERE with what else holds; with the record's line and whatever else is joined. */
export function fromWay(
  ways: readonly Way[],
  index: number,
  live: LiveType,
  joins: boolean,
  holds: Sql,
  more: Sql = sql``,
): Sql {
  const { tables } = live
  const way = ways[index] as Way
  const main = joins ? sql` CROSS JOIN ${named(tables.main)} p ON p.id = r.record` : sql``
  const mine = both(
    sql`${column('r', KEY)} = ${way.key}`,
    isAmong(REACH.programme, [...way.programmes]),
    way.inForce('r'),
    unreachedBefore(ways.slice(0, index), live),
    holds,
  )
  return sql`FROM ${named(tables.reach)} r${main}${more} WHERE ${mine}`
}

function overReach({ query, ...asked }: Asked): ListQuery {
  const { live, grants } = asked
  const { setting, joined: joinsMain } = settingOverReach(asked)
  const holds = query.where ? condition(query.where, setting) : TRUE
  const countJoins = joinsMain()
  const inOrder = isDefaultSort(query.sort ?? [], setting)
  const keys = inOrder ? defaultKeys(live) : sortKeys(query.sort ?? [], setting)
  const pageJoins = joinsMain()
  const ways = waysOf(grants)
  if (ways.length === 0 || holds === FALSE) return NOTHING
  return {
    count: total(ways.map((_, index) => sql`SELECT COUNT(*) AS n ${fromWay(ways, index, live, countJoins, holds)}`)),
    page({ offset, limit }) {
      const columns = keys.map(
        ({ missing, key }, index) => sql`, ${missing} AS ${named(`b${index}`)}, ${key} AS ${named(`s${index}`)}`,
      )
      const order = keys.flatMap(({ direction }, index) => [
        sql`${named(`b${index}`)}`,
        ordered(named(`s${index}`), direction),
      ])
      const by = sql`ORDER BY ${joined([...order, sql`id`], ', ')}`
      const [first, ...others] = ways.map((_, index) => {
        const select = sql`SELECT r.record AS id${joined(columns, '')} ${fromWay(ways, index, live, pageJoins, holds)}`
        // More than the page cannot come from one way; in its own order a way is read only so far.
        return sql`${select} ${by} LIMIT ${limit < 0 ? limit : offset + limit}`
      })
      const all =
        first && others.length === 0
          ? first
          : joined(
              [first ?? sql``, ...others].map((one) => sql`SELECT * FROM (${one})`),
              ' UNION ALL ',
            )
      return sql`SELECT id FROM (${all}) ${by} LIMIT ${limit} OFFSET ${offset}`
    },
  }
}

const NOTHING: ListQuery = { count: sql`SELECT 0`, page: () => sql`SELECT NULL AS id WHERE FALSE` }

const total = (counts: readonly Sql[]): Sql => {
  const [only] = counts
  return only && counts.length === 1 ? only : sql`SELECT SUM(n) FROM (${joined(counts, ' UNION ALL ')})`
}

export function waysOf(grants: readonly LiveGrant[]): readonly Way[] {
  const ways = new Map<number, Set<string>>()
  for (const { keys, programmes } of grants) {
    for (const key of keys === 'all' ? [] : keys) {
      ways.set(key, new Set([...(ways.get(key) ?? []), ...programmes]))
    }
  }
  return [...ways].map(([key, programmes]) => ({ key, programmes, inForce: (alias) => inForce(grants, alias) }))
}

/** All lines of a record say the same of it: with the key they are found in the table's own order, close together. */
const SAME_LINE = both(
  ...['record_state', 'status', BLANK, SORT, 'record'].map((name) => sql`${column('e', name)} = ${column('r', name)}`),
)

function unreachedBefore(before: readonly Way[], { tables }: LiveType): Sql {
  const [first] = before
  if (!first) return TRUE
  const groups = new Map<string, { readonly programmes: readonly string[]; readonly keys: number[] }>()
  for (const { key, programmes } of before) {
    const list = [...programmes].sort()
    const group = groups.get(JSON.stringify(list)) ?? { programmes: list, keys: [] }
    group.keys.push(key)
    groups.set(JSON.stringify(list), group)
  }
  const reached = either(
    ...[...groups.values()].map(({ programmes, keys }) => {
      const rows = sql`SELECT 1 FROM ${named(tables.reach)} e WHERE ${isAmong(column('e', KEY), keys)} AND ${SAME_LINE} AND ${first.inForce('e')}`
      return both(isAmong(REACH.programme, programmes), sql`EXISTS (${rows})`)
    }),
  )
  return sql`NOT ${reached}`
}

/** Whether the list is asked for as reach rows stand, and everybody who reaches a record reads what they are sorted by. */
function isDefaultSort([by, ...more]: readonly Sort[], { live, reads }: Setting): boolean {
  const { sort } = live.plan
  return (
    by !== undefined &&
    more.length === 0 &&
    sort?.asked.name === by.field &&
    sort.direction === columnDirection(sort.asked, by.direction) &&
    reads(by.field) === TRUE
  )
}

const defaultKeys = ({ plan }: LiveType): readonly SortKey[] =>
  plan.sort ? [{ missing: column('r', BLANK), key: column('r', SORT), direction: plan.sort.direction }] : []
