/** The SQL reader of questions: the other half of engine/query/predicate.ts. */
import type Sqlite from 'better-sqlite3'
import type { Actor } from '../../engine/permissions/actor.ts'
import type { Time } from '../../engine/query/bounds.ts'
import { checkQuery } from '../../engine/query/checked-query.ts'
import type { Collection } from '../../engine/query/collection.ts'
import type { Count, Counted } from '../../engine/query/count.ts'
import type { Query } from '../../engine/query/query.ts'
import type { Gathered, GatheredRows, ListOptions, ListPage } from '../stores/record-stores.ts'
import type { StoredRecords } from '../stores/stored-records.ts'
import { collectionRows } from './collection-rows.ts'
import { readCounts } from './counts.ts'
import { gatheredQuery, type LiveSource } from './gathered-rows.ts'
import { grantResolver, type LiveGrant } from './grants.ts'
import { listQuery } from './list-query.ts'
import { type RowReader, rowReader, type Shown } from './list-rows.ts'
import type { LiveType } from './live-type.ts'
import type { ProjectionView } from './projection.ts'
import { KEY } from './reach-part.ts'
import { rowsQuery } from './rows-query.ts'
import { column, isAmong, named, type Sql, type SqlValue, sql } from './sql.ts'
import { preparer } from './statements.ts'

export interface SqlReader {
  list(actor: Actor, query: Query, options: ListOptions): ListPage
  /** Of records, without asking what is told of them or how many there are. */
  ids(actor: Actor, query: Query, time: Time): readonly string[]
  gathered(asked: Gathered): GatheredRows
  /** On how many records the question about rows finds any. */
  recordsWith(actor: Actor, query: Query, time: Time): number
  /** In the order asked. */
  counts(actor: Actor, counts: readonly Count[], time: Time): readonly Counted[]
  /** Whether counting means to look at more lines than others should wait for. */
  isLong(actor: Actor, counts: readonly Count[]): boolean
}

export function createSqlReader(sqlite: Sqlite.Database, projection: ProjectionView, stored: StoredRecords): SqlReader {
  const liveGrants = grantResolver(sqlite)
  const readers = new WeakMap<LiveType, RowReader>()
  const prepared = preparer(sqlite)
  const all = ({ text, values }: Sql) => prepared(text).all(...values) as SqlValue[][]
  const totalOf = (count: Sql) => Number(all(count)[0]?.[0] ?? 0)

  function readerOf(live: LiveType): RowReader {
    const kept = readers.get(live)
    if (kept) return kept
    const made = rowReader(sqlite, live, stored)
    readers.set(live, made)
    return made
  }

  /** Records that the grants reach, roughly: at most so many as make it long, and those reached in several ways several times. */
  function reachedBy(grants: readonly LiveGrant[], live: LiveType | undefined): number {
    if (!live) return 0
    if (grants.some(({ keys }) => keys === 'all')) return totalOf(sizeOf(live))
    const keys = [...new Set(grants.flatMap((grant) => (grant.keys === 'all' ? [] : grant.keys)))]
    const among = isAmong(column('g', KEY), keys)
    return totalOf(sql`SELECT COUNT(*) FROM (SELECT 1 FROM ${named(live.tables.reach)} g WHERE ${among} LIMIT ${LONG})`)
  }

  /** The highest row number: as many lines as there ever were. */
  const sizeOf = ({ tables }: LiveType) => sql`SELECT max(rowid) FROM ${named(tables.main)}`

  function records({ live, grants, query, today, now, fields }: Asked): ListPage {
    const { offset = 0, limit = -1 } = query
    const { count, page } = listQuery({ live, grants, today, now, query })
    const total = totalOf(count)
    const size = totalOf(sizeOf(live))
    const found = total > offset ? all(page({ offset, limit, total, size })) : []
    const ids = found.map(([id]) => String(id))
    return { total, rows: readerOf(live).rows(ids, { grants, fields, today }) }
  }

  function rows(collection: Collection, { live, grants, query, today, now, fields }: Asked): ListPage {
    const { offset = 0, limit = -1 } = query
    const asked = rowsQuery({ live, collection, grants, today, now, query })
    if (!asked) return NOTHING
    const total = totalOf(asked.count)
    const found = total > offset ? (all(asked.page(offset, limit)) as [record: string, row: string][]) : []
    const from = { model: projection.model, collection, stored, reader: readerOf(live) }
    return { total, rows: collectionRows(found, { grants, fields, today }, from) }
  }

  return {
    list(actor, query, options) {
      const { type, collection } = checkQuery(projection.model, actor, query)
      const live = projection.liveType(type.id)
      const grants = liveGrants(actor, type.id, options.now)
      if (!live || grants.length === 0) return NOTHING
      const asked = { live, grants, query, ...options }
      return collection ? rows(collection, asked) : records(asked)
    },
    ids(actor, query, time) {
      const { type } = checkQuery(projection.model, actor, query)
      const live = projection.liveType(type.id)
      const grants = liveGrants(actor, type.id, time.now)
      if (!live || grants.length === 0) return []
      const { offset = 0, limit = -1 } = query
      const { page } = listQuery({ live, grants, query, ...time })
      return all(page({ offset, limit, total: 0, size: 0 })).map(([id]) => String(id))
    },
    gathered(asked) {
      const sources = asked.sources.flatMap((source): readonly LiveSource[] => {
        const { type, collection } = checkQuery(projection.model, source.actor, source.query)
        const live = projection.liveType(type.id)
        const grants = liveGrants(source.actor, type.id, asked.now)
        return live && collection && grants.length > 0 ? [{ source, live, collection, grants }] : []
      })
      const query = gatheredQuery(sources, asked)
      const names = Object.keys(asked.groups)
      const sizes = new Map(query ? (all(query.counts) as [number, number][]) : [])
      const found = query ? (all(query.page) as [number, string, string][]) : []
      return {
        counts: Object.fromEntries(names.map((name, index) => [name, sizes.get(index) ?? 0])),
        rows: found.map(([index, record, row]) => ({ from: sources[index]?.source.query.from ?? '', record, row })),
      }
    },
    recordsWith(actor, query, time) {
      const { type, collection } = checkQuery(projection.model, actor, query)
      const live = projection.liveType(type.id)
      const grants = liveGrants(actor, type.id, time.now)
      const asked = live && collection && rowsQuery({ live, collection, grants, query, ...time })
      return asked ? totalOf(asked.records) : 0
    },
    counts(actor, counts, time) {
      const { model, liveType } = projection
      return readCounts({ model, liveType, liveGrants, all }, actor, counts, time)
    },
    isLong(actor, counts) {
      const types = new Set(counts.map(({ from }) => from.split('.')[0] ?? from))
      const reached = [...types].map((type) => reachedBy(liveGrants(actor, type, ANY_TIME), projection.liveType(type)))
      return reached.reduce((sum, count) => sum + count, 0) >= LONG
    },
  }
}

/** Before the end of any share. */
const ANY_TIME = ''

/** So many records. */
const LONG = 3000

interface Asked extends Shown {
  readonly now: string
  readonly live: LiveType
  readonly query: Query
}

const NOTHING: ListPage = { total: 0, rows: [] }
