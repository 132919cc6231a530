/** Tokens for other instances and scripts: what each scope opens, and nothing else. */
import type { ManagePermission } from '../../engine/permissions/manages.ts'
import { isSecret, newSecret } from './secrets.ts'

const PREFIX = 'fw_'

export const newAccessToken = (): string => PREFIX + newSecret()

/** Anything else is the token of a session, or nothing. */
export const isAccessToken = (bearer: string | undefined): bearer is string =>
  bearer?.startsWith(PREFIX) === true && isSecret(bearer.slice(PREFIX.length))

/** By scope, which is a permission of whoever made the token: the requests that it opens. People approve, and trust keys. */
const OPENED = {
  'configuration:read': [/^GET releases$/, /^GET releases\/[^/]+$/, /^GET plans$/, /^GET plans\/[^/]+(\/progress)?$/],
  'configuration:plan': [/^POST releases$/, /^POST plans$/, /^PATCH plans\/[^/]+$/, /^POST plans\/[^/]+\/withdraw$/],
  'configuration:apply': [/^POST plans\/[^/]+\/(apply|schedule)$/, /^(POST|DELETE) plans\/[^/]+\/ring$/],
  'configuration:share': [/^GET releases\/[^/]+\/bundle$/],
  'system:read': [/^GET system$/, /^GET backups$/],
  'usage:read': [/^GET usage_reports\/current$/, /^GET form_burden$/],
  'access_proof:read': [/^GET access_proof\/.+$/],
} as const satisfies { readonly [Scope in ManagePermission]?: readonly RegExp[] }

export const tokenScopes = Object.keys(OPENED) as (keyof typeof OPENED)[]

const API = '/api/v2/'

/** Whether one of the scopes opens the request. */
export function isOpenedBy(scopes: readonly string[], method: string, path: string): boolean {
  if (!path.startsWith(API)) return false
  const request = `${method === 'HEAD' ? 'GET' : method} ${path.slice(API.length)}`
  return tokenScopes.some((scope) => scopes.includes(scope) && OPENED[scope].some((pattern) => pattern.test(request)))
}
