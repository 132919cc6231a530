/**
 * What the types of attached files have in common. An answer is a list of entries, merged by `unique_id` as rows are; the
 * bytes stand elsewhere, under the hash that an entry names. What a file is (hash, name, type, size) is settled when it
 * is attached; what is said of it may change.
 */
import { isoDate } from '../lib/dates.ts'
import { cleanFileName } from '../lib/file-name.ts'
import { own } from '../lib/own.ts'
import type { Model } from '../model.ts'
import type { FieldContext, FilesAllowed, ValueIssue } from './field-type.ts'
import { isRowId } from './subform.ts'

/** What is known of stored bytes. */
export interface FileFacts {
  readonly file_name: string
  readonly content_type: string
  readonly size: number
}

/** One attached file. */
export interface Attachment extends FileFacts {
  readonly unique_id: string
  /** SHA-256 of the bytes, or a name of the device's own while they have not been sent. */
  readonly file: string
  readonly [said: string]: unknown
}

const STORED = /^[0-9a-f]{64}$/
const ON_DEVICE = /^local:[0-9a-z-]{1,64}$/

/** Whether the name is that of bytes that the server keeps. */
export const isStoredFile = (file: unknown): file is string => typeof file === 'string' && STORED.test(file)

/** Whether the bytes wait on the device that chose them. */
export const isFileOnDevice = (file: unknown): file is string => typeof file === 'string' && ON_DEVICE.test(file)

const MEGABYTE = 1024 * 1024

/** The most of one file, and of all files of a record, unless a field says less. */
export const fileLimits = ({ instance }: Pick<Model, 'instance'>) => ({
  maximumBytes: instance.attachments?.maximumBytes ?? 20 * MEGABYTE,
  maximumPerRecord: instance.attachments?.maximumPerRecord ?? 100,
})

/** The most bytes of one file in this field. */
export function maximumBytesOf({ field, model }: Pick<FieldContext, 'field' | 'model'>): number {
  const { maximumBytes } = fileLimits(model)
  const own = field.settings['maximumBytes']
  return typeof own === 'number' ? Math.min(own, maximumBytes) : maximumBytes
}

/** The most files in this field. */
export function maximumOf({ field, model }: Pick<FieldContext, 'field' | 'model'>): number {
  const { maximumPerRecord } = fileLimits(model)
  const own = field.settings['maximum']
  return typeof own === 'number' ? Math.min(own, maximumPerRecord) : maximumPerRecord
}

export const fileSettings = {
  maximum: {
    type: 'integer',
    minimum: 1,
    maximum: 1000,
    description: 'Most files. Default: as many as a record may have.',
  },
  maximumBytes: {
    type: 'integer',
    minimum: 1024,
    description: 'Most bytes of one file, up to those of `instance.json`. Default: those.',
  },
} as const

/** What stands of a file once it is attached. */
export const fixedKeys = ['file', 'file_name', 'content_type', 'size'] as const

/** Told with each entry and never kept: passed over where it comes back. */
export const toldKeys: readonly string[] = ['attachment_url']

const ADDRESS = /^\/api\/v2\/[\w/-]{1,300}$/

/** How something said of a file is read; undefined when it cannot be. */
type Reader = (input: unknown) => unknown

const text =
  (longest: number): Reader =>
  (input) =>
    typeof input === 'string' && input.length <= longest ? input.trim() || undefined : undefined

const sayings: Readonly<Record<string, Reader>> = {
  date: (input) => (isoDate(input) ? input : undefined),
  description: text(1000),
  is_current: (input) => (typeof input === 'boolean' ? input : undefined),
  comments: text(10_000),
  signature_provided_by: text(200),
  signature_provided_on: (input) => (isoDate(input) ? input : undefined),
  signature_created_by_user: text(200),
}

/** One thing said of a file, in stored form. */
export const saidOf = (key: string, input: unknown): unknown => own(sayings, key)?.(input)

/** An entry of a file whose type and limits are another question. */
export function parseAttachment(input: unknown, { said }: Pick<FilesAllowed, 'said'>): Attachment | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined
  const given = input as Readonly<Record<string, unknown>>
  const [id, file, name, type, size] = ['unique_id', ...fixedKeys].map((key) => own(given, key))
  const isKnown = (key: string) =>
    key === 'unique_id' || [...fixedKeys, ...toldKeys, ...said].some((known) => known === key)
  if (!isRowId(id) || !(isStoredFile(file) || isFileOnDevice(file)) || !Object.keys(given).every(isKnown))
    return undefined
  if (typeof name !== 'string' || typeof type !== 'string' || type.length > 200) return undefined
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return undefined
  const entry: Record<string, unknown> = {
    ...{ unique_id: id, file },
    ...{ file_name: cleanFileName(name), content_type: type, size },
  }
  const address = own(given, 'attachment_url')
  if (typeof address === 'string' && ADDRESS.test(address)) entry['attachment_url'] = address
  for (const key of said) {
    const value = own(given, key)
    if (value === undefined || value === null || value === '') continue
    const read = saidOf(key, value)
    if (read === undefined) return undefined
    entry[key] = read
  }
  return entry as unknown as Attachment
}

export function parseAttachments(input: unknown, allowed: FilesAllowed): readonly Attachment[] | undefined {
  if (!Array.isArray(input)) return undefined
  const entries = new Map<string, Attachment>()
  for (const given of input) {
    const entry = parseAttachment(given, allowed)
    if (!entry || entries.has(entry.unique_id)) return undefined
    entries.set(entry.unique_id, entry)
  }
  return [...entries.values()]
}

/** What is wrong with one file. What stood before stays, though the limits be lower now. */
export function issuesOfFile(
  { unique_id, content_type, size, file_name }: Attachment,
  { types }: FilesAllowed,
  context: FieldContext,
): readonly ValueIssue[] {
  if (attachmentsIn(context.standing).some((entry) => entry.unique_id === unique_id)) return []
  const maximum = maximumBytesOf(context)
  return [
    ...(Object.hasOwn(types, content_type) ? [] : [{ code: 'file.wrong_type', params: { name: file_name } }]),
    ...(size > maximum ? [{ code: 'file.too_large', params: { name: file_name, maximum } }] : []),
  ]
}

/** The entries of a stored value, be it a list or a single one. */
export const attachmentsIn = (value: unknown): readonly Attachment[] =>
  Array.isArray(value) ? value : typeof value === 'object' && value !== null ? [value as Attachment] : []

/** The rest of a field type that holds a list of files of these types, by extension. */
export function listOfFiles(files: FilesAllowed) {
  return {
    ...({ kind: 'files', many: true, files, settings: fileSettings } as const),
    parse: (input: unknown) => parseAttachments(input, files),
    check(entries: readonly Attachment[], context: FieldContext): readonly ValueIssue[] {
      const maximum = maximumOf(context)
      const grows = entries.length > attachmentsIn(context.standing).length
      return [
        ...(entries.length > maximum && grows ? [{ code: 'files.too_many', params: { maximum } }] : []),
        ...entries.flatMap((entry) => issuesOfFile(entry, files, context)),
      ]
    },
    toText: (entries: readonly Attachment[]) => entries.map(({ file_name }) => file_name).join(', '),
    column: () => undefined,
  }
}

/** What may be said of a file in a list. */
export const saidOfFile = ['date', 'description', 'is_current', 'comments'] as const
