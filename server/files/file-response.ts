import type { Asked } from '../context.ts'
import type { Opened } from './vault.ts'

interface Shown {
  readonly name: string
  /** Out of the list of those allowed, never the sender's word. */
  readonly type: string
}

/** Bytes for whoever may have them: to keep, not to look at in place, and nothing in them may do anything. */
export function fileResponse(c: Asked, opened: Opened, { name, type }: Shown): Response {
  const range = rangeOf(c.req.header('range'), opened.size)
  const headers = {
    'Content-Type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    'Content-Disposition': dispositionOf(name),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Accept-Ranges': 'bytes',
  }
  if (range === 'unsatisfiable') {
    void opened.close()
    return c.body(null, 416, { ...headers, 'Content-Range': `bytes */${opened.size}` })
  }
  const { start, end } = range ?? { start: 0, end: opened.size }
  const [status, told] = [
    range ? 206 : 200,
    {
      ...headers,
      'Content-Length': String(end - start),
      ...(range && { 'Content-Range': `bytes ${start}-${end - 1}/${opened.size}` }),
    },
  ] as const
  if (c.req.method !== 'HEAD') return c.body(streamOf(opened, start, end), status, told)
  // Nobody would read the body, nor let go of it.
  void opened.close()
  return c.body(null, status, told)
}

/** RFC 6266: a plain name for old programs, and the name as it is. */
function dispositionOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

type Range = { readonly start: number; readonly end: number }

/** One range of bytes; what asks for several, or in another unit, is given everything. */
function rangeOf(header: string | undefined, size: number): Range | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size : Math.min(size, Number(to) + 1)
  return start < end ? { start, end } : 'unsatisfiable'
}

function streamOf({ read, close }: Opened, start: number, end: number): ReadableStream<Uint8Array> {
  const pieces = read({ start, end })
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await pieces.next()
        if (value) controller.enqueue(value)
        if (!done) return
        controller.close()
      } catch (error) {
        controller.error(error)
      }
      await close()
    },
    cancel: close,
  })
}
