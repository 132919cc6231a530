/** Which of a record's files an address names, for somebody who may not see all of them. */
import type { Attachment } from '../../engine/fields/attachments.ts'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import type { RecordType } from '../../engine/model.ts'
import type { Access } from '../../engine/permissions/actor.ts'
import { withOwnRows } from '../../engine/permissions/own-rows.ts'
import { addressOfFile } from '../../engine/permissions/readable-record.ts'
import { problems } from '../../engine/problems.ts'
import { type FiledIn, filesIn } from '../../engine/records/files.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import type { Asked } from '../context.ts'
import { type Reached, reached } from './show-record.ts'

/** The file that the path names, in a field that its asker reads; all else is the answer for a record that is not there. */
export async function attached(c: Asked): Promise<Reached & FiledIn> {
  const found = await reached(c)
  const id = c.req.param('attachment' as never) as string
  const filed = readableFiles(found, c.var.actor.userName).find(({ entry }) => entry.unique_id === id)
  if (!filed) throw problems.recordNotFound({ id })
  return { ...found, ...filed }
}

function readableFiles(
  { type, access, record }: { type: RecordType; access: Access; record: AnyRecord },
  userName: string,
) {
  const readable = type.fields.filter(({ id }) => access.readable.has(id))
  return filesIn(readable, withOwnRows(record.answers, access, userName))
}

/** Answers that change the one file. */
export function answersAbout({ field, row, subform, entry }: FiledIn, said: Readonly<Record<string, unknown>>) {
  const isOne = !fieldTypeOf(field).many
  const edit = { ...said, unique_id: entry.unique_id }
  const answer = { [field.id]: isOne ? ('_destroy' in said ? null : edit) : [edit] }
  return row !== undefined && subform ? { [subform.id]: [{ unique_id: row, ...answer }] } : answer
}

/** A file as the dialect tells of one. */
export const wireAttachment = (type: RecordType, record: string, field: string, { file: _, ...entry }: Attachment) => ({
  ...entry,
  id: entry.unique_id,
  field_name: field,
  record: { id: record },
  attachment_url: addressOfFile(type, record, entry.unique_id),
})
