/**
 * Tables of the release that served before the active one. Nobody follows records in them any more; what is written since
 * is noted, so that on the way back only that has to be made again.
 */
import type Sqlite from 'better-sqlite3'
import { quoted } from './sql.ts'

export interface LeftTables {
  names(): ReadonlySet<string>
  /** Notes that a record was written; inside the transaction that does. */
  touch(type: string, record: string): void
  touched(type: string): readonly string[]
  /** From now on these, as they stand, in place of those before. */
  leave(tables: readonly string[]): void
  /** They are somebody's again, or nobody's. */
  take(tables: readonly string[]): void
}

export function createLeftTables(sqlite: Sqlite.Database): LeftTables {
  const all = sqlite.prepare('SELECT "table" FROM left_tables').pluck()
  const add = sqlite.prepare('INSERT INTO left_tables ("table") VALUES (?)')
  const remove = sqlite.prepare('DELETE FROM left_tables WHERE "table" = ?')
  const note = sqlite.prepare('INSERT OR IGNORE INTO left_records (type, record) VALUES (?, ?)')
  const noted = sqlite.prepare('SELECT record FROM left_records WHERE type = ? ORDER BY record').pluck()
  const some = sqlite.prepare('SELECT 1 FROM left_tables LIMIT 1').pluck()
  /** While they are made whole again, they are not among those that are left. */
  let areTaken = false
  const names = () => new Set(all.all() as string[])
  return {
    names,
    touch(type, record) {
      if (areTaken || some.get() !== undefined) note.run(type, record)
    },
    touched: (type) => noted.all(type) as string[],
    leave(tables) {
      areTaken = false
      sqlite.exec('DELETE FROM left_tables')
      sqlite.exec('DELETE FROM left_records')
      for (const table of tables) add.run(table)
    },
    take(tables) {
      areTaken = true
      for (const table of tables) remove.run(table)
    },
  }
}

/** Takes the lines of the noted records out of a table that was left. */
export const withoutTouched = (table: string, column: string): string =>
  `DELETE FROM ${quoted(table)} WHERE ${quoted(column)} IN (SELECT record FROM left_records WHERE type = ?)`

/**
 * Levels that were gone there and back each made another version of what they changed: as many on the way back as on the way
 * there. From one id, not included, to another, included.
 */
export const versionsBack = (table: string, now: string): string =>
  `UPDATE ${quoted(table)} SET version = 2 * now.version - ${quoted(table)}.version FROM ${quoted(now)} AS now
   WHERE now.id = ${quoted(table)}.id AND ${quoted(table)}.id > ? AND ${quoted(table)}.id <= ? AND now.version <> ${quoted(table)}.version
   AND ${quoted(table)}.id NOT IN (SELECT record FROM left_records WHERE type = ?)`
