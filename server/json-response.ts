/** Answers in JSON: with an ETag where the asker may already hold it, and compressed where that pays. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Asked } from './context.ts'

const compress = promisify(gzip)
const WORTH_COMPRESSING = 1024

interface Options {
  readonly status?: ContentfulStatusCode
  /** With its quotes. */
  readonly etag?: string
  /** The same text compressed, where it is kept. */
  readonly gzip?: Uint8Array<ArrayBuffer>
}

export const jsonResponse = (c: Asked, body: unknown, options: Options = {}): Promise<Response> =>
  textResponse(c, JSON.stringify(body), options)

/** The same for JSON that is text already. Headers go with the answer itself: should it come to nothing, its refusal must not carry them. */
export async function textResponse(
  c: Asked,
  text: string,
  { status = 200, etag, gzip: kept }: Options = {},
): Promise<Response> {
  const tag = etag === undefined ? {} : { ETag: etag }
  if (etag !== undefined && holds(c.req.header('if-none-match'), etag)) return c.body(null, 304, tag)
  const headers = { 'Content-Type': 'application/json; charset=utf-8', ...tag }
  if (text.length < WORTH_COMPRESSING || !/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) {
    return c.body(text, status, headers)
  }
  const bytes = kept ?? ((await compress(text, { level: 1 })) as Uint8Array<ArrayBuffer>)
  return c.body(bytes, status, { ...headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' })
}

/** For answers that have no version of their own. */
export const etagOf = (content: string | Uint8Array): string =>
  `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`

function holds(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
