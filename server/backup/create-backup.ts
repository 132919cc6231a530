/** Makes a backup beside a server at work, and restores it at once to see that it can be: only then it is there. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { DATABASE } from '../db/open.ts'
import { openBeside } from '../db/open-beside.ts'
import { copyDatabase } from '../db/snapshot.ts'
import { holdingsOf } from '../stores/data-facts.ts'
import { type Manifest, packed } from './archive.ts'
import { BACKUP_ENDING, dataFiles, WORK } from './data-files.ts'
import { enveloped } from './envelope.ts'
import { type Lock, lockedBy } from './keys.ts'
import { verifiedIn } from './restore-backup.ts'
import { mustHaveRoom } from './room.ts'
import { BackupTrouble } from './trouble.ts'

export const BACKUP_PHASES = ['copy', 'write', 'verify'] as const
export type BackupPhase = (typeof BACKUP_PHASES)[number]

export interface BackupWishes {
  readonly dataFolder: string
  /** A file that is not there yet, or a folder for one. */
  readonly to: string
  readonly lock: Lock
  /** Instant. */
  readonly at: string
  readonly told?: (phase: BackupPhase) => void
}

export interface MadeBackup {
  readonly file: string
  readonly bytes: number
  readonly manifest: Manifest
}

const A_DAY = 24 * 3_600_000

export async function createBackup({ dataFolder, to, lock, at, told }: BackupWishes): Promise<MadeBackup> {
  if (!existsSync(join(dataFolder, DATABASE))) throw new BackupTrouble('nothing_there', dataFolder)
  const file = targetIn(to, at)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  mustHaveRoom(dataFolder, dirname(file))
  const begun = `${file}.part`
  const work = workFolder(dataFolder, at)
  try {
    const locked = await lockedBy(lock)
    told?.('copy')
    const copy = join(work, DATABASE)
    await copyDatabase(dataFolder, copy)
    const reading = openBeside(copy)
    const data = holdingsOf(reading)
    reading.close()
    told?.('write')
    const sources = [{ path: DATABASE, file: copy }, ...dataFiles(dataFolder)]
    await writeSynced(begun, enveloped(locked, packed(sources, { madeAt: at, data })))
    await rm(copy)
    told?.('verify')
    const manifest = await verifiedIn(begun, join(work, 'restored'), locked, basename(file))
    await rename(begun, file)
    await syncFolder(dirname(file))
    return { file, bytes: (await stat(file)).size, manifest }
  } finally {
    await rm(begun, { force: true })
    await rm(work, { recursive: true, force: true })
  }
}

function targetIn(to: string, at: string): string {
  const isFolder = existsSync(to) ? statSync(to).isDirectory() : /[\\/]$/.test(to)
  const file = isFolder ? join(to, nameAt(at)) : to
  if (existsSync(file)) throw new BackupTrouble('exists', file)
  return file
}

/** Such names stand in the order of time. */
const nameAt = (at: string): string => `formwork-${at.replace(/\.\d+/, '').replaceAll(/[-:]/g, '')}${BACKUP_ENDING}`

/** Below the data folder: what is open in it for a while is on no other disk. What earlier ones left goes. */
function workFolder(dataFolder: string, at: string): string {
  for (const name of readdirSync(dataFolder)) {
    const path = join(dataFolder, name)
    if (name.startsWith(WORK) && statSync(path).mtimeMs < Date.parse(at) - A_DAY) rmSync(path, { recursive: true })
  }
  return mkdtempSync(join(dataFolder, WORK))
}

async function writeSynced(file: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  await pipeline(bytes, handle.createWriteStream({ flush: true }))
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
