/** The files of a record: read one, and the dialect's way of adding, changing and taking away one. */
import { Hono } from 'hono'
import { mustHoldFiles } from '../../engine/actions/named-files.ts'
import { fileLimits } from '../../engine/fields/attachments.ts'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import { problems } from '../../engine/problems.ts'
import { filesIn } from '../../engine/records/files.ts'
import { type Asked, type Env, nowOf } from '../context.ts'
import { fileResponse } from '../files/file-response.ts'
import { isPicture } from '../files/images.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedWhenRefused } from '../middleware/audited.ts'
import { recordEtag } from '../record-etag.ts'
import { bodyOf } from '../request-body.ts'
import { jsonLimits } from '../security/json-reader.ts'
import { boolean, object, optional, orNull, text } from '../security/shapes.ts'
import { answersAbout, attached, wireAttachment } from './attached.ts'
import { newIdFor, performAsked } from './change-record.ts'
import { showPhoto } from './photo.ts'
import { recordOfPath } from './record-of-path.ts'
import { type Reached, reached } from './show-record.ts'

const said = {
  date: optional(orNull(text({ longest: 10 }))),
  description: optional(orNull(text({ longest: 1000 }))),
  is_current: optional(orNull(boolean)),
  comments: optional(orNull(text({ longest: 10_000 }))),
  signature_provided_by: optional(orNull(text({ longest: 200 }))),
}

export const changeShape = object({ data: object(said) })

/** As many characters as the largest file takes. */
const longestBase64 = (bytes: number) => Math.ceil(bytes / 3) * 4

export const addShapeFor = (mostBytes: number) =>
  object({
    data: object({
      ...said,
      attachment: text({ longest: longestBase64(mostBytes), shortest: 1, pattern: /^[A-Za-z0-9+/]+={0,2}$/ }),
      file_name: text({ longest: 300, shortest: 1 }),
      attachment_type: optional(text({ longest: 60 })),
      field_name: text({ longest: 60, shortest: 1 }),
    }),
  })

async function show(c: Asked): Promise<Response> {
  const { entry } = await attached(c)
  const { vault } = c.var.parts
  const small = c.req.query('size') === 'thumbnail'
  if (small && !isPicture(entry.content_type)) throw problems.recordNotFound({ id: entry.unique_id })
  const opened = await (small ? vault.openThumbnail(entry.file) : vault.open(entry.file))
  if (!opened) throw new Error('The bytes of an attached file are gone')
  return fileResponse(c, opened, { name: entry.file_name, type: small ? 'image/jpeg' : entry.content_type })
}

async function add(c: Asked): Promise<Response> {
  const { type, record, access } = await reached(c)
  if (!access.actions.has('update')) throw problems.actionForbidden({ action: 'update' })
  const { userName } = c.var.actor
  const { field, entry } = await c.var.parts.vault.receiving(userName, () => received(c, { type, access }))
  const done = await performAsked(c, {
    name: 'update',
    record: record.id,
    answers: { [field.id]: fieldTypeOf(field).many ? [entry] : entry },
  })
  const made = filesIn([field], done.record.answers).find((filed) => filed.entry.unique_id === entry.unique_id)
  return jsonResponse(
    c,
    { data: made && wireAttachment(type, record.id, field.id, made.entry) },
    { etag: recordEtag(c, done.record.version) },
  )
}

/** Keeps the file of the body; gives its entry and the field that it goes into. */
async function received(c: Asked, { type, access }: Pick<Reached, 'type' | 'access'>) {
  const { maximumBytes } = fileLimits(c.var.release.model)
  const longest = longestBase64(maximumBytes)
  const { data } = await bodyOf(c, addShapeFor(maximumBytes), {
    bytes: longest + 64 * 1024,
    json: { ...jsonLimits, textLength: longest + 2 },
  })
  const { attachment, file_name, attachment_type: _, field_name, ...more } = data
  const { field, allowed } = mustHoldFiles(type, access, field_name)
  const bytes = Buffer.from(attachment, 'base64')
  const { userName } = c.var.actor
  const { vault } = c.var.parts
  await vault.mayBring(userName, bytes.length)
  const brought = { bytes, fileName: file_name, contentType: '', userName, at: nowOf(c).ms }
  const { file } = await vault.keep(brought, allowed, maximumBytes)
  return { field, entry: { ...more, unique_id: newIdFor(c), file } }
}

async function change(c: Asked): Promise<Response> {
  const found = await attached(c)
  const { data } = await bodyOf(c, changeShape)
  const { record } = await performAsked(c, {
    name: 'update',
    record: found.record.id,
    answers: answersAbout(found, data),
  })
  // Another field may hold an entry of the same name, and be nothing for whoever asks.
  const holder = found.subform ?? found.field
  const changed = filesIn([holder], record.answers).find(({ entry }) => entry.unique_id === found.entry.unique_id)
  return jsonResponse(
    c,
    { data: changed && wireAttachment(found.type, record.id, found.field.id, changed.entry) },
    { etag: recordEtag(c, record.version) },
  )
}

async function remove(c: Asked): Promise<Response> {
  const found = await attached(c)
  const { record } = await performAsked(c, {
    name: 'update',
    record: found.record.id,
    answers: answersAbout(found, { _destroy: true }),
  })
  return c.body(null, 204, { ETag: recordEtag(c, record.version) })
}

export const attachments = new Hono<Env>()
  .post('/:plural/:id/attachments', auditedWhenRefused('attach', recordOfPath), add)
  .get('/:plural/:id/photo', audited('show_attachment', recordOfPath), showPhoto)
  .get('/:plural/:id/attachments/:attachment', audited('show_attachment', recordOfPath), show)
  .patch('/:plural/:id/attachments/:attachment', auditedWhenRefused('attach', recordOfPath), change)
  .delete('/:plural/:id/attachments/:attachment', auditedWhenRefused('detach', recordOfPath), remove)
