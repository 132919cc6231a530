/** A folder as one file that every system unpacks (ustar), the same bytes for the same files, and back. */

import { isConfiguration } from '../file-kinds.ts'
import { limits } from '../limits.ts'
import { Refused } from './operation.ts'

const BLOCK = 512
const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`

export function tarOf(files: ReadonlyMap<string, string>): Uint8Array {
  const blocks: Uint8Array[] = []
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const bytes = Buffer.from(text)
    const short = nameAndPrefix(path)
    if (!short) blocks.push(...entryOf(['long-name', ''], 'x', Buffer.from(longName(path))))
    blocks.push(...entryOf(short ?? [path, ''], '0', bytes))
  }
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)])
}

type Name = readonly [name: string, prefix: string]

const entryOf = (name: Name, kind: string, bytes: Uint8Array): readonly Uint8Array[] => [
  headerOf(name, kind, bytes.byteLength),
  bytes,
  Buffer.alloc((BLOCK - (bytes.byteLength % BLOCK)) % BLOCK),
]

/** The record of POSIX for a name that has no room in a header: its length counts itself. */
function longName(path: string): string {
  const rest = ` path=${path}\n`
  const size = Buffer.byteLength(rest)
  const digits = String(size + String(size).length).length
  return `${size + digits}${rest}`
}

function headerOf([name, prefix]: Name, kind: string, size: number): Uint8Array {
  const header = Buffer.alloc(BLOCK)
  const put = (text: string, at: number, most = BLOCK) => header.write(text, at, most, 'utf8')
  put(name, 0, 100)
  put(octal(0o644, 8), 100)
  put(octal(0, 8), 108)
  put(octal(0, 8), 116)
  put(octal(size, 12), 124)
  put(octal(0, 12), 136)
  put('        ', 148)
  put(kind, 156)
  put('ustar\x0000', 257)
  put(prefix, 345)
  const sum = header.reduce((total, byte) => total + byte, 0)
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** A path of more than 100 bytes is cut at a folder, if it can be. */
function nameAndPrefix(path: string): Name | undefined {
  if (Buffer.byteLength(path) <= 100) return [path, '']
  for (let cut = path.indexOf('/'); cut > 0; cut = path.indexOf('/', cut + 1)) {
    const [prefix, name] = [path.slice(0, cut), path.slice(cut + 1)]
    if (Buffer.byteLength(name) <= 100 && Buffer.byteLength(prefix) <= 155) return [name, prefix]
  }
  return undefined
}

const refuse = (): never => {
  throw new Refused('edit.archive_unreadable')
}

/** The files of a configuration in it; what is none is left where it is. */
export function filesInTar(bytes: Uint8Array): ReadonlyMap<string, string> {
  const tar = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = new Map<string, Uint8Array>()
  let long: string | undefined
  let at = 0
  while (at + BLOCK <= tar.length && tar[at] !== 0) {
    const header = tar.subarray(at, at + BLOCK)
    mustAddUp(header)
    const size = numberIn(header, 124, 12)
    const content = tar.subarray(at + BLOCK, at + BLOCK + size)
    if (content.length < size) refuse()
    const kind = String.fromCharCode(header[156] ?? 0)
    if (kind === 'L') long = textIn(content, 0, size)
    else if (kind === 'x') long = /(?:^|\n)\d+ path=([^\n]*)\n/.exec(content.toString('utf8'))?.[1]
    else {
      const prefix = textIn(header, 345, 155)
      const path = long ?? (prefix === '' ? '' : `${prefix}/`) + textIn(header, 0, 100)
      if (kind === '0' || kind === '\0') found.set(path.replace(/^(\.\/)+/, ''), content)
      long = undefined
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  if (found.size === 0) refuse()
  return asFolder(found)
}

const textIn = (bytes: Buffer, from: number, length: number): string => {
  const end = bytes.indexOf(0, from)
  return bytes.toString('utf8', from, end < 0 || end > from + length ? from + length : end)
}

function numberIn(header: Buffer, from: number, length: number): number {
  const text = textIn(header, from, length).trim()
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : refuse()
}

function mustAddUp(header: Buffer): void {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 0x20 : byte), 0)
  if (numberIn(header, 148, 8) !== sum) refuse()
}

/** As a folder is read from a disk: no letter may turn into another in silence. */
function textOf(path: string, content: string | Uint8Array): string {
  if (typeof content === 'string') return content
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    throw new Refused('edit.not_text', { file: path })
  }
}

/** Without the folder around it that people pack along, without hidden files and without what is no configuration. */
export function asFolder(files: ReadonlyMap<string, string | Uint8Array>): ReadonlyMap<string, string> {
  const around = [...files.keys()].find((path) => /^[^/]+\/instance\.json$/.test(path))
  const top = files.has('instance.json') || around === undefined ? '' : around.slice(0, -'instance.json'.length)
  const mine = [...files].flatMap(([path, content]): [string, string][] => {
    const inside = path.slice(top.length)
    const isHidden = inside.split('/').some((part) => part.startsWith('.') || part === 'node_modules')
    const isMine = path.startsWith(top) && !isHidden && isConfiguration(inside)
    return isMine ? [[inside, textOf(inside.slice(0, 200), content)]] : []
  })
  for (const [path, text] of mine) {
    if (!isPlain(path)) throw new Refused('edit.path_refused', { file: path.slice(0, 200) })
    const most = path.endsWith('.csv') ? limits.csvBytes : limits.jsonBytes
    if (text.length > most) throw new Refused('edit.too_large', { file: path })
  }
  if (!mine.some(([path]) => path === 'instance.json')) throw new Refused('edit.no_instance')
  return new Map(mine)
}

const LONGEST_NAME = 255

const isPlain = (path: string): boolean =>
  path.length <= 200 &&
  path.split('/').every((part) => /^[^\\\p{Cc}]+$/u.test(part) && Buffer.byteLength(part) <= LONGEST_NAME)
