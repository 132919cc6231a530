import { eq, sql } from 'drizzle-orm'
import type { RecordWrite } from '../../engine/actions/action-type.ts'
import type { Database } from '../db/open.ts'
import { files, fileUses } from '../db/schema.ts'

/** Knows which records hold which bytes. */
export interface FileUses {
  /** Whether some of the bytes that the write names were swept away meanwhile. */
  lacks(write: RecordWrite): boolean
  settle(write: RecordWrite): void
}

export function createFileUses({ db }: Database): FileUses {
  const find = db
    .select({ hash: files.hash })
    .from(files)
    .where(eq(files.hash, sql.placeholder('file')))
    .prepare()
  const use = db
    .insert(fileUses)
    .values({ file: sql.placeholder('file'), record: sql.placeholder('record') })
    .onConflictDoNothing()
    .prepare()
  return {
    lacks: ({ files: named = [] }) => named.some((file) => !find.get({ file })),
    settle: ({ files: named = [], after }) => {
      for (const file of named) use.run({ file, record: after.id })
    },
  }
}
