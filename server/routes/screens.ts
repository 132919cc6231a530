/**
 * The built screens. What has a hash in its name never changes; every other path is the one page, which finds its own way.
 * Compressed copies made by the build are sent where the browser takes them.
 */
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Hono } from 'hono'
import type { Asked, Env } from '../context.ts'
import { etagOf } from '../json-response.ts'

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.webmanifest', 'application/manifest+json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.txt', 'text/plain; charset=utf-8'],
])

const NAME = /^\/(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*\/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*$/
const FOR_EVER = 'public, max-age=31536000, immutable'
const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const

const PAGE = '/index.html'

export const screens = new Hono<Env>().get('/*', async (c) => {
  const { path } = c.req
  const type = TYPES.get(extname(path))
  if (path !== PAGE && type !== undefined && NAME.test(path)) {
    return (await file(c, path, type)) ?? c.body(null, 404)
  }
  return (await file(c, PAGE, 'text/html; charset=utf-8')) ?? c.text('The screens are not built: npm run build', 404)
})

async function file(c: Asked, path: string, type: string): Promise<Response | undefined> {
  const folder = c.var.parts.site.screens
  if (folder === undefined) return undefined
  const isForEver = path.startsWith('/assets/')
  const accepted = c.req.header('accept-encoding') ?? ''
  for (const { name, ending } of ENCODINGS) {
    if (!accepted.includes(name)) continue
    const bytes = await bytesOf(join(folder, `${path}${ending}`))
    if (bytes)
      return send(c, bytes, isForEver, { 'Content-Type': type, 'Content-Encoding': name, Vary: 'Accept-Encoding' })
  }
  const bytes = await bytesOf(join(folder, path))
  return bytes && send(c, bytes, isForEver, { 'Content-Type': type, Vary: 'Accept-Encoding' })
}

function send(c: Asked, bytes: Uint8Array<ArrayBuffer>, isForEver: boolean, headers: Record<string, string>): Response {
  if (isForEver) return c.body(bytes, 200, { ...headers, 'Cache-Control': FOR_EVER })
  const etag = etagOf(bytes)
  const revalidated = { ...headers, 'Cache-Control': 'no-cache', ETag: etag }
  return c.req.header('if-none-match') === etag ? c.body(null, 304, revalidated) : c.body(bytes, 200, revalidated)
}

async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await readFile(path)
  } catch {
    return undefined
  }
}
