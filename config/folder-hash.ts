import { createHash } from 'node:crypto'

/** The release: `sha256` of all files in the order of their paths, whatever order the disk gave them in. */
export function hashOfFiles(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256')
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path}\n${Buffer.byteLength(text)}\n`).update(text)
  }
  return hash.digest('hex')
}
