/** What a place of a configuration belongs to: from an issue to the screen on which it is mended. */
import type { FileKind } from '../file-kinds.ts'
import { pointerParts, positionsOf } from '../positions.ts'
import type { Source, SourceFile } from '../source.ts'
import { idOf, type Json } from './editor.ts'

export interface ThingAt {
  readonly kind: FileKind | 'field'
  readonly id?: string
  readonly recordType?: string
  /** Of a field of its rows. */
  readonly subform?: string
}

export function thingAt(source: Source, path: string, pointer: string): ThingAt | undefined {
  const file = source.files.find((one) => one.path === path)
  return file?.kind && thingIn(file, pointer)
}

function thingIn(file: SourceFile, pointer: string): ThingAt | undefined {
  const { kind } = file
  if (kind === undefined) return undefined
  const json = (file.json() ?? {}) as Json
  const [, folder] = file.path.split('/')
  const inFolder = kind === 'form' || kind === 'fields' ? { recordType: folder ?? '' } : {}
  if (kind !== 'fields') {
    const { recordType } = json
    return { kind, ...ided(json), ...inFolder, ...(typeof recordType === 'string' && { recordType }) }
  }
  const [, index, rows, row] = pointerParts(pointer)
  const field = entryAt(json, index)
  const inner = rows === 'fields' ? entryAt(field, row) : undefined
  const subform = inner === undefined ? undefined : idOf(field)
  return { kind: 'field', ...inFolder, ...ided(inner ?? field), ...(subform !== undefined && { subform }) }
}

const ided = (json: unknown) => {
  const id = idOf(json)
  return id === undefined ? {} : { id }
}

const entryAt = (json: unknown, index: string | undefined): unknown => {
  const list = (json as Json | undefined)?.['fields']
  return Array.isArray(list) && index !== undefined ? (list[Number(index)] as unknown) : undefined
}

/** A thing as it is written. */
export interface WrittenThing extends ThingAt {
  readonly file: string
  readonly line: number
  readonly pointer: string
  readonly json: unknown
}

/** All things of a kind, of a record type where one is named. */
export function thingsOf(source: Source, kind: FileKind | 'field', recordType?: string): readonly WrittenThing[] {
  const files = source.files.filter((file) => file.kind === (kind === 'field' ? 'fields' : kind))
  return files.flatMap((file) => {
    const json = file.json() as Json | undefined
    if (typeof json !== 'object' || json === null) return []
    const fields = json['fields']
    const pointers = kind === 'field' ? (Array.isArray(fields) ? fields : []).map((_, at) => `/fields/${at}`) : ['']
    return pointers.flatMap((pointer): WrittenThing[] => {
      const thing = thingIn(file, pointer)
      if (!thing || (recordType !== undefined && thing.recordType !== recordType)) return []
      const written = kind === 'field' ? (fields as readonly unknown[])[Number(pointerParts(pointer)[1])] : json
      return [{ ...thing, file: file.path, line: positionsOf(file).at(pointer).line, pointer, json: written }]
    })
  })
}
