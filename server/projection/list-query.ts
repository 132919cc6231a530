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
import { holderOf, type LiveGrant, type Place, reached, readsName } from './grants.ts'
import type { LiveType } from './live-type.ts'
import { IDS, indexName } from './main-part.ts'
import { columnDirection } from './plan.ts'
import { BLANK, SORT } from './reach-part.ts'
import { orderBy, ordered, type SortKey, sortKeys } from './sort-keys.ts'
import { both, column, FALSE, joined, named, type Sql, sql, TRUE } from './sql.ts'
import { fromWay, REACH, waysAsOne, waysOf } from './ways.ts'

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

function overReach({ query, ...asked }: Asked): ListQuery {
  const { live, grants } = asked
  const { setting, joined: joinsMain } = settingOverReach(asked)
  const holds = query.where ? condition(query.where, setting) : TRUE
  const countJoins = joinsMain()
  const inOrder = isDefaultSort(query.sort ?? [], setting)
  const orderedBy = inOrder ? defaultKeys(live) : sortKeys(query.sort ?? [], setting)
  const pageJoins = joinsMain()
  const ways = waysOf(grants)
  if (ways.length === 0 || holds === FALSE) return NOTHING
  // In its own order a way is read only so far; else all of it is, and ways that are read as one need not be told apart.
  const [counted, paged] = [waysAsOne(ways), inOrder ? ways : waysAsOne(ways)]
  const isDoubled = paged.some(({ keys }) => keys.length > 1)
  return {
    count: total(
      counted.map(({ keys }, index) => {
        const records = keys.length > 1 ? sql`COUNT(DISTINCT ${REACH.record})` : sql`COUNT(*)`
        return sql`SELECT ${records} AS n ${fromWay(counted, index, live, countJoins, holds)}`
      }),
    ),
    page({ offset, limit }) {
      const columns = orderedBy.map(
        ({ missing, key }, index) => sql`, ${missing} AS ${named(`b${index}`)}, ${key} AS ${named(`s${index}`)}`,
      )
      const order = orderedBy.flatMap(({ direction }, index) => [
        sql`${named(`b${index}`)}`,
        ordered(named(`s${index}`), direction),
      ])
      const by = sql`ORDER BY ${joined([...order, sql`id`], ', ')}`
      const [first, ...others] = paged.map(({ keys }, index) => {
        const select = sql`SELECT r.record AS id${joined(columns, '')} ${fromWay(paged, index, live, pageJoins, holds)}`
        // More than the page cannot come from one way, each record at most once by each of its keys.
        return sql`${select} ${by} LIMIT ${limit < 0 ? limit : (offset + limit) * keys.length}`
      })
      const all =
        first && others.length === 0
          ? first
          : joined(
              [first ?? sql``, ...others].map((one) => sql`SELECT * FROM (${one})`),
              ' UNION ALL ',
            )
      const once = isDoubled ? sql` GROUP BY id` : sql``
      return sql`SELECT id FROM (${all})${once} ${by} LIMIT ${limit} OFFSET ${offset}`
    },
  }
}

const NOTHING: ListQuery = { count: sql`SELECT 0`, page: () => sql`SELECT NULL AS id WHERE FALSE` }

const total = (counts: readonly Sql[]): Sql => {
  const [only] = counts
  return only && counts.length === 1 ? only : sql`SELECT SUM(n) FROM (${joined(counts, ' UNION ALL ')})`
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
