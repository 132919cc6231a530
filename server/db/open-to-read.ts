import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database } from './open.ts'
import * as schema from './schema.ts'

/** The database of a data folder as it is at this moment, for reading only: whoever serves it goes on. Nothing where there is none. */
export function openToRead(folder: string): Pick<Database, 'db' | 'sqlite' | 'close'> | undefined {
  const file = join(folder, 'formwork.db')
  if (!existsSync(file)) return undefined
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true })
  sqlite.pragma('trusted_schema = OFF')
  sqlite.pragma('busy_timeout = 5000')
  // Everything is read as it was at one moment.
  sqlite.exec('BEGIN')
  return { sqlite, db: drizzle(sqlite, { schema }), close: () => sqlite.close() }
}
