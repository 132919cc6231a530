import type { Texts } from '../../engine/model.ts'
import type { Folder } from '../folder.ts'

/** A text as files write it. */
type Written = string | Readonly<Record<string, string>>

/** Makes texts whole: the written ones and the bulk translations under one path. Remembers every path it was asked for. */
export interface TextReader {
  (path: string, written: Written): Texts
  maybe(path: string, written: Written | undefined): Texts | undefined
  readonly paths: ReadonlySet<string>
}

export function textReader(folder: Folder): TextReader {
  const defaultLocale = folder.instance?.json.defaultLocale ?? 'en'
  const paths = new Set<string>()
  const read = (path: string, written: Written): Texts => {
    paths.add(path)
    const own = typeof written === 'string' ? { [defaultLocale]: written } : written
    const bulk = folder.translations.flatMap(({ locale, texts }): [string, string][] => {
      const text = Object.hasOwn(texts, path) ? texts[path] : undefined
      return text === undefined ? [] : [[locale, text]]
    })
    return bulk.length === 0 ? own : { ...own, ...Object.fromEntries(bulk) }
  }
  const maybe = (path: string, written: Written | undefined) =>
    written === undefined ? undefined : read(path, written)
  return Object.assign(read, { maybe, paths })
}
