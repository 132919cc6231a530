import { OutOfReach, problemIn } from './trouble.ts'

export interface Asked {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  /** A body that is written already, sent as it is. */
  readonly written?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

export interface Answered<Body> {
  readonly status: number
  readonly body: Body
  readonly etag: string | undefined
  /** Release that the server serves now, where it says so. */
  readonly release: string | undefined
}

export type Client = <Body>(path: string, asked?: Asked) => Promise<Answered<Body>>

interface Parts {
  readonly fetch: typeof fetch
  readonly locale: () => string
  /** Told after each answer: the network is there, and which release and directory the server serves. */
  readonly heard: (release: string | undefined, directory: string | undefined) => void
  readonly unheard: () => void
  readonly signedOut: () => void
}

const retryAfter = (response: Response) => {
  const seconds = Number(response.headers.get('retry-after'))
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined
}

/** The one way to the server: cookie, origin marks, one answer form; throws a Problem for a refusal and OutOfReach where nobody answered. */
export function createClient(parts: Parts): Client {
  return async <Body>(path: string, asked: Asked = {}) => {
    const body = asked.written ?? (asked.body === undefined ? undefined : JSON.stringify(asked.body))
    const response = await parts
      .fetch(`/api/v2${path}`, {
        method: asked.method ?? 'GET',
        credentials: 'same-origin',
        headers: {
          accept: 'application/json',
          'accept-language': parts.locale(),
          'x-requested-with': 'formwork',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...asked.headers,
        },
        ...(body === undefined ? {} : { body }),
        ...(asked.signal ? { signal: asked.signal } : {}),
      })
      .catch((error: unknown) => {
        if (asked.signal?.aborted) throw error
        parts.unheard()
        throw new OutOfReach('network')
      })
    const release = response.headers.get('x-formwork-release') ?? undefined
    parts.heard(release, response.headers.get('x-formwork-directory') ?? undefined)
    const etag = response.headers.get('etag') ?? undefined
    if (response.status === 304 || response.status === 204)
      return { status: response.status, body: undefined as Body, etag, release }
    const json = /\bjson\b/.test(response.headers.get('content-type') ?? '')
    const told: unknown = json ? await response.json().catch(() => undefined) : undefined
    if (response.ok && told !== undefined) return { status: response.status, body: told as Body, etag, release }
    if (response.ok || [502, 503, 504].includes(response.status) || (response.status >= 500 && !json))
      throw new OutOfReach('server', retryAfter(response))
    if (response.status === 401) parts.signedOut()
    throw problemIn({ status: response.status, retryAfter: retryAfter(response) }, told, parts.locale())
  }
}
