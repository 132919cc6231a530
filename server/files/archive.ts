/**
 * A look at the list of what an Office archive holds: what would harm whoever opens it is refused. Nothing is unpacked but
 * the short lists of what its parts refer to.
 */
import { inflateRawSync } from 'node:zlib'
import { problems } from '../../engine/problems.ts'
import { refersOutside } from './references.ts'

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
  let [packed, unpacked, listed] = [0, 0, 0]
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_LENGTH > archive.length || archive.readUInt32LE(at) !== ENTRY) throw unsafe()
    const nameLength = archive.readUInt16LE(at + 28)
    const name = archive.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength)
    const kind = (archive.readUInt32LE(at + 38) >>> 16) & KIND_OF_FILE
    if (isUnsafeName(name) || kind === SYMBOLIC_LINK) throw unsafe()
    if (/\.rels$/i.test(plainName(name))) {
      const list = partAt(archive, at, LONGEST_LISTS - listed)
      listed += list.length
      if (refersOutside(list.toString('utf8'))) throw unsafe()
    }
    packed += archive.readUInt32LE(at + 20)
    unpacked += archive.readUInt32LE(at + 24)
    at += ENTRY_LENGTH + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  // Entries that the end does not count are found by some programs all the same.
  if (at !== end) throw unsafe()
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

/** Of all lists of references together. */
const LONGEST_LISTS = 1024 * 1024
const STORED = 0
const DEFLATED = 8

/** What stands in the part that an entry lists, `most` bytes of it. */
function partAt(archive: Buffer, at: number, most: number): Buffer {
  const [method, size, begin] = [
    archive.readUInt16LE(at + 10),
    archive.readUInt32LE(at + 20),
    archive.readUInt32LE(at + 42),
  ]
  if (begin + LOCAL_LENGTH > archive.length) throw unsafe()
  const from = begin + LOCAL_LENGTH + archive.readUInt16LE(begin + 26) + archive.readUInt16LE(begin + 28)
  const content = archive.subarray(from, from + size)
  if (method === STORED && size <= most) return content
  if (method !== DEFLATED || most < 1) throw unsafe()
  try {
    return inflateRawSync(content, { maxOutputLength: most })
  } catch {
    throw unsafe()
  }
}

/** Small letters and percent signs are other ways to write the same name of a part. */
const plainName = (name: string) =>
  name.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).toLowerCase()

const PROGRAM =
  /\.(exe|dll|com|msi|scr|lnk|js|jse|vbs|vbe|wsf|hta|ps1|bat|cmd|jar|do[ct]m|xl[st]m|xlsb|xlam|pp[ts]m|potm)$/

/** Out of the archive's folder, or programs within a document. */
function isUnsafeName(written: string): boolean {
  const name = plainName(written)
  return (
    name.startsWith('/') ||
    /^[a-z]:/.test(name) ||
    name.split(/[/\\]/).includes('..') ||
    /vbaproject\.bin$|(^|\/)(activex|embeddings)\/.*\.bin$|(^|\/)(externallinks|macrosheets)\//.test(name) ||
    PROGRAM.test(name)
  )
}
