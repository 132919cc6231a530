/**
 * A look at the list of what an Office archive holds: what would harm whoever opens it is refused. Nothing is unpacked but
 * the short lists of what its parts refer to.
 */
import { inflateRawSync } from 'node:zlib'
import { problems } from '../../engine/problems.ts'

const MOST_ENTRIES = 2000
const MOST_BYTES = 200 * 1024 * 1024
const MOST_RATIO = 100
/** Small entries may well be nothing but repetition. */
const WORTH_A_RATIO = 1024 * 1024

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const LOCAL_LENGTH = 30
const LONGEST_COMMENT = 65_535
const SYMBOLIC_LINK = 0o120000
const KIND_OF_FILE = 0o170000

const unsafe = () => problems.uploadRefused({ code: 'upload.unsafe' })

export function refuseUnsafeArchive(bytes: Uint8Array): void {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(archive)
  const count = archive.readUInt16LE(end + 10)
  let at = archive.readUInt32LE(end + 16)
  if (count > MOST_ENTRIES) throw unsafe()
  let [packed, unpacked] = [0, 0]
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_LENGTH > archive.length || archive.readUInt32LE(at) !== ENTRY) throw unsafe()
    const nameLength = archive.readUInt16LE(at + 28)
    const name = archive.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength)
    const kind = (archive.readUInt32LE(at + 38) >>> 16) & KIND_OF_FILE
    if (isUnsafeName(name) || kind === SYMBOLIC_LINK) throw unsafe()
    if (name.endsWith('.rels') && refersOutside(archive, at)) throw unsafe()
    packed += archive.readUInt32LE(at + 20)
    unpacked += archive.readUInt32LE(at + 24)
    at += ENTRY_LENGTH + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  const isBomb = unpacked > WORTH_A_RATIO && unpacked > packed * MOST_RATIO
  if (unpacked > MOST_BYTES || isBomb) throw unsafe()
}

function endOf(archive: Buffer): number {
  const last = archive.length - END_LENGTH
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (archive.readUInt32LE(at) === END) return at
  }
  throw unsafe()
}

const LONGEST_LIST = 1024 * 1024
const STORED = 0
const DEFLATED = 8

/** Whether a part is fetched from elsewhere when the document is opened. Links that people press are not. */
function refersOutside(archive: Buffer, at: number): boolean {
  const list = unpacked(archive, at).toString('utf8')
  if (list.includes('\0')) return true
  const references = list.match(/<[\w:]*Relationship\s[^>]*>/g) ?? []
  return references.some(
    (one) => /TargetMode\s*=\s*["']External/i.test(one) && !/Type\s*=\s*["'][^"']*\/hyperlink["']/.test(one),
  )
}

function unpacked(archive: Buffer, at: number): Buffer {
  const [method, size, begin] = [
    archive.readUInt16LE(at + 10),
    archive.readUInt32LE(at + 20),
    archive.readUInt32LE(at + 42),
  ]
  if (begin + LOCAL_LENGTH > archive.length) throw unsafe()
  const from = begin + LOCAL_LENGTH + archive.readUInt16LE(begin + 26) + archive.readUInt16LE(begin + 28)
  const content = archive.subarray(from, from + size)
  if (method === STORED && size <= LONGEST_LIST) return content
  if (method !== DEFLATED) throw unsafe()
  try {
    return inflateRawSync(content, { maxOutputLength: LONGEST_LIST })
  } catch {
    throw unsafe()
  }
}

/** Out of the archive's folder, or programs within a document. */
const isUnsafeName = (name: string) =>
  name.startsWith('/') ||
  /^[a-z]:/i.test(name) ||
  name.split(/[/\\]/).includes('..') ||
  /vbaproject\.bin$|(^|\/)(activex|embeddings)\/.*\.bin$|\.(exe|dll|js|vbs|bat|cmd|scr)$/i.test(name)
