/** The only place where a problem becomes HTTP: the dialect's `{ errors: […] }`. Anything that is no problem is a bug: 500, logged, no details. */
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { own } from '../engine/lib/own.ts'
import { type Clash, type Issue, Problem, type ProblemKind, type Reason } from '../engine/problems.ts'
import { type Asked, localeOf } from './context.ts'
import { traceOf } from './log.ts'
import { resourceOf } from './resource.ts'

const STATUS = {
  missing: 404,
  forbidden: 403,
  invalid: 422,
  conflict: 409,
  stale: 412,
  unauthenticated: 401,
  limited: 429,
  storage: 507,
} as const satisfies Record<ProblemKind, ContentfulStatusCode>

/** Where the kind alone says too little to a machine. */
const STATUS_OF_CODE: Readonly<Record<string, ContentfulStatusCode>> = {
  'body.too_large': 413,
  'body.not_json': 415,
  'upload.too_large': 413,
  'release.too_large': 413,
  'upload.wrong_type': 415,
  'method.not_allowed': 405,
  'storage.failed': 503,
}

interface WireError {
  readonly status: number
  readonly resource: string
  readonly detail?: string
  readonly message: readonly string[]
  readonly params?: unknown
  readonly level?: string
  readonly text?: string
  readonly base?: unknown
  readonly yours?: unknown
  readonly theirs?: unknown
  readonly version?: number
}

/** Headers of an answer that was ready when something after it failed: they say nothing true of the refusal. */
const OF_THE_ANSWER = ['ETag', 'Content-Encoding', 'Vary', 'Preference-Applied']

export function problemResponse(error: Error, c: Asked): Response {
  for (const name of OF_THE_ANSWER) c.header(name, undefined)
  if (error instanceof Problem) return answer(c, error)
  const { parts, requestId } = c.var
  parts.log({ event: 'bug', request: requestId, method: c.req.method, route: resourceOf(c), ...traceOf(error) })
  const bug: WireError = {
    status: 500,
    resource: resourceOf(c),
    message: ['server.bug'],
    params: { request: requestId },
  }
  return c.json({ errors: [bug] }, 500)
}

function answer(c: Asked, problem: Problem): Response {
  const { code = problem.code, retryAfterSeconds } = problem.details as { code?: string; retryAfterSeconds?: number }
  const status = own(STATUS_OF_CODE, code) ?? STATUS[problem.kind]
  if (retryAfterSeconds !== undefined) c.header('Retry-After', String(retryAfterSeconds))
  const base = { status, resource: resourceOf(c) }
  return c.json({ errors: entries(problem, code, c).map((entry) => ({ ...base, ...entry })) }, status)
}

type Entry = Omit<WireError, 'status' | 'resource'>

interface Details {
  readonly code?: string
  readonly field?: string
  readonly detail?: string
  readonly version?: number
  readonly issues?: readonly Issue[]
  readonly clashes?: readonly Clash[]
  readonly reasons?: readonly Reason[]
}

/** What of the details may be shown beside the code; ids are left out, they would make two answers differ. */
const SHOWN: readonly string[] = ['action', 'expected', 'actual', 'retryAfterSeconds', 'allowed', 'maximum']

function entries(problem: Problem, code: string, c: Asked): readonly Entry[] {
  const details = problem.details as Details
  if (details.issues) return details.issues.map((issue) => issueEntry(issue, c))
  if (details.clashes) return details.clashes.map((clash) => clashEntry(clash, code, details.version ?? 0))
  const detail = details.field ?? details.detail
  const params = Object.entries(details).filter(([name]) => SHOWN.includes(name))
  return [
    {
      ...(detail !== undefined && { detail }),
      message: [code],
      ...(params.length > 0 && { params: Object.fromEntries([...params, ...whyNot(details, c)]) }),
    },
  ]
}

/** Why it was refused, in words where the configuration has some. */
const whyNot = ({ reasons }: Details, c: Asked) =>
  reasons ? [['why', wireReasons(reasons, localeOf(c))] as const] : []

/** Reasons in one language; those of the platform's own have no message. */
export const wireReasons = (reasons: readonly Reason[], locale: string) =>
  reasons.map(({ code, message }) => {
    const text = message && (own(message, locale) ?? Object.values(message)[0])
    return { code, ...(text !== undefined && { message: text }) }
  })

const clashEntry = ({ field, base, yours, theirs }: Clash, code: string, version: number): Entry => ({
  detail: field,
  message: [code],
  base: base ?? null,
  yours: yours ?? null,
  theirs: theirs ?? null,
  version,
})

function issueEntry({ path, code, params, level, message }: Issue, c: Asked): Entry {
  const text = message && (own(message, localeOf(c)) ?? Object.values(message)[0])
  return {
    detail: path,
    message: [code],
    ...(params && { params }),
    ...(level && { level }),
    ...(text !== undefined && { text }),
  }
}
