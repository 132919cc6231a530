import { Hono } from 'hono'
import type { Env } from '../context.ts'
import { etagOf, textResponse } from '../json-response.ts'
import { auditedIfPossible } from '../middleware/audited.ts'
import { narrowed } from '../narrowed.ts'
import { actionsByType } from './model.ts'

/** The description of the API for whoever asks; loaded with the first who does. */
export const openApi = new Hono<Env>().get('/openapi.json', auditedIfPossible('openapi_read'), async (c) => {
  const { openApiDocument } = await import('../openapi/document.ts')
  const text = JSON.stringify(openApiDocument(narrowed(c), actionsByType(c.var.actor)))
  return textResponse(c, text, { etag: etagOf(text) })
})
