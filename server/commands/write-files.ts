import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { ConsoleTrouble } from '../env.ts'

/** Writes files of a configuration folder, each at once: who watches the folder never reads half of one. Nothing outside it, whatever a file or a language is called. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  const within = `${resolve(folder)}${sep}`
  const strange = [...files.keys()].find((path) => !resolve(folder, path).startsWith(within))
  if (strange !== undefined) throw new ConsoleTrouble(`${strange} lies outside the folder: nothing was written.`)
  for (const [path, content] of files) {
    const target = resolve(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    const beside = join(dirname(target), `.${process.pid}.tmp`)
    writeFileSync(beside, content)
    renameSync(beside, target)
  }
}
