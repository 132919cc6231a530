/** Copies of the database that are made before a release is applied: on the same disk, quick, the last few of them. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { DATABASE } from '../db/open.ts'
import { openBeside } from '../db/open-beside.ts'
import { copyDatabase } from '../db/snapshot.ts'
import { databaseFaults } from '../stores/data-facts.ts'
import { aside } from '../system/aside.ts'
import { dataFiles, RESTORE_POINTS } from './data-files.ts'
import { mustBeNew, mustBeWhole, settleInto } from './restore-backup.ts'
import { mustHaveRoomForCopy } from './room.ts'
import { BackupTrouble } from './trouble.ts'

const KEPT = 3

export interface RestorePoint {
  /** Folder of the copy; `formwork restore` takes it. */
  readonly folder: string
}

/** Makes one in a process of its own, so that nobody waits for it who saves. */
export const restorePoint = (dataFolder: string, at = new Date().toISOString()): Promise<RestorePoint> =>
  aside('restorePoint', { dataFolder, at })

/** Files are not copied: what a record holds, or held, is never taken away. */
export async function makeRestorePoint(dataFolder: string, at: string): Promise<RestorePoint> {
  const all = join(dataFolder, RESTORE_POINTS)
  const folder = join(all, at.replaceAll(/[-:]/g, ''))
  const begun = `${folder}.part`
  mustHaveRoomForCopy(dataFolder)
  mkdirSync(all, { recursive: true, mode: 0o700 })
  rmSync(begun, { recursive: true, force: true })
  await mkdir(begun, { mode: 0o700 })
  try {
    const copy = join(begun, DATABASE)
    if (!(await copyDatabase(dataFolder, copy))) throw new BackupTrouble('nothing_there', dataFolder)
    const reading = openBeside(copy)
    const faults = databaseFaults(reading)
    reading.close()
    if (faults.length > 0) throw new BackupTrouble('not_whole', basename(folder), `${faults[0]}.`)
    // An attempt of the same instant that came to nothing may have left one.
    await rm(folder, { recursive: true, force: true })
    await rename(begun, folder)
  } finally {
    await rm(begun, { recursive: true, force: true })
  }
  const standing = restorePoints(dataFolder)
  for (const name of standing.slice(0, -KEPT)) rmSync(join(all, name), { recursive: true, force: true })
  return { folder }
}

/** Their names, the oldest first. */
export function restorePoints(dataFolder: string): readonly string[] {
  const all = join(dataFolder, RESTORE_POINTS)
  if (!existsSync(all)) return []
  return readdirSync(all)
    .filter((name) => existsSync(join(all, name, DATABASE)) && !name.endsWith('.part'))
    .sort()
}

export const isRestorePoint = (path: string): boolean =>
  basename(dirname(resolve(path))) === RESTORE_POINTS && existsSync(join(path, DATABASE))

/** A new data folder out of the copy, and the files of the folder that it stands in. */
export async function restoreFromPoint(point: string, into: string): Promise<void> {
  mustBeNew(into)
  const dataFolder = dirname(dirname(resolve(point)))
  const beside = `${resolve(into)}.restoring`
  try {
    await mkdir(beside, { recursive: true, mode: 0o700 })
    await cp(join(point, DATABASE), join(beside, DATABASE))
    for (const { path, file } of dataFiles(dataFolder)) await cp(file, join(beside, path), { recursive: true })
    await mustBeWhole(beside, basename(point))
    await settleInto(beside, into)
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}
