import { sql } from 'drizzle-orm'
import { openDatabase } from '../db/open.ts'
import { passwordResets, sessions, setUpTokens } from '../db/schema.ts'
import { createAuditLog } from './audit-log.ts'

/** Brings a data folder to the newest fixed tables, as its next start would. */
export const renewTables = (folder: string): void => openDatabase(folder).close()

/** Ends what was open to somebody when the data was copied (sessions, links for a new password or the first account), and notes that it was restored. */
export function settleRestored(folder: string, at: string): void {
  const database = openDatabase(folder)
  try {
    const { db } = database
    const log = createAuditLog(database)
    db.run(sql`BEGIN IMMEDIATE`)
    for (const table of [sessions, passwordResets, setUpTokens]) db.delete(table).run()
    log.append({ at, action: 'backup_restored' })
    db.run(sql`COMMIT`)
  } finally {
    database.close()
  }
}
