/**
 * The columns of a record type in memory, as far as somebody asked for them: read once, then only what changed since. For
 * counts over everything, where a look at each line of a table would take too long.
 */
import type Sqlite from 'better-sqlite3'
import { type Askable, askable } from '../../engine/query/askable.ts'
import type { Scalar } from '../../engine/query/query.ts'
import { isOfReader } from '../../engine/records/core-facts.ts'
import { hasColumn } from './columns.ts'
import { type HeldColumn, heldColumn } from './held-column.ts'
import type { LiveType } from './live-type.ts'
import { quoted, type SqlValue } from './sql.ts'

export interface HeldType {
  readonly live: LiveType
  /** Lines of all records. */
  lines(): number
  /** Undefined: it has no column, or is one end of an interval. */
  column(name: string): HeldColumn | undefined
  /** Reads those of the names that are not there yet, at once. */
  want(names: Iterable<string>): void
  /** Takes up what was changed since; inside the transaction of the question. */
  refresh(): void
}

const NOTHING: readonly Scalar[] = []

/** Beside the names that a question may have. */
export const PROGRAMME = 'programme'

/** When more than so many records changed, everything is read anew. */
const MOST_CHANGED = 5000

export function heldType(sqlite: Sqlite.Database, live: LiveType): HeldType {
  const { main, values } = live.tables
  const newest = sqlite.prepare('SELECT max(rowid) FROM changes').pluck()
  const changedSince = sqlite.prepare('SELECT DISTINCT record FROM changes WHERE rowid > ? LIMIT ?').pluck()
  let columns = new Map<string, HeldColumn>()
  let lineOf = new Map<string, number>()
  let upTo: number | undefined

  const lineFor = (id: string): number => {
    const line = lineOf.get(id) ?? lineOf.size
    lineOf.set(id, line)
    return line
  }

  const scalarIn = (column: HeldColumn, value: SqlValue): Scalar =>
    column.kind === 'boolean' ? value === 1 : (value as Scalar)

  /** Names that hold one value, of the records or of all: one look at each line. */
  function readSingle(wanted: readonly (readonly [string, HeldColumn])[], ids?: string): void {
    if (wanted.length === 0) return
    const among = ids === undefined ? '' : ' WHERE id IN (SELECT value FROM json_each(?))'
    const names = wanted.map(([name]) => quoted(name)).join(', ')
    const statement = sqlite.prepare(`SELECT id, ${names} FROM ${quoted(main)}${among}`).raw()
    for (const [id, ...told] of statement.iterate(...(ids === undefined ? [] : [ids])) as Iterable<
      [string, ...SqlValue[]]
    >) {
      const line = lineFor(id)
      for (const [index, [, column]] of wanted.entries()) {
        const value = told[index] ?? null
        column.put(line, value === null ? NOTHING : [scalarIn(column, value)])
      }
    }
  }

  /** A name that holds several. */
  function readMany(name: string, column: HeldColumn, ids?: string): void {
    const among = ids === undefined ? '' : ' AND record IN (SELECT value FROM json_each(?))'
    const statement = sqlite
      .prepare(`SELECT record, COALESCE(value, "key") FROM ${quoted(values)} WHERE field = ?${among} ORDER BY position`)
      .raw()
    const several = new Map<string, Scalar[]>()
    for (const [id, value] of statement.iterate(name, ...(ids === undefined ? [] : [ids])) as Iterable<
      [string, SqlValue]
    >) {
      const list = several.get(id)
      if (list) list.push(scalarIn(column, value))
      else several.set(id, [scalarIn(column, value)])
    }
    const all = ids === undefined ? lineOf.keys() : (JSON.parse(ids) as string[])
    for (const id of all) {
      const line = lineOf.get(id)
      if (line !== undefined) column.put(line, several.get(id) ?? NOTHING)
    }
  }

  /** Of the records that are named, or of all. */
  function read(wanted: Iterable<readonly [string, HeldColumn]>, ids?: string): void {
    const all = [...wanted]
    readSingle(
      all.filter(([name]) => !askedFor(name)?.many),
      ids,
    )
    for (const [name, column] of all) if (askedFor(name)?.many) readMany(name, column, ids)
  }

  function want(names: Iterable<string>): void {
    const missing = [...new Set(names)].filter((name) => !columns.has(name) && askedFor(name))
    const fresh = missing.map((name) => [name, heldColumn(askedFor(name)?.kind ?? 'none')] as const)
    read(fresh)
    for (const [name, column] of fresh) columns.set(name, column)
  }

  const askedFor = (name: string): Askable | undefined => {
    const names = askable(live.plan.type)
    const asked = names.get(name)
    const isEnd = asked?.upTo !== undefined
    return asked && hasColumn(asked) && asked.name !== 'id' && !isEnd && !isOfReader(name) ? asked : undefined
  }

  return {
    live,
    lines: () => lineOf.size,
    want,
    column(name) {
      want([name])
      return columns.get(name)
    },
    refresh() {
      const now = (newest.get() as number | null) ?? 0
      const ids = upTo === undefined || upTo === now ? [] : (changedSince.all(upTo, MOST_CHANGED + 1) as string[])
      if (upTo === undefined || ids.length > MOST_CHANGED) {
        const names = [...columns.keys()]
        const programmes = heldColumn('option')
        lineOf = new Map()
        readSingle([[PROGRAMME, programmes]])
        columns = new Map([[PROGRAMME, programmes]])
        want(names)
      } else if (ids.length > 0) {
        read(columns, JSON.stringify(ids))
      }
      upTo = now
    },
  }
}
