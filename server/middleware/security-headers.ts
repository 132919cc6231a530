/** What every answer says to the browser. Configuration can never add a source. */
import { createMiddleware } from 'hono/factory'
import type { Env } from '../context.ts'

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "media-src 'self' blob:",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

/** Sound is recorded here; pictures are taken by the device itself, which gives only the picture. */
const OWN_FEATURES = ['microphone']
const FEATURES = ['camera', 'display-capture', 'geolocation', 'midi', 'payment', 'serial', 'usb', 'hid']

const policy = [
  ...OWN_FEATURES.map((feature) => `${feature}=(self)`),
  ...FEATURES.map((feature) => `${feature}=()`),
].join(', ')

const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['Content-Security-Policy', CONTENT_SECURITY_POLICY],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Cross-Origin-Embedder-Policy', 'require-corp'],
  ['Permissions-Policy', policy],
]

/** Under `formwork dev` the page may show itself in a frame of its own, as small as a phone. */
const FRAMED: readonly (readonly [name: string, value: string])[] = [
  [
    'Content-Security-Policy',
    CONTENT_SECURITY_POLICY.replace("frame-src 'none'", "frame-src 'self'").replace(
      "frame-ancestors 'none'",
      "frame-ancestors 'self'",
    ),
  ],
  ['X-Frame-Options', 'SAMEORIGIN'],
]

const ONE_YEAR = 365 * 24 * 3600

export const securityHeaders = createMiddleware<Env>(async (c, next) => {
  for (const [name, value] of HEADERS) c.header(name, value)
  if (c.var.parts.workshop) for (const [name, value] of FRAMED) c.header(name, value)
  if (c.var.parts.site.secure) c.header('Strict-Transport-Security', `max-age=${ONE_YEAR}; includeSubDomains`)
  c.header('X-Request-Id', c.var.requestId)
  if (c.req.path.startsWith('/api/')) c.header('Cache-Control', 'no-store')
  await next()
})
