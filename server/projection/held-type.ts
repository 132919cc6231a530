/**
 * The columns of a record type in memory, as far as somebody asked for them: read once, then only what changed since. For
 * counts over everything, where a look at each line of a table would take too long.
 */
import type Sqlite from 'better-sqlite3'
import { type Askable, askable } from '../../engine/query/askable.ts'
import type { Scalar } from '../../engine/query/query.ts'
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
  /** Takes up what was changed since; inside the transaction of the question. */
  refresh(): void
}

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

  /** Of the records, or of all. */
  function read(name: string, column: HeldColumn, asked: Askable | undefined, ids?: string): void {
    const scalar = (value: SqlValue): Scalar => (column.kind === 'boolean' ? value === 1 : (value as Scalar))
    if (!asked?.many) {
      const among = ids === undefined ? '' : ' WHERE id IN (SELECT value FROM json_each(?))'
      const statement = sqlite.prepare(`SELECT id, ${quoted(name)} FROM ${quoted(main)}${among}`).raw()
      for (const line of statement.iterate(...(ids === undefined ? [] : [ids])) as Iterable<[string, SqlValue]>) {
        column.put(lineFor(line[0]), line[1] === null ? [] : [scalar(line[1])])
      }
      return
    }
    const among = ids === undefined ? '' : ' AND record IN (SELECT value FROM json_each(?))'
    const statement = sqlite
      .prepare(`SELECT record, COALESCE(value, "key") FROM ${quoted(values)} WHERE field = ?${among} ORDER BY position`)
      .raw()
    const several = new Map<string, Scalar[]>()
    for (const [id, value] of statement.iterate(name, ...(ids === undefined ? [] : [ids])) as Iterable<
      [string, SqlValue]
    >) {
      const list = several.get(id) ?? []
      if (list.length === 0) several.set(id, list)
      list.push(scalar(value))
    }
    const all = ids === undefined ? lineOf.keys() : (JSON.parse(ids) as string[])
    for (const id of all) {
      const line = lineOf.get(id)
      if (line !== undefined) column.put(line, several.get(id) ?? [])
    }
  }

  function load(name: string, asked: Askable | undefined): HeldColumn {
    const column = heldColumn(asked?.kind ?? 'option')
    read(name, column, asked)
    columns.set(name, column)
    return column
  }

  const askedFor = (name: string): Askable | undefined => {
    const names = askable(live.plan.type)
    const asked = names.get(name)
    const isEnd = asked?.upTo !== undefined
    return asked && hasColumn(asked) && asked.name !== 'id' && !isEnd ? asked : undefined
  }

  return {
    live,
    lines: () => lineOf.size,
    column(name) {
      const kept = columns.get(name)
      if (kept) return kept
      const asked = askedFor(name)
      return asked ? load(name, asked) : undefined
    },
    refresh() {
      const now = (newest.get() as number | null) ?? 0
      const ids = upTo === undefined || upTo === now ? [] : (changedSince.all(upTo, MOST_CHANGED + 1) as string[])
      if (upTo === undefined || ids.length > MOST_CHANGED) {
        columns = new Map()
        lineOf = new Map()
        // It gives every record its line.
        load(PROGRAMME, undefined)
      } else if (ids.length > 0) {
        const list = JSON.stringify(ids)
        for (const [name, column] of columns) read(name, column, askedFor(name), list)
      }
      upTo = now
    },
  }
}
