import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database } from './open.ts'
import * as schema from './schema.ts'

/** A connection that only reads, beside the process that serves; each statement sees the newest, and keeps nobody from writing back the log. */
export function openBeside(file: string): Pick<Database, 'db' | 'sqlite' | 'close'> {
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true })
  for (const pragma of ['query_only = ON', 'trusted_schema = OFF', 'busy_timeout = 5000']) sqlite.pragma(pragma)
  return { sqlite, db: drizzle(sqlite, { schema }), close: () => sqlite.close() }
}
