import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Writes files of a configuration folder, each at once: who watches the folder never reads half of one. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  for (const [path, content] of files) {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    const beside = join(dirname(target), `.${process.pid}.tmp`)
    writeFileSync(beside, content)
    renameSync(beside, target)
  }
}
