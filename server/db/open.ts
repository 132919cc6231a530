/**
 * The database of one data folder: opened by one process at a time, with the pragmas that durability and the handling
 * of hostile input ask for, and brought to the newest fixed tables.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { type Checkpointer, startCheckpointer } from './checkpointer.ts'
import * as schema from './schema.ts'

export interface Database {
  readonly sqlite: Sqlite.Database
  readonly db: BetterSQLite3Database<typeof schema>
  readonly checkpointer: Checkpointer | undefined
  close(): void
}

/** Beside this file, and beside the bundle made of it. */
const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))

/** Pages of the write-ahead log after which a save writes them back itself; before that the checkpointer does. */
const LOG_PAGES = 16_000

const PRAGMAS = [
  'synchronous = FULL',
  'foreign_keys = ON',
  'busy_timeout = 5000',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'secure_delete = FAST',
  'temp_store = MEMORY',
  'recursive_triggers = ON',
  'cache_size = -32000',
  `wal_autocheckpoint = ${LOG_PAGES}`,
  'journal_size_limit = 67108864',
  'analysis_limit = 200',
]

/** The database's file in its data folder. */
export const DATABASE = 'formwork.db'

/** Opens `<folder>/formwork.db`, making both where they are missing; `:memory:` is for tests. */
export function openDatabase(folder: string): Database {
  const inMemory = folder === ':memory:'
  if (!inMemory) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = inMemory ? undefined : lockFolder(folder)
  const file = inMemory ? folder : join(folder, DATABASE)
  try {
    const sqlite = new Sqlite(file)
    if (!inMemory && sqlite.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
      throw new Error(`${file} cannot keep a write-ahead log; is it on a network disk?`)
    }
    for (const pragma of PRAGMAS) sqlite.pragma(pragma)
    const db = drizzle(sqlite, { schema })
    migrate(db, { migrationsFolder: MIGRATIONS })
    const checkpointer = inMemory ? undefined : startCheckpointer(file)
    const close = () => {
      checkpointer?.stop()
      if (!inMemory) leaveTidy(sqlite)
      sqlite.close()
      lock?.close()
    }
    return { sqlite, db, checkpointer, close }
  } catch (error) {
    lock?.close()
    throw error
  }
}

/** What the next start is glad of; on a full or broken disk it goes without. */
function leaveTidy(sqlite: Sqlite.Database): void {
  try {
    sqlite.pragma('optimize = 0x10002')
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error
  }
}

/** A lock of the operating system, held while the process lives: `kill -9` frees it, a number in a file would not. */
function lockFolder(folder: string): Sqlite.Database {
  const lock = new Sqlite(join(folder, 'formwork.lock'), { timeout: 0 })
  try {
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new Error(`Another process serves ${folder}.`)
    }
    throw error
  }
}
