/**
 * A list of a collection's rows as two statements: how many there are, and a page of them by record and row. It is read
 * off the collection's own table, from the records on which some grant reads it.
 */
import { nameOnRecord } from '../../engine/query/askable.ts'
import type { Time } from '../../engine/query/bounds.ts'
import type { Collection } from '../../engine/query/collection.ts'
import type { Query, Sort } from '../../engine/query/query.ts'
import { hasColumn, keyName } from './columns.ts'
import { type RowSetting, rowCondition, rowSetting, type Setting } from './condition.ts'
import { holderOf, inForce, type LiveGrant, type Place, readsName } from './grants.ts'
import type { LiveType } from './live-type.ts'
import { columnDirection } from './plan.ts'
import { KEY } from './reach-part.ts'
import { rowIsThere } from './row-guards.ts'
import { OTHERS, othersIndex, ROW } from './rows-part.ts'
import { blanksLast, orderBy, type SortKey, sortKeys } from './sort-keys.ts'
import { both, column, either, FALSE, isAmong, joined, named, type Sql, sql, TRUE } from './sql.ts'

export interface RowsQuery {
  readonly count: Sql
  /** How many records they stand on. */
  readonly records: Sql
  /** Record and row of each; a negative limit gives all. */
  page(offset: number, limit: number): Sql
}

interface Asked extends Time {
  readonly live: LiveType
  readonly collection: Collection
  readonly grants: readonly LiveGrant[]
  readonly query: Query
}

export const RECORD: Place = { record: sql`c.record`, programme: sql`p.programme` }
export const ROW_ID = column('c', ROW)

/** Where rows and their records are read. */
export interface RowsSetting {
  readonly setting: RowSetting
  /** With what else holds, once all is said that is asked. */
  from(holds: Sql, more?: Sql): Sql
}

/** A collection's rows and their records; `kinds`: of those for others only these. Undefined: there can be none. */
export function settingOverRows({
  live,
  collection,
  grants,
  today,
  now,
  kinds,
}: Omit<Asked, 'query'> & { readonly kinds?: readonly string[] | undefined }): RowsSetting | undefined {
  const { readAs } = collection
  const table = live.tables.rows.get(collection.id)
  const readers = grants.filter(({ readable }) => readAs === undefined || readable.has(readAs))
  if (!table || readers.length === 0) return undefined
  const onRecord: Setting = {
    ...{ live, today, now, userName: holderOf(grants) },
    record: RECORD.record,
    key: (asked) => (asked.name === 'id' ? RECORD.record : column('p', keyName(asked))),
    reads: (name) => readsName(name, grants, live, RECORD),
  }
  const ofKinds = kinds ? isAmong(column('c', OTHERS), kinds) : TRUE
  const there = both(ofKinds, within(readers, live), rowIsThere(collection, onRecord))
  if (there === FALSE) return undefined
  // Who reaches everything begins with the few rows of the kinds, everybody else with what they reach.
  const isByKind = kinds && kinds.length > 0 && readers.some(({ keys }) => keys === 'all')
  const by = isByKind ? sql` INDEXED BY ${named(othersIndex(table))}` : sql``
  return {
    setting: rowSetting(collection, onRecord),
    from: (holds, more = sql``) =>
      sql`FROM ${named(table)} c${by} CROSS JOIN ${named(live.tables.main)} p ON p.id = c.record${more} WHERE ${both(there, holds)}`,
  }
}

/** Undefined: there can be none. */
export function rowsQuery({ query, ...asked }: Asked): RowsQuery | undefined {
  const { collection } = asked
  const rows = settingOverRows(asked)
  if (!rows) return undefined
  const { setting } = rows
  const from = rows.from(query.where ? rowCondition(query.where, collection.names, setting) : TRUE)
  const order = (query.sort ?? []).flatMap((by) => keysOf(by, collection, setting)).map(orderBy)
  return {
    count: sql`SELECT COUNT(*) ${from}`,
    records: sql`SELECT COUNT(DISTINCT c.record) ${from}`,
    page: (offset, limit) =>
      sql`SELECT c.record, ${ROW_ID} ${from} ORDER BY ${joined([...order, RECORD.record, ROW_ID], ', ')} LIMIT ${limit} OFFSET ${offset}`,
  }
}

/** The record is reached by one of the grants. Where only reach rows lead to it they are read first, not asked of each row. */
function within(grants: readonly LiveGrant[], { tables }: LiveType): Sql {
  const everywhere = grants.flatMap(({ keys, programmes }) => (keys === 'all' ? programmes : []))
  const ways = grants.flatMap(({ keys, programmes }) =>
    keys === 'all'
      ? []
      : [both(isAmong(column('e', KEY), keys), isAmong(sql`e.programme`, programmes), inForce(grants, 'e'))],
  )
  const reached = sql`c.record IN (SELECT e.record FROM ${named(tables.reach)} e WHERE ${either(...ways)})`
  return either(isAmong(RECORD.programme, [...new Set(everywhere)]), ...(ways.length > 0 ? [reached] : []))
}

export function keysOf(
  { field, direction }: Sort,
  collection: Collection,
  { onRecord, key }: RowSetting,
): readonly SortKey[] {
  const outside = nameOnRecord(field)
  if (outside !== undefined) return sortKeys([{ field: outside, direction }], onRecord)
  const asked = collection.names.get(field)
  if (!asked || !hasColumn(asked) || asked.many) return []
  return [blanksLast(key(asked), columnDirection(asked, direction))]
}
