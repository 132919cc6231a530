import type { Texts } from '../../engine/model.ts'
import type { Folder } from '../folder.ts'

/** A text as files write it. */
type Written = string | Readonly<Record<string, string>>

/** Makes texts whole: the written ones and the bulk translations under one path. Remembers what it read. */
export interface TextReader {
  (path: string, written: Written): Texts
  maybe(path: string, written: Written | undefined): Texts | undefined
  /** By path, everything read so far. */
  readonly read: ReadonlyMap<string, Texts>
}

export function textReader(folder: Folder): TextReader {
  const defaultLocale = folder.instance?.json.defaultLocale ?? 'en'
  const texts = new Map<string, Texts>()
  const read = (path: string, written: Written): Texts => {
    const own = typeof written === 'string' ? { [defaultLocale]: written } : written
    const bulk = folder.translations.flatMap(({ locale, texts: translated }): [string, string][] => {
      const text = Object.hasOwn(translated, path) ? translated[path] : undefined
      return text === undefined ? [] : [[locale, text]]
    })
    const whole = bulk.length === 0 ? own : { ...own, ...Object.fromEntries(bulk) }
    texts.set(path, whole)
    return whole
  }
  const maybe = (path: string, written: Written | undefined) =>
    written === undefined ? undefined : read(path, written)
  return Object.assign(read, { maybe, read: texts })
}
