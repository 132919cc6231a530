/** Reads a backup back. Nothing of it stands under its name before all of it is what was written, and whole. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { equal } from '../../engine/lib/equal.ts'
import { DATABASE } from '../db/open.ts'
import { openBeside } from '../db/open-beside.ts'
import { newestTables } from '../db/snapshot.ts'
import { holdingsOf } from '../stores/data-facts.ts'
import { renewTables, settleRestored } from '../stores/restored-data.ts'
import { checkData, type DataCheck } from '../system/check-data.ts'
import { type Manifest, unpacked } from './archive.ts'
import { opened } from './envelope.ts'
import type { Locked, Unlock } from './keys.ts'
import { BackupTrouble } from './trouble.ts'

export interface RestoreWishes {
  readonly file: string
  /** A folder that is empty, or not there yet. */
  readonly into: string
  readonly unlock: Unlock
}

export async function restoreBackup({ file, into, unlock }: RestoreWishes): Promise<Manifest> {
  mustBeNew(into)
  mkdirSync(dirname(resolve(into)), { recursive: true })
  const beside = mkdtempSync(`${resolve(into)}.restoring-`)
  try {
    const manifest = await verifiedIn(file, join(beside, 'data'), unlock, basename(file))
    await settleInto(join(beside, 'data'), into)
    return manifest
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

/** Data that was verified takes the place of an empty folder. Whoever was signed in then has to sign in again. */
export async function settleInto(verified: string, into: string): Promise<void> {
  settleRestored(verified, new Date().toISOString())
  if (existsSync(into)) await rmdir(into)
  await rename(verified, into)
}

/** Restores into a folder that nobody uses, and looks at everything in it. */
export async function verifiedIn(
  file: string,
  folder: string,
  unlock: Unlock | Locked,
  name: string,
): Promise<Manifest> {
  mkdirSync(folder, { mode: 0o700 })
  const manifest = await unpacked(opened(file, unlock), folder, name)
  const { tables } = manifest.data
  if (tables > newestTables()) throw new BackupTrouble('newer_data', name)
  if (tables < newestTables()) renewTables(folder)
  await mustBeWhole(folder, name, manifest)
  return manifest
}

export async function mustBeWhole(folder: string, name: string, manifest?: Pick<Manifest, 'data'>): Promise<void> {
  const check = await checkData(folder, manifest?.data.head).catch(() => undefined)
  if (!check) throw new BackupTrouble('not_whole', name, 'Its database cannot be read.')
  if (!check.whole) throw new BackupTrouble('not_whole', name, faultOf(check))
  if (!manifest) return
  const reading = openBeside(join(folder, DATABASE))
  const data = { ...holdingsOf(reading), tables: manifest.data.tables }
  reading.close()
  if (!equal(data, manifest.data)) throw new BackupTrouble('not_whole', name, 'It holds something else than it says.')
}

/** The first thing that is wrong, in a sentence. */
export function faultOf({ database, audit, records, files }: DataCheck): string {
  if (!database.whole) return `The database is damaged: ${database.faults[0]}.`
  if (!audit.whole) return `The audit is broken at entry ${audit.brokenAt}.`
  if (!records.whole) return `${records.broken} of ${records.seen} records do not stand as their logs say.`
  return `Of ${files.seen} attached files ${files.missing} are missing and ${files.altered} altered.`
}

export function mustBeNew(folder: string): void {
  if (!existsSync(folder)) return
  if (!statSync(folder).isDirectory() || readdirSync(folder).length > 0) throw new BackupTrouble('not_empty', folder)
}
