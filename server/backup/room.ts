import { statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DATABASE } from '../db/open.ts'
import { dataFiles } from './data-files.ts'
import { BackupTrouble } from './trouble.ts'

/** Bytes of the database and of what stands beside it. */
function bytesOf(dataFolder: string): number {
  let bytes = sizeOf(join(dataFolder, DATABASE)) + sizeOf(join(dataFolder, `${DATABASE}-wal`))
  for (const { file } of dataFiles(dataFolder)) bytes += sizeOf(file)
  return bytes
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** A backup, and what it is restored into while it is verified: known before anything is written. */
export function mustHaveRoom(dataFolder: string, target: string): void {
  const bytes = bytesOf(dataFolder)
  const isSameDisk = statSync(dataFolder).dev === statSync(target).dev
  mustBeFree(dataFolder, isSameDisk ? bytes * 2 : bytes)
  mustBeFree(target, bytes)
}

/** Refuses where less than so many bytes are free. */
export function mustBeFree(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize >= bytes) return
  throw new BackupTrouble('no_room', folder, `${Math.ceil(bytes / 1024 / 1024)} MB are needed for a while.`)
}

/** For a copy of the database alone. */
export const mustHaveRoomForCopy = (dataFolder: string): void =>
  mustBeFree(dataFolder, sizeOf(join(dataFolder, DATABASE)) + sizeOf(join(dataFolder, `${DATABASE}-wal`)))
