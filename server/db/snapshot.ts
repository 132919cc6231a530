import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { openToRead } from './open-to-read.ts'

/** Pages that are copied between two breaths. */
const AT_ONCE = 256

/** Copies the database of a data folder as it is at this moment into a file of its own; whoever serves it goes on. False: there is none. */
export async function copyDatabase(
  dataFolder: string,
  file: string,
  told?: (progress: { readonly done: number; readonly total: number }) => void,
): Promise<boolean> {
  const from = openToRead(dataFolder)
  if (!from) return false
  try {
    // The first reading settles which moment it is: else the copy would begin anew with each save.
    from.sqlite.prepare('SELECT count(*) FROM sqlite_schema').get()
    await from.sqlite.backup(file, {
      progress: ({ totalPages: total, remainingPages }) => {
        told?.({ done: total - remainingPages, total })
        return AT_ONCE
      },
    })
  } finally {
    from.close()
  }
  const copy = new Sqlite(file)
  copy.pragma('journal_mode = DELETE')
  copy.close()
  return true
}

const JOURNAL = fileURLToPath(new URL('./migrations/meta/_journal.json', import.meta.url))

/** When the newest migration of the fixed tables was made that this build knows. */
export function newestTables(): number {
  const { entries } = JSON.parse(readFileSync(JOURNAL, 'utf8')) as { entries: readonly { readonly when: number }[] }
  return Math.max(...entries.map(({ when }) => when))
}
