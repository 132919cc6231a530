/** From what went wrong on the way, or the dialect's error envelope, to Problems with typed details. */
import { type Clash, type Issue, Problem, type ProblemKind, problems } from '../../engine/problems.ts'

/** The request did not arrive, or its answer did not come back. Nobody can say whether it was done; asking again with the same mutation is safe. */
export class OutOfReach extends Error {
  /** `network`: nothing answered. `server`: something answered that it cannot do so now. */
  readonly reason: 'network' | 'server'
  readonly retryAfterSeconds: number | undefined

  constructor(reason: 'network' | 'server', retryAfterSeconds?: number) {
    super(reason)
    this.reason = reason
    this.retryAfterSeconds = retryAfterSeconds
  }
}

interface WireError {
  readonly status?: number
  readonly detail?: string
  readonly message?: readonly string[] | string
  readonly params?: Readonly<Record<string, unknown>>
  /** Message of a configured rule in this person's language. */
  readonly text?: string
  readonly level?: 'error' | 'warning'
  readonly base?: unknown
  readonly yours?: unknown
  readonly theirs?: unknown
  readonly version?: number
}

const kinds: Readonly<Record<number, ProblemKind>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  412: 'stale',
  429: 'limited',
  507: 'storage',
}

const errorsIn = (body: unknown): readonly WireError[] => {
  const errors = (body as { errors?: unknown } | undefined)?.errors
  return Array.isArray(errors) ? (errors as readonly WireError[]) : []
}

const codeOf = (error: WireError) => (Array.isArray(error.message) ? error.message[0] : error.message) ?? 'unknown'

const issueOf = (error: WireError, locale: string): Issue => ({
  path: error.detail ?? '',
  code: codeOf(error),
  ...(error.params ? { params: error.params } : {}),
  ...(error.level ? { level: error.level } : {}),
  ...(error.text ? { message: { [locale]: error.text } } : {}),
})

const clashOf = (error: WireError): Clash => ({
  field: error.detail ?? '',
  base: error.base,
  yours: error.yours,
  theirs: error.theirs,
})

/** The Problem that an answer outside 2xx stands for. `locale` is the one the server wrote rule messages in. */
export function problemIn(
  response: { status: number; retryAfter?: number | undefined },
  body: unknown,
  locale: string,
) {
  const errors = errorsIn(body)
  const first = errors[0]
  const code = first ? codeOf(first) : `status.${response.status}`
  if (response.status === 401) return problems.notSignedIn({})
  if (response.status === 409 && errors.some((error) => 'theirs' in error))
    return problems.editsClash({
      id: '',
      version: first?.version ?? Number(first?.params?.['version'] ?? 0),
      clashes: errors.filter((error) => 'theirs' in error).map(clashOf),
    })
  if (response.status === 422 && code.startsWith('query.'))
    return problems.queryRefused({ field: first?.detail ?? '', code })
  if (response.status === 422 && errors.some((error) => error.detail))
    return problems.answersHaveIssues({ issues: errors.map((error) => issueOf(error, locale)) })
  if (response.status === 429) return problems.tooMany({ retryAfterSeconds: response.retryAfter ?? 60 })
  const conflicts = response.status === 409 ? errors.filter(({ detail }) => detail !== undefined) : []
  return new Problem(kinds[response.status] ?? 'invalid', code, {
    params: first?.params ?? {},
    status: response.status,
    ...(conflicts.length > 0 && { conflicts: conflicts.map((error) => issueOf(error, locale)) }),
  })
}
