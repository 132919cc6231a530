/** Whether a data folder is whole: the database, the audit, the logs of all records, and the attached bytes. */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { openToRead } from '../db/open-to-read.ts'
import { folderBlobs } from '../files/folder-blobs.ts'
import { unseal } from '../files/sealed.ts'
import type { AuditHead } from '../stores/audit-chain.ts'
import { databaseFaults, usedFiles } from '../stores/data-facts.ts'
import type { StoredFile } from '../stores/file-stores.ts'
import { createVerification } from '../stores/verification.ts'

/** Numbers and places; never a value. */
export interface DataCheck {
  readonly whole: boolean
  /** What SQLite says of the file. */
  readonly database: { readonly whole: boolean; readonly faults: readonly string[] }
  readonly audit: { readonly whole: boolean; readonly entries: number; readonly brokenAt?: number }
  readonly records: { readonly whole: boolean; readonly seen: number; readonly broken: number }
  readonly files: { readonly whole: boolean; readonly seen: number; readonly missing: number; readonly altered: number }
}

/** `seen`: an entry that the audit must still go through. Nothing where there is no database. */
export async function checkData(folder: string, seen?: AuditHead): Promise<DataCheck | undefined> {
  const opened = openToRead(folder)
  if (!opened) return undefined
  try {
    const faults = databaseFaults(opened)
    const verification = createVerification(opened)
    const { state, head } = verification.audit(seen)
    const records = { seen: 0, broken: 0 }
    for (const broken of verification.records()) {
      records.seen += 1
      if (broken) records.broken += 1
      if (records.seen % 200 === 0) await setImmediate()
    }
    const files = { seen: 0, missing: 0, altered: 0 }
    for (const file of usedFiles(opened)) {
      files.seen += 1
      const found = await hashIn(folder, file)
      if (found === undefined) files.missing += 1
      else if (found !== file.hash) files.altered += 1
    }
    const parts = {
      database: { whole: faults.length === 0, faults },
      audit: { whole: state.whole, entries: head.seq, ...(!state.whole && { brokenAt: state.brokenAt }) },
      records: { whole: records.broken === 0, ...records },
      files: { whole: files.missing + files.altered === 0, ...files },
    }
    return { whole: Object.values(parts).every(({ whole }) => whole), ...parts }
  } finally {
    opened.close()
  }
}

/** Hash of the bytes as they open; empty where they do not, nothing where there are none. */
async function hashIn(folder: string, { name, key }: StoredFile): Promise<string | undefined> {
  const blob = await folderBlobs(folder).open(name)
  if (!blob) return undefined
  const hash = createHash('sha256')
  try {
    for await (const piece of unseal(key, blob)) hash.update(piece)
    return hash.digest('hex')
  } catch {
    return ''
  } finally {
    await blob.close()
  }
}
