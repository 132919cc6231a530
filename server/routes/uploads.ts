/** Bytes on their way to a record: judged at once, kept for a day for whoever sent them, attached by a save that names them. */
import { Hono } from 'hono'
import { fileLimits } from '../../engine/fields/attachments.ts'
import { fieldTypes } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import type { Model } from '../../engine/model.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import { problems } from '../../engine/problems.ts'
import { fieldsWithFiles } from '../../engine/records/files.ts'
import { type Asked, type Env, nowOf } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { audited } from '../middleware/audited.ts'
import { bytesOf } from '../request-body.ts'

async function receive(c: Asked): Promise<Response> {
  const { vault } = c.var.parts
  const { model } = c.var.release
  const { userName } = c.var.actor
  const allowed = fieldTypes.find(({ type }) => type === c.req.query('kind'))?.files
  if (!allowed) throw problems.uploadRefused({ code: 'upload.wrong_kind' })
  if (!mayAttach(model, c.var.actor)) throw problems.actionForbidden({ action: 'upload' })
  return vault.receiving(userName, async () => {
    const { maximumBytes: maximum } = fileLimits(model)
    await vault.mayBring(userName, Number(c.req.header('content-length') ?? 0) || 0)
    const bytes = await bytesOf(c, maximum, () => problems.uploadRefused({ code: 'upload.too_large', maximum }))
    await vault.mayBring(userName, bytes.length)
    const fileName = c.req.query('file_name') ?? ''
    const contentType = c.req.header('content-type') ?? ''
    const kept = await vault.keep({ bytes, fileName, contentType, userName, at: nowOf(c).ms }, allowed, maximum)
    return jsonResponse(c, { data: kept }, { status: 201 })
  })
}

/** Whether there is a field anywhere that the actor may put files into. */
const mayAttach = ({ recordTypes }: Model, { grants }: Actor): boolean =>
  grants.some(
    ({ recordType, writable, actions }) =>
      (actions.has('create') || actions.has('update')) &&
      fieldsWithFiles(own(recordTypes, recordType)?.fields ?? []).some((field) => writable.has(field.id)),
  )

export const uploads = new Hono<Env>().post('/uploads', audited('upload'), receive)
