/** Backups that stand in the folder that they go to. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { BACKUP_ENDING } from './data-files.ts'

export interface KeptBackup {
  readonly file: string
  readonly bytes: number
  readonly at: string
}

const OURS = new RegExp(`^formwork-\\d{8}T\\d{6}Z\\${BACKUP_ENDING}$`)
const A_DAY = 24 * 3_600_000

/** The newest first. */
export function keptBackups(folder: string): readonly KeptBackup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => OURS.test(name))
    .sort()
    .reverse()
    .map((file) => {
      const { size, mtimeMs } = statSync(join(folder, file))
      return { file, bytes: size, at: new Date(mtimeMs).toISOString() }
    })
}

/** Takes away all but the newest, and what was begun and never came to an end. Nothing else in the folder is touched. */
export function forgetOld(folder: string, keep: number, now: number): void {
  for (const { file } of keptBackups(folder).slice(keep)) rmSync(join(folder, file), { force: true })
  for (const name of readdirSync(folder)) {
    const isBegun = name.endsWith('.part') && OURS.test(name.slice(0, -'.part'.length))
    if (isBegun && statSync(join(folder, name)).mtimeMs < now - A_DAY) rmSync(join(folder, name), { force: true })
  }
}
