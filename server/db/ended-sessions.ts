import Sqlite from 'better-sqlite3'

/** Ends what was open to somebody when the database was copied: sessions, links for a new password, and the link of the first account. */
export function endedSessions(file: string): void {
  const database = new Sqlite(file, { fileMustExist: true })
  database.pragma('journal_mode = DELETE')
  database.exec('DELETE FROM sessions; DELETE FROM password_resets; DELETE FROM set_up_tokens')
  database.close()
}
