/** Small files of every kind, made here: nothing that belongs to anybody. */
import { crc32 } from 'node:zlib'
import sharp from 'sharp'

interface PictureWishes {
  readonly width?: number
  readonly height?: number
  /** Says where it was taken, as phones do. */
  readonly place?: string
}

export async function jpeg({ width = 60, height = 40, place }: PictureWishes = {}): Promise<Uint8Array> {
  const picture = sharp({ create: { width, height, channels: 3, background: '#0b6b66' } }).jpeg()
  const noted =
    place === undefined
      ? picture
      : picture.withExif({ IFD0: { ImageDescription: place }, IFD3: { GPSLatitudeRef: 'N' } })
  return noted.toBuffer()
}

export const png = ({ width = 30, height = 20, colour = '#123456' } = {}): Promise<Uint8Array> =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer()

export const pdf = (text = 'certificate'): Uint8Array => Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`)

/** Frames of silence. */
export function mp3(frames = 20): Uint8Array {
  const frame = Buffer.alloc(417)
  frame.set([0xff, 0xfb, 0x90, 0x64])
  return Buffer.concat(Array.from({ length: frames }, () => frame))
}

const box = (name: string, ...content: readonly Uint8Array[]): Uint8Array => {
  const body = Buffer.concat(content)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, body])
}

/** A container that holds the tracks named: `soun`, `vide`. */
export const mp4 = (...tracks: readonly string[]): Uint8Array =>
  Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1')),
    box(
      'moov',
      ...tracks.map((track) => box('trak', box('hdlr', Buffer.alloc(8), Buffer.from(track), Buffer.alloc(12)))),
    ),
  ])

/** What the older office programs write begins so, and names its streams in UTF-16. */
export const oldOffice = (...streams: readonly string[]): Uint8Array =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1024),
    ...streams.map((name) => Buffer.from(name, 'utf16le')),
  ])

type Entries = Readonly<Record<string, string | { readonly unpacked: number }>>

/** An archive of uncompressed entries; one may claim to be larger than it is. */
export function archive(entries: Entries): Uint8Array {
  const bodies: Uint8Array[] = []
  const list: Uint8Array[] = []
  let at = 0
  for (const [name, entry] of Object.entries(entries)) {
    const content = Buffer.from(typeof entry === 'string' ? entry : 'x')
    const unpacked = typeof entry === 'string' ? content.length : entry.unpacked
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt32LE(crc32(content), 10)
    about.writeUInt32LE(content.length, 14)
    about.writeUInt32LE(unpacked, 18)
    about.writeUInt16LE(Buffer.byteLength(name), 22)
    const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), about, Buffer.from(name), content])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), about, rest, Buffer.from(name)]))
    bodies.push(body)
    at += body.length
  }
  const listed = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(list.length, 8)
  end.writeUInt16LE(list.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, listed, end])
}

const TYPES = (part: string, type: string) =>
  `<?xml version="1.0"?><Types><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`

export const docx = (more: Entries = {}): Uint8Array =>
  archive({
    '[Content_Types].xml': TYPES('word/document.xml', 'wordprocessingml.document'),
    'word/document.xml': '<w:document/>',
    ...more,
  })

export const xlsx = (): Uint8Array =>
  archive({
    '[Content_Types].xml': TYPES('xl/workbook.xml', 'spreadsheetml.sheet'),
    'xl/workbook.xml': '<workbook/>',
  })
