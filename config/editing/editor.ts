/** The files of a draft while an operation works on them: finds things by what they are and their id, and takes changes. */
import { own } from '../../engine/lib/own.ts'
import type { FileKind } from '../file-kinds.ts'
import { folderOf } from '../folder.ts'
import { pointerTo } from '../positions.ts'
import { printJson } from '../print-json.ts'
import { propertyNames } from '../release/unpack.ts'
import type { Place } from '../report.ts'
import { idPattern } from '../schema/parts.ts'
import { type Source, type SourceFile, sourceOf } from '../source.ts'
import { type JsonPath, withEntry, withValue } from './json-edit.ts'
import { Refused } from './operation.ts'

export type Json = Readonly<Record<string, unknown>>

/** A thing, and where it is written. */
export interface Found {
  readonly json: Json
  readonly file: string
  readonly path: JsonPath
}

/** By path, the texts that changed; null: the file goes. */
export type Changes = ReadonlyMap<string, string | null>

export type Editor = ReturnType<typeof editorOf>

export function editorOf(basis: Source) {
  const changes = new Map<string, string | null>()
  let current = basis
  let made: ReturnType<typeof folderOf> | undefined

  const put = (path: string, text: string | null): void => {
    changes.set(path, text)
    current = sourceAfter(current, new Map([[path, text]]))
    made = undefined
  }
  const textOf = (path: string): string => fileAt(current, path)?.text ?? ''
  const filesOf = (kind: FileKind) => current.files.filter((file) => file.kind === kind)
  const namesOf = (file: string) => propertyNames(fileAt(current, file)?.kind)

  /** A thing that is a file of its own. */
  const maybeWhole = (kind: FileKind, id: string, folder?: string): Found | undefined => {
    for (const file of filesOf(kind)) {
      const json = objectIn(file)
      const isHere = folder === undefined || file.path.split('/')[1] === folder
      if (json && isHere && (json['id'] ?? json['recordType']) === id) return { json, file: file.path, path: [] }
    }
    return undefined
  }
  const whole = (kind: FileKind, id: string, folder?: string): Found =>
    maybeWhole(kind, id, folder) ?? unknown(kind, id)

  const maybeField = (recordType: string, id: string, subform?: string): Found | undefined => {
    if (subform !== undefined) {
      const rows = maybeField(recordType, subform)
      return rows && entry(rows, 'fields', id)
    }
    for (const file of filesOf('fields')) {
      if (file.path.split('/')[1] !== recordType) continue
      const found = entry({ json: objectIn(file) ?? {}, file: file.path, path: [] }, 'fields', id)
      if (found) return found
    }
    return undefined
  }
  const field = (recordType: string, id: string, subform?: string): Found =>
    maybeField(recordType, id, subform) ?? unknown('field', subform === undefined ? id : `${subform}.${id}`)

  return {
    put,
    textOf,
    filesOf,
    maybeWhole,
    whole,
    maybeField,
    field,
    changes: (): Changes => changes,
    source: () => current,
    folder: () => {
      made ??= folderOf(current)
      return made
    },
    locales: () => localesOf(current),
    /** Sets a property of a thing; undefined takes it away. */
    set(found: Found, name: string | JsonPath, value: unknown): void {
      const path = [...found.path, ...(typeof name === 'string' ? [name] : name)]
      const after = withValue(textOf(found.file), path, value, namesOf(found.file))
      if (after !== textOf(found.file)) put(found.file, after)
    },
    /** Adds to a list of a thing, behind an entry: by default at the end, null: first. */
    add(found: Found, name: string, value: unknown, after?: string | null): void {
      const list = listIn(found, name)
      const index = after === null ? 0 : after === undefined ? list.length : indexOf(list, after) + 1
      if (index === 0 && typeof after === 'string') unknown(name, after)
      if (!Array.isArray(found.json[name])) this.set(found, name, [value])
      else put(found.file, withEntry(textOf(found.file), [...found.path, name], index, value))
    },
    /** Makes a file in the manner of those beside it. */
    make(kind: FileKind, path: string, json: Json): Place {
      if (fileAt(current, path)) throw new Refused('edit.name_taken', { name: path })
      const beside = filesOf(kind).find((file) => typeof objectIn(file)?.['$schema'] === 'string')
      const schema = beside ? { $schema: objectIn(beside)?.['$schema'] } : {}
      put(path, printJson({ ...schema, ...json }))
      return { file: path, pointer: '' }
    },
  }
}

const unknown = (what: string, id: string): never => {
  throw new Refused('edit.thing_unknown', { what, name: id })
}

/** An entry of a list of a thing, by its id. */
export function entry(of: Found, name: string, id: string): Found | undefined {
  const list = listIn(of, name)
  const index = indexOf(list, id)
  const json = list[index]
  return typeof json === 'object' && json !== null
    ? { json: json as Json, file: of.file, path: [...of.path, name, index] }
    : undefined
}

export const entryOf = (of: Found, name: string, id: string): Found => entry(of, name, id) ?? unknown(name, id)

export const listIn = ({ json }: Found, name: string): readonly unknown[] => {
  const list = own(json, name)
  return Array.isArray(list) ? list : []
}

export const idOf = (entry: unknown): string | undefined => {
  const id = typeof entry === 'object' && entry !== null ? ((entry as Json)['id'] ?? (entry as Json)['field']) : entry
  return typeof id === 'string' ? id : undefined
}

const indexOf = (list: readonly unknown[], id: string): number => list.findIndex((one) => idOf(one) === id)

export const placeOf = ({ file, path }: Found, ...more: JsonPath): Place => ({
  file,
  pointer: pointerTo(...path, ...more),
})

const ID = new RegExp(idPattern)

/** A new name, of a form that names have and not in use. */
export function mustBeFree(id: string, taken: unknown): void {
  if (!ID.test(id)) throw new Refused('edit.name_malformed', { name: id.slice(0, 80) })
  if (taken !== undefined) throw new Refused('edit.name_taken', { name: id })
}

/** As files are called: `case_worker` → `case-worker`. */
export const fileNameOf = (id: string): string => id.replaceAll('_', '-')

/** The same entries in another order, by id. */
export function inOrder(list: readonly unknown[], order: readonly string[]): readonly unknown[] {
  const ids = list.map(idOf)
  const isWhole =
    order.length === ids.length && new Set(order).size === order.length && order.every((id) => ids.includes(id))
  if (!isWhole) throw new Refused('edit.order_incomplete', { expected: ids.join(', ').slice(0, 2000) })
  return order.map((id) => list[ids.indexOf(id)])
}

const fileAt = (source: Source, path: string): SourceFile | undefined => source.files.find((file) => file.path === path)

function objectIn(file: SourceFile): Json | undefined {
  const json = file.json()
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Json) : undefined
}

export function localesOf(source: Source): { readonly locales: readonly string[]; readonly defaultLocale: string } {
  const instance = source.files.find(({ kind }) => kind === 'instance')
  const { locales, defaultLocale = 'en' } = ((instance && objectIn(instance)) ?? {}) as {
    readonly locales?: readonly string[]
    readonly defaultLocale?: string
  }
  return { locales: Array.isArray(locales) ? locales : [defaultLocale], defaultLocale }
}

/** A source with other texts; files that stay the same are the very same, with all that is known of them. */
export function sourceAfter(before: Source, changes: Changes): Source {
  const texts = new Map(before.files.map(({ path, text }) => [path, text]))
  for (const [path, text] of changes) {
    if (text === null) texts.delete(path)
    else texts.set(path, text)
  }
  return sourceOf(texts, before.refused, before)
}
