/**
 * Rows of several collections as one list in groups, as two statements: how many there are in each group, and a page of
 * those of some groups. What a row is asked and where it is reached is what questions from its collection say.
 */

import type { Time } from '../../engine/query/bounds.ts'
import type { Collection } from '../../engine/query/collection.ts'
import type { Gathered, GatheredKey } from '../stores/record-stores.ts'
import { type RowSetting, rowCondition } from './condition.ts'
import type { LiveGrant } from './grants.ts'
import type { LiveType } from './live-type.ts'
import { settingOverOwned } from './owned-rows.ts'
import { keysOf, ROW_ID, settingOverRows } from './rows-query.ts'
import { ordered } from './sort-keys.ts'
import { FALSE, joined, named, type Sql, sql, TRUE } from './sql.ts'

/** One of the collections, as it stands in the database. */
export interface LiveSource {
  readonly source: Gathered['sources'][number]
  readonly live: LiveType
  readonly collection: Collection
  readonly grants: readonly LiveGrant[]
}

type Asked = Pick<Gathered, 'groups' | 'shown' | 'directions' | 'offset' | 'limit'> & Time

export interface GatheredQuery {
  /** Number of the group, and of its rows. */
  readonly counts: Sql
  /** Number of the source, record and row of each. */
  readonly page: Sql
}

/** Undefined: there can be none. */
export function gatheredQuery(sources: readonly LiveSource[], asked: Asked): GatheredQuery | undefined {
  const names = Object.keys(asked.groups)
  const lines = (keys: readonly string[]) =>
    sources.flatMap((of, index) => linesOf(of, index, asked, keys) ?? []).map((line) => sql`SELECT * FROM (${line})`)
  const keys = asked.directions.map((_, index) => `k${index}`)
  const [all, sorted] = [lines([]), lines(keys)]
  if (all.length === 0) return undefined
  const order = keys.flatMap((key, index) => [
    sql`${named(key)} IS NULL`,
    ordered(named(key), asked.directions[index] ?? 'asc'),
  ])
  const shown = asked.shown.map((name) => sql`${names.indexOf(name)}`)
  return {
    counts: sql`SELECT g, COUNT(*) FROM (${joined(all, ' UNION ALL ')}) GROUP BY g`,
    page: sql`SELECT i, record, r FROM (${joined(sorted, ' UNION ALL ')}) WHERE g IN (${joined(shown, ', ')}) ORDER BY ${joined([...order, sql`record`, sql`r`], ', ')} LIMIT ${asked.limit} OFFSET ${asked.offset}`,
  }
}

/** The rows of one source: its number, the group, the row, and what it is sorted by. */
function linesOf(of: LiveSource, index: number, asked: Asked, keys: readonly string[]): Sql | undefined {
  const { source, live, collection, grants } = of
  const place = { live, collection, grants, today: asked.today, now: asked.now }
  const rows = source.owned ? settingOverOwned(place) : settingOverRows({ ...place, kinds: source.forOthers })
  if (!rows) return undefined
  const { setting } = rows
  const { where } = source.query
  const holds = where ? rowCondition(where, collection.names, setting) : TRUE
  if (holds === FALSE) return undefined
  const group = Object.values(asked.groups).map(
    (one, at) => sql` WHEN ${rowCondition(one, collection.names, setting)} THEN ${at}`,
  )
  const sorted = keys.map((name, at) => sql`, ${keyOf(source.keys[at], collection, setting)} AS ${named(name)}`)
  const columns = sql`${index} AS i, CASE${joined(group, '')} END AS g, c.record AS record, ${ROW_ID} AS r`
  return sql`SELECT ${columns}${joined(sorted, '')} ${rows.from(holds)}`
}

/** The values under the names one after the other, or the place of the only one in a list. */
function keyOf(key: GatheredKey | undefined, collection: Collection, setting: RowSetting): Sql {
  const parts = (key?.fields ?? []).flatMap((field) => keysOf({ field, direction: 'asc' }, collection, setting))
  const [first, ...others] = parts.map((part) => part.key)
  if (!first) return sql`NULL`
  if (key?.ranks) {
    const ranks = key.ranks.map((value, at) => sql` WHEN ${value} THEN ${at}`)
    return ranks.length > 0 ? sql`CASE ${first}${joined(ranks, '')} END` : sql`NULL`
  }
  if (others.length === 0) return first
  return sql`NULLIF(TRIM(${joined(
    [first, ...others].map((part) => sql`COALESCE(${part}, '')`),
    " || ' ' || ",
  )}), '')`
}
