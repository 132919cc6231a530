import { and, eq, inArray, lt, notExists, sql, sum } from 'drizzle-orm'
import type { FileFacts } from '../../engine/fields/attachments.ts'
import type { Database } from '../db/open.ts'
import { files, fileUses, stagedFiles } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import type { FileBrought, FilesStore } from './file-stores.ts'

export function createFilesStore({ db }: Database, writer: Writer): FilesStore {
  const isStaged = db.select({ one: sql`1` }).from(stagedFiles).where(eq(stagedFiles.file, files.hash))
  const isUsed = db.select({ one: sql`1` }).from(fileUses).where(eq(fileUses.file, files.hash))

  function note({ hash, userName, fileName, contentType, received, at }: FileBrought): void {
    const staged = { fileName, contentType, stagedAt: at }
    db.insert(stagedFiles)
      .values({ userName, file: hash, received, ...staged })
      .onConflictDoUpdate({
        target: [stagedFiles.userName, stagedFiles.file],
        set: { ...staged, received: sql`${stagedFiles.received} + ${received}` },
      })
      .run()
  }

  return {
    find: async (hash) => {
      const found = db.select().from(files).where(eq(files.hash, hash)).get()
      return found && { name: found.name, key: Uint8Array.from(found.key), size: found.size }
    },
    stage: (file) =>
      writer.write(() => {
        const { hash, name, key, size } = file
        const row = { hash, name, key: Buffer.from(key), size }
        const made = db.insert(files).values(row).onConflictDoNothing().run()
        note(file)
        return made.changes > 0
      }),
    stageKnown: (file) =>
      writer.write(() => {
        if (!db.select({ hash: files.hash }).from(files).where(eq(files.hash, file.hash)).get()) return false
        note(file)
        return true
      }),
    broughtBy: async (userName, hashes) => {
      if (hashes.length === 0) return new Map()
      const rows = db
        .select()
        .from(stagedFiles)
        .innerJoin(files, eq(files.hash, stagedFiles.file))
        .where(and(eq(stagedFiles.userName, userName), inArray(stagedFiles.file, [...hashes])))
        .all()
      return new Map(
        rows.map(({ staged_files: { file, fileName, contentType }, files: { size } }): [string, FileFacts] => [
          file,
          { file_name: fileName, content_type: contentType, size },
        ]),
      )
    },
    receivedFrom: async (userName) => {
      const [total] = db
        .select({ bytes: sum(stagedFiles.received) })
        .from(stagedFiles)
        .where(eq(stagedFiles.userName, userName))
        .all()
      return Number(total?.bytes ?? 0)
    },
    sweep: (stagedBefore) =>
      writer.write(() => {
        db.delete(stagedFiles).where(lt(stagedFiles.stagedAt, stagedBefore)).run()
        const gone = db
          .delete(files)
          .where(and(notExists(isStaged), notExists(isUsed)))
          .returning({ name: files.name })
          .all()
        return gone.map(({ name }) => name)
      }),
    knows: async (name) =>
      db.select({ name: files.name }).from(files).where(eq(files.name, name)).limit(1).get() !== undefined,
  }
}
