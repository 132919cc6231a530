/** What the instance notes about its own care: when it was last backed up and looked at, and what came of it. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SYSTEM_STATE } from '../backup/data-files.ts'
import type { DataCheck } from './check-data.ts'

export interface SystemState {
  /** The last one that was made, and restored to see that it can be. */
  readonly backup?: { readonly at: string; readonly file: string; readonly bytes: number; readonly records: number }
  /** The last one that came to nothing, if that was after it. */
  readonly backupFailed?: { readonly at: string; readonly reason: string }
  readonly check?: { readonly at: string; readonly found: DataCheck }
}

export function systemState(dataFolder: string): SystemState {
  try {
    return JSON.parse(readFileSync(join(dataFolder, SYSTEM_STATE), 'utf8')) as SystemState
  } catch {
    return {}
  }
}

/** Whole or not at all. */
export function noteState(dataFolder: string, news: SystemState): void {
  const { backupFailed, ...before } = systemState(dataFolder)
  const state = { ...before, ...(backupFailed && !news.backup && { backupFailed }), ...news }
  const file = join(dataFolder, SYSTEM_STATE)
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${file}.${process.pid}`, file)
}
