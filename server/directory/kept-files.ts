/** Logos and documents of the directory: sent before the entry that names them, and shown to whoever may see that. */
import type { FilesAllowed } from '../../engine/fields/field-type.ts'
import type { KeptFile } from '../../engine/model.ts'
import { Problem, problems } from '../../engine/problems.ts'
import { type Asked, nowOf } from '../context.ts'
import { fileResponse } from '../files/file-response.ts'
import { bytesOf } from '../request-body.ts'

const MEGABYTE = 1024 * 1024

export const fileKinds = {
  logo: { types: { 'image/png': ['png'], 'image/jpeg': ['jpg', 'jpeg'] }, maximum: MEGABYTE },
  terms: { types: { 'application/pdf': ['pdf'] }, maximum: 10 * MEGABYTE },
} as const

const isKind = (kind: string | undefined): kind is keyof typeof fileKinds =>
  kind !== undefined && Object.hasOwn(fileKinds, kind)

/** Keeps the bytes for a day for whoever sent them. */
export async function receiveFile(c: Asked) {
  const kind = c.req.query('kind')
  if (!isKind(kind)) throw problems.uploadRefused({ code: 'upload.wrong_kind' })
  const { types, maximum } = fileKinds[kind]
  const { vault } = c.var.parts
  const { userName } = c.var.actor
  return vault.receiving(userName, async () => {
    const bytes = await bytesOf(c, maximum, () => problems.uploadRefused({ code: 'upload.too_large', maximum }))
    await vault.mayBring(userName, bytes.length)
    const fileName = c.req.query('file_name') ?? ''
    const contentType = c.req.header('content-type') ?? ''
    const brought = { bytes, fileName, contentType, userName, at: nowOf(c).ms }
    return vault.keep(brought, { types } as unknown as FilesAllowed, maximum)
  })
}

/** What this person sent under the hash, if it is of the kind. */
export async function broughtFile(c: Asked, kind: keyof typeof fileKinds, file: string): Promise<KeptFile> {
  const facts = (await c.var.parts.stores.files.broughtBy(c.var.actor.userName, [file])).get(file)
  const known: Readonly<Record<string, readonly string[]>> = fileKinds[kind].types
  const type = facts?.content_type
  if (!facts || typeof type !== 'string' || !Object.hasOwn(known, type)) {
    throw problems.answersHaveIssues({ issues: [{ path: kind, code: 'file.not_brought' }] })
  }
  return { file, file_name: String(facts.file_name), content_type: type, size: Number(facts.size) }
}

export async function keptFileResponse(c: Asked, kept: KeptFile | undefined): Promise<Response> {
  const opened = kept && (await c.var.parts.vault.open(kept.file))
  if (!kept || !opened) throw new Problem('missing', 'directory.not_found', {})
  return fileResponse(c, opened, { name: kept.file_name, type: kept.content_type })
}
