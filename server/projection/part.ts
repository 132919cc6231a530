/**
 * A part of a record type's projection: a table, how it is made, and how it follows records. Each part has a plan of its
 * own, so that a changed configuration makes only those again that it changed. Parts are never the source of truth.
 */
import { createHash } from 'node:crypto'
import type Sqlite from 'better-sqlite3'
import type { AnyRecord } from '../../engine/records/record.ts'
import { quoted, type SqlValue } from './sql.ts'

export interface Part {
  /** Unique within the type: `main`, `values`, `words`, `reach`, `rows.<field>`. */
  readonly name: string
  /** Column with the id of the record that a line is of. */
  readonly of: 'id' | 'record'
  /** What makes the table of this name, and then its indexes. */
  ddl(table: string): readonly [table: string, ...indexes: string[]]
  /** Whatever else the table's content depends on. */
  readonly content: unknown
  /** Names of answers that its lines follow from, besides the platform's own facts; absent: whatever becomes of the record. */
  readonly follows?: ReadonlySet<string>
  open(sqlite: Sqlite.Database, table: string): PartWriter
}

/** Follows records inside the transaction that changes them. */
export interface PartWriter {
  add(record: AnyRecord): void
  change(before: AnyRecord, after: AnyRecord): void
}

/** Grows when the meaning of what is projected changes in the code (folds, columns of a field type). */
const GENERATION = 1

/** Hash of all that decides what the part's table looks like and holds; `stamp` where records became others since. */
export const planOf = ({ name, ddl, content }: Part, stamp = 0): string =>
  createHash('sha256')
    .update(JSON.stringify([GENERATION, name, ddl('t'), content, ...(stamp > 0 ? [stamp] : [])]))
    .digest('hex')
    .slice(0, 12)

/** Every table of the projection starts so, and nothing else does. */
export const PREFIX = 'p:'

export const tableOf = (type: string, part: Part, stamp = 0): string =>
  `${PREFIX}${type}:${part.name}:${planOf(part, stamp)}`

type Line = readonly SqlValue[]

interface SetOfLines {
  readonly columns: readonly string[]
  /** How many of the columns, from the first, name a line. */
  readonly keys: number
  linesOf(record: AnyRecord): readonly Line[]
  /** Both at once, where much of the work is the same. */
  linesAround?(before: AnyRecord, after: AnyRecord): readonly [before: readonly Line[], after: readonly Line[]]
  /** False: the lines are the same before and after, to be seen at a glance. */
  touched(before: AnyRecord, after: AnyRecord): boolean
}

/** A writer for tables that hold several lines for each record: only lines that differ are written. */
export function lineWriter(sqlite: Sqlite.Database, table: string, of: SetOfLines): PartWriter {
  const columns = of.columns.map(quoted)
  const marks = columns.map(() => '?').join(', ')
  const isKey = columns.slice(0, of.keys).map((column) => `${column} = ?`)
  // Most tables are written seldom: their statements are made when they first are.
  const made = new Map<string, Sqlite.Statement>()
  const prepared = (text: string) => {
    const statement = made.get(text) ?? sqlite.prepare(text)
    made.set(text, statement)
    return statement
  }
  const INSERT = `INSERT INTO ${quoted(table)} (${columns.join(', ')}) VALUES (${marks})`
  const REMOVE = `DELETE FROM ${quoted(table)} WHERE ${isKey.join(' AND ')}`
  const byText = (lines: readonly Line[]) => new Map(lines.map((line) => [JSON.stringify(line), line]))

  return {
    add(record) {
      for (const line of byText(of.linesOf(record)).values()) prepared(INSERT).run(line)
    },
    change(before, after) {
      if (!of.touched(before, after)) return
      const lines = of.linesAround?.(before, after) ?? [of.linesOf(before), of.linesOf(after)]
      const [old, fresh] = [byText(lines[0]), byText(lines[1])]
      for (const [text, line] of old) if (!fresh.has(text)) prepared(REMOVE).run(line.slice(0, of.keys))
      for (const [text, line] of fresh) if (!old.has(text)) prepared(INSERT).run(line)
    },
  }
}
