import { createHash } from 'node:crypto'
import { canonicalJson } from './release/canonical-json.ts'
import type { SourceFile } from './source.ts'

/** `sha256` of all files as they are written, in the order of their paths: whatever it is the same for has the same issues in the same places. */
export function hashOfFiles(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256')
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path}\n${Buffer.byteLength(text)}\n`).update(text)
  }
  return hash.digest('hex')
}

/** What a folder says, by path: JSON as a value, anything else as text. Without the people of the demonstration, and without the line that leads editors to a schema. */
export const contentOf = (files: readonly SourceFile[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(files.filter(({ kind }) => kind !== 'people').map((file) => [file.path, contentIn(file)]))

function contentIn(file: SourceFile): unknown {
  const json = file.kind === 'locations' ? undefined : file.json()
  if (json === undefined) return file.text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  if (typeof json !== 'object' || json === null || Array.isArray(json) || !Object.hasOwn(json, '$schema')) return json
  const { $schema: _, ...content } = json as Record<string, unknown>
  return content
}

/** What a configuration is known by (`Model.hash`): white space and the order of names are no change. */
export const contentHash = (content: Readonly<Record<string, unknown>>): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex')

const canonical = new WeakMap<SourceFile, string>()

/** The same of files in the order of their paths; what each comes to is kept with the file. */
export function contentHashOfFiles(files: readonly SourceFile[]): string {
  const hash = createHash('sha256').update('{')
  const mine = files.filter(({ kind }) => kind !== 'people')
  for (const [index, file] of mine.entries()) {
    const text = canonical.get(file) ?? canonicalJson(contentIn(file))
    canonical.set(file, text)
    hash.update(`${index === 0 ? '' : ','}${JSON.stringify(file.path)}:${text}`)
  }
  return hash.update('}').digest('hex')
}
