/** The SQL reader of questions: the other half of engine/query/predicate.ts. */
import type Sqlite from 'better-sqlite3'
import type { Field } from '../../engine/model.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import { checkQuery } from '../../engine/query/checked-query.ts'
import type { Query } from '../../engine/query/query.ts'
import type { StoredRecords } from '../stores/stored-records.ts'
import type { ListPage } from '../stores/stores.ts'
import { collectionRows } from './collection-rows.ts'
import { grantResolver } from './grants.ts'
import { listQuery } from './list-query.ts'
import { type RowReader, rowReader, type Shown } from './list-rows.ts'
import type { LiveType } from './live-type.ts'
import type { Projection } from './projection.ts'
import { rowsQuery } from './rows-query.ts'
import { named, type Sql, type SqlValue, sql } from './sql.ts'

export interface SqlReader {
  list(actor: Actor, query: Query, options: { readonly today: string; readonly fields: readonly string[] }): ListPage
}

/** Statements kept prepared; questions of one shape share one. */
const KEPT_STATEMENTS = 500

export function createSqlReader(sqlite: Sqlite.Database, projection: Projection, stored: StoredRecords): SqlReader {
  const liveGrants = grantResolver(sqlite)
  const readers = new WeakMap<LiveType, RowReader>()
  const statements = new Map<string, Sqlite.Statement>()

  function prepared(text: string): Sqlite.Statement {
    const kept = statements.get(text)
    if (kept) return kept
    if (statements.size >= KEPT_STATEMENTS) statements.clear()
    const made = sqlite.prepare(text).raw()
    statements.set(text, made)
    return made
  }
  const all = ({ text, values }: Sql) => prepared(text).all(...values) as SqlValue[][]
  const totalOf = (count: Sql) => Number(all(count)[0]?.[0] ?? 0)

  function readerOf(live: LiveType): RowReader {
    const kept = readers.get(live)
    if (kept) return kept
    const made = rowReader(sqlite, live, stored)
    readers.set(live, made)
    return made
  }

  /** The highest row number: as many lines as there ever were. */
  const sizeOf = ({ tables }: LiveType) => sql`SELECT max(rowid) FROM ${named(tables.main)}`

  function records({ live, grants, query, today, fields }: Asked): ListPage {
    const { offset = 0, limit = -1 } = query
    const { count, page } = listQuery({ live, grants, today, query })
    const total = totalOf(count)
    const size = totalOf(sizeOf(live))
    const found = total > offset ? all(page({ offset, limit, total, size })) : []
    const ids = found.map(([id]) => String(id))
    return { total, rows: readerOf(live).rows(ids, { grants, fields, today }) }
  }

  function rows(subform: Field, { live, grants, query, today, fields }: Asked): ListPage {
    const { offset = 0, limit = -1 } = query
    const asked = rowsQuery({ live, subform, grants, today, query })
    if (!asked) return NOTHING
    const total = totalOf(asked.count)
    const found = total > offset ? (all(asked.page(offset, limit)) as [record: string, row: string][]) : []
    const from = { model: projection.model, subform, stored, reader: readerOf(live) }
    return { total, rows: collectionRows(found, { grants, fields, today }, from) }
  }

  return {
    list(actor, query, { today, fields }) {
      const { type, subform } = checkQuery(projection.model, actor, query)
      const live = projection.liveType(type.id)
      const grants = liveGrants(actor, type.id)
      if (!live || grants.length === 0) return NOTHING
      const asked = { live, grants, query, today, fields }
      return subform ? rows(subform, asked) : records(asked)
    },
  }
}

interface Asked extends Shown {
  readonly live: LiveType
  readonly query: Query
}

const NOTHING: ListPage = { total: 0, rows: [] }
