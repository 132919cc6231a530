/** The body of a request, bounded before it is read and read strictly. */
import { type Problem, problems } from '../engine/problems.ts'
import type { Asked } from './context.ts'
import { type JsonLimits, readJson, readText } from './security/json-reader.ts'
import type { Shape } from './security/shapes.ts'

const MOST_BYTES = 256 * 1024

/** More than the usual, for bodies that carry files. */
interface Limits {
  readonly bytes: number
  readonly json?: JsonLimits
}

export async function bodyOf<Value>(
  c: Asked,
  shape: Shape<Value>,
  limits: Limits = { bytes: MOST_BYTES },
): Promise<Value> {
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(c.req.header('content-type') ?? '')) {
    throw problems.bodyRefused({ code: 'body.not_json' })
  }
  return shape.read(readJson(readText(await bytesOf(c, limits.bytes)), limits.json), '')
}

const bodyTooLarge = () => problems.bodyRefused({ code: 'body.too_large' })

/** The bytes themselves; no more are read than may be sent. */
export async function bytesOf(c: Asked, most: number, tooLarge: () => Problem = bodyTooLarge): Promise<Uint8Array> {
  const declared = c.req.header('content-length')
  if (declared !== undefined) {
    if (!(Number(declared) <= most)) throw tooLarge()
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    if (bytes.byteLength > most) throw tooLarge()
    return bytes
  }
  const chunks: Uint8Array[] = []
  let size = 0
  const stream: ReadableStream<Uint8Array> | null = c.req.raw.body
  if (stream) {
    for await (const chunk of stream) {
      size += chunk.byteLength
      if (size > most) throw tooLarge()
      chunks.push(chunk)
    }
  }
  return Buffer.concat(chunks)
}
