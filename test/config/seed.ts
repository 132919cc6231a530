import { checkFolder } from '../../config/check.ts'
import type { ConfigIssue } from '../../config/issue.ts'
import { loadFolder } from '../../config/load.ts'
import { sourceOf } from '../../config/source.ts'
import type { Expected } from './faults/faults.ts'

// biome-ignore lint/suspicious/noExplicitAny: faults give JSON shapes that no type allows
type Json = any

/** The files of the shipped seed in the two languages that stand in them, read once, by path: a fault then needs no more. */
const texts: ReadonlyMap<string, string> = new Map(
  loadFolder('seeds/child-protection')
    .files.filter(({ kind }) => kind !== 'i18n')
    .map(({ path, text }) => [path, inTwoLanguages(path, text)]),
)

function inTwoLanguages(path: string, text: string): string {
  if (path === 'instance.json') return text.replace(/"locales": \[[^\]]*\]/, '"locales": ["en", "ar"]')
  // The names in the other languages are the last columns.
  return path === 'locations.csv' ? text.replace(/,[^,\n]*,[^,\n]*$/gm, '') : text
}

/** A copy of the seed in memory that can be spoilt. JSON is written anew with one property a line. */
export class SeedCopy {
  readonly files = new Map(texts)

  /** Changes one JSON file. */
  edit(path: string, change: (json: Json) => unknown): string {
    const text = this.files.get(path)
    if (text === undefined) throw new Error(`The seed has no ${path}`)
    const json = JSON.parse(text)
    change(json)
    this.files.set(path, JSON.stringify(json, null, 2))
    return path
  }

  /** Changes the text of one file. */
  retype(path: string, from: string | RegExp, to: string): string {
    const text = this.files.get(path)
    const after = text?.replace(from, to)
    if (text === undefined || after === undefined || after === text) throw new Error(`Nothing to change in ${path}`)
    this.files.set(path, after)
    return path
  }

  add(path: string, content: unknown): string {
    this.files.set(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
    return path
  }

  /** Changes a field, or with `row` the field of its rows, wherever its file is. */
  field(type: string, id: string, change: (field: Json) => unknown, row?: string): string {
    return this.edit(this.fileOf(`fields/${type}/`, id), (json) => {
      const field = json.fields.find((one: Json) => one['id'] === id)
      change(row === undefined ? field : field['fields'].find((one: Json) => one['id'] === row))
    })
  }

  /** Changes the thing of this id below a folder. */
  thing(folder: string, id: string, change: (json: Json) => unknown): string {
    return this.edit(this.fileOf(folder, id), change)
  }

  fileOf(folder: string, id: string): string {
    for (const [path, text] of this.files) {
      if (!path.startsWith(folder) || !path.endsWith('.json')) continue
      const json = JSON.parse(text) as { id?: string; recordType?: string; fields?: (string | { id: string })[] }
      const ids = [
        json.id ?? json.recordType,
        ...(json.id ? [] : (json.fields ?? []).map((one) => typeof one === 'object' && one.id)),
      ]
      if (ids.includes(id)) return path
    }
    throw new Error(`The seed has no ${id} in ${folder}`)
  }

  /** The line on which a text stands. */
  lineOf(path: string, { at, after, nth = 1, shift = 0 }: Pick<Expected, 'at' | 'after' | 'nth' | 'shift'>): number {
    const lines = (this.files.get(path) ?? '').split('\n')
    const start = after === undefined ? 0 : lines.findIndex((line) => line.includes(after))
    const found = lines.flatMap((line, index) => (index >= start && line.includes(at) ? [index + 1] : []))
    const line = found[nth - 1]
    if (line === undefined || start < 0) throw new Error(`${path} has no ${at}`)
    return line + shift
  }

  async issues(): Promise<readonly ConfigIssue[]> {
    return (await checkFolder(sourceOf(this.files))).issues
  }
}
