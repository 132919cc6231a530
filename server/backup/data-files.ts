import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DATABASE } from '../db/open.ts'
import type { Source } from './archive.ts'

/** Folder of the copies that are made before a release is applied. */
export const RESTORE_POINTS = 'restore-points'
/** Beginning of the folders in which backups are made and verified. */
export const WORK = 'backup-'
export const BACKUP_ENDING = '.backup'
/** What the instance notes about itself. */
export const SYSTEM_STATE = 'system.json'

/** Made again by itself, or only of this process: database and locks, small pictures, what is being written. */
const LEFT_OUT = [
  new RegExp(`^${DATABASE}`),
  /^formwork\.lock/,
  new RegExp(`^${RESTORE_POINTS}(/|$)`),
  new RegExp(`^${WORK}`),
  new RegExp(`^${SYSTEM_STATE}`),
  /^files\/.*-small$/,
  /\.(part|tmp|\d+)$/,
  /(^|\/)\./,
]

/** Everything in a data folder besides the database. */
export function* dataFiles(dataFolder: string, below = ''): Generator<Source> {
  const entries = readdirSync(join(dataFolder, below), { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (LEFT_OUT.some((pattern) => pattern.test(path))) continue
    if (entry.isDirectory()) yield* dataFiles(dataFolder, path)
    else if (entry.isFile()) yield { path, file: join(dataFolder, path) }
  }
}
