import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Model } from '../engine/model.ts'
import type { ConfigIssue } from './issue.ts'

/** Compiled models by the hash of the files as they are written, since issues have places in them: a boot neither checks nor compiles a folder that it knows. */
export interface ModelCache {
  get(hash: string): { readonly model: Model; readonly issues: readonly ConfigIssue[] } | undefined
  put(hash: string, model: Model, issues: readonly ConfigIssue[]): void
}

const kept = 10

/**
 * In a folder of its own below the data folder. The engine version belongs to the name: another engine may read the
 * same files otherwise. A cache that cannot be read or written is no reason not to start.
 */
export function modelCache(dataFolder: string, engineVersion: string): ModelCache {
  const folder = join(dataFolder, 'models')
  const fileOf = (hash: string) => join(folder, `${hash}-${engineVersion.replaceAll(/[^\w.-]/g, '_')}.json`)
  return {
    get(hash) {
      try {
        const { files, model, issues } = JSON.parse(readFileSync(fileOf(hash), 'utf8')) as {
          files: string
          model: Model
          issues: ConfigIssue[]
        }
        return files === hash ? { model, issues } : undefined
      } catch {
        return undefined
      }
    },
    put(hash, model, issues) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        const file = fileOf(hash)
        writeFileSync(`${file}.${process.pid}`, JSON.stringify({ files: hash, model, issues }), { mode: 0o600 })
        renameSync(`${file}.${process.pid}`, file)
        forget(folder)
      } catch {
        // Full or read-only: the next boot compiles again.
      }
    },
  }
}

function forget(folder: string): void {
  const files = readdirSync(folder)
    .map((name) => ({ path: join(folder, name), changed: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.changed - a.changed)
  for (const { path } of files.slice(kept)) rmSync(path, { force: true })
}
