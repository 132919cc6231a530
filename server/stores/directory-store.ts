import { and, asc, eq, max, ne } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { directory } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import type { AuditLog } from './audit-log.ts'
import type { DirectoryRows } from './directory-rows.ts'
import type { DirectoryStore, EntryWrite, StoredEntry } from './directory-stores.ts'

const NOTHING = 'null'

export function createDirectoryStore(
  { db, sqlite }: Database,
  { writer, log, rows }: { readonly writer: Writer; readonly log: AuditLog; readonly rows: DirectoryRows },
): DirectoryStore {
  const at = (kind: string, id: string) => and(eq(directory.kind, kind), eq(directory.id, id))
  const entry = (kind: string, id: string): StoredEntry | undefined => {
    const row = db.select().from(directory).where(at(kind, id)).get()
    return row && storedOf(row)
  }

  // Thousands of places come in one file: one statement each, made ready once.
  const put = sqlite.prepare(
    `INSERT INTO directory (kind, id, body, version, turn, basis, changed_by, changed_at)
     VALUES (@kind, @id, @body, 1, @turn, @basis, @by, @at)
     ON CONFLICT (kind, id) DO UPDATE SET
       body = excluded.body, version = directory.version + 1, turn = excluded.turn,
       basis = CASE directory.body WHEN 'null' THEN excluded.basis ELSE directory.basis END,
       changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
  )
  const use = sqlite.prepare('INSERT OR IGNORE INTO file_uses (file, record) VALUES (?, ?)')
  const versionOf = sqlite.prepare('SELECT version FROM directory WHERE kind = ? AND id = ?').pluck()

  return {
    over: rows.over,
    entry,
    entries: (kind) => db.select().from(directory).where(eq(directory.kind, kind)).all().map(storedOf),
    changed: () =>
      db
        .select()
        .from(directory)
        .where(ne(directory.body, NOTHING))
        .orderBy(asc(directory.kind), asc(directory.id))
        .all()
        .flatMap((row) => {
          const { body, ...stored } = storedOf(row)
          return body ? [{ ...stored, body }] : []
        }),
    write: (writes, note) =>
      writer
        .write((): 'done' | 'stale' => {
          const isStale = ({ kind, id, expected }: EntryWrite) =>
            expected !== undefined && (versionOf.get(kind, id) ?? 0) !== expected
          if (writes.some(isStale)) return 'stale'
          const [newest] = db
            .select({ turn: max(directory.turn) })
            .from(directory)
            .all()
          const by = { turn: (newest?.turn ?? 0) + 1, by: note.userName ?? '', at: note.at }
          for (const { kind, id, body, basis = null, files = [] } of writes) {
            put.run({ ...by, kind, id, body: JSON.stringify(body), basis })
            for (const file of files) use.run(file, `directory:${kind}:${id}`)
          }
          log.append(note)
          return 'done'
        })
        .then(
          (done) => {
            rows.look()
            return done
          },
          (error: unknown) => {
            rows.forget()
            throw error
          },
        ),
  }
}

function storedOf({ body, basis, turn: _, ...row }: typeof directory.$inferSelect): StoredEntry {
  return { ...row, body: JSON.parse(body) as object | null, ...(basis !== null && { basis }) }
}
