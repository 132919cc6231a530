/** What bytes are, by themselves: neither a name nor what the sender says of them is taken on trust. All three must agree. */

import type { FilesAllowed } from '../../engine/fields/field-type.ts'
import { extensionOf } from '../../engine/lib/file-name.ts'
import { own } from '../../engine/lib/own.ts'
import { problems } from '../../engine/problems.ts'
import { refuseUnsafeArchive } from './archive.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ARCHIVES: readonly string[] = [DOCX, XLSX]

/** Other names for the same type. */
const ALIASES: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'audio/mp3': 'audio/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/aac': 'audio/mp4',
  'application/csv': 'text/csv',
}

const NOTHING_SAID: readonly string[] = ['', 'application/octet-stream']

interface Said {
  readonly fileName: string
  /** The type that the sender gives, parameters and all. */
  readonly contentType: string
}

export const wrongType = () => problems.uploadRefused({ code: 'upload.wrong_type' })

/** The content type, one of those allowed; refuses everything else, and what lies about itself. */
export async function identify(bytes: Uint8Array, { fileName, contentType }: Said, { types }: FilesAllowed) {
  const extension = extensionOf(fileName)
  const found = await typeOf(bytes, extension)
  if (found === undefined || !own(types, found)?.includes(extension)) throw wrongType()
  const said = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  const meant = own(ALIASES, said) ?? said
  if (!NOTHING_SAID.includes(meant) && meant !== found && !isExcelsCsv(meant, found)) throw wrongType()
  if (ARCHIVES.includes(found)) refuseUnsafeArchive(bytes)
  return found
}

/** Some systems give every table the type of a spreadsheet. */
const isExcelsCsv = (said: string, found: string) => found === 'text/csv' && said === 'application/vnd.ms-excel'

async function typeOf(bytes: Uint8Array, extension: string): Promise<string | undefined> {
  const { fileTypeFromBuffer } = await import('file-type')
  const { mime } = (await fileTypeFromBuffer(bytes)) ?? {}
  if (mime === undefined) return textType(bytes, extension)
  if (mime === 'application/x-cfb') return oldOfficeType(bytes)
  if (mime === 'video/mp4' || mime === 'audio/x-m4a' || mime === 'audio/mp4') return soundOnly(bytes)
  return mime
}

/** Text has no mark of its own: it is what reads as UTF-8 and holds no zeros. */
function textType(bytes: Uint8Array, extension: string): string | undefined {
  if (bytes.includes(0)) return undefined
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
  return extension === 'csv' ? 'text/csv' : 'text/plain'
}

/** Documents of the older office programs, told apart by the stream that each must hold; none with macros or packed programs. */
function oldOfficeType(bytes: Uint8Array): string | undefined {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const holds = (name: string) => content.includes(Buffer.from(name, 'utf16le'))
  if (holds('_VBA_PROJECT') || holds('\u0001Ole10Native')) throw problems.uploadRefused({ code: 'upload.unsafe' })
  if (holds('WordDocument')) return 'application/msword'
  return holds('Workbook') || holds('Book') ? 'application/vnd.ms-excel' : undefined
}

/** A container of this kind may hold pictures too: here, only sound. */
function soundOnly(bytes: Uint8Array): string | undefined {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tracks = new Set<string>()
  for (let at = content.indexOf('hdlr'); at !== -1; at = content.indexOf('hdlr', at + 4)) {
    tracks.add(content.toString('latin1', at + 12, at + 16))
  }
  return tracks.has('soun') && !tracks.has('vide') ? 'audio/mp4' : undefined
}
