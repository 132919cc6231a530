/** People who save without end, each their own records, while an instance goes from one release to another and back. */

interface Saver {
  readonly userName: string
  /** Whether the screen is never loaded anew: saves go on in the words of the release that it was opened under. */
  readonly isOpenSince?: boolean
}

type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<{ readonly status: number; readonly text: string; readonly release: string }>

/** As browsers do: where a connection that was kept open is gone by now, the same is asked once more. */
const fetched = (url: string, init: RequestInit): Promise<Response> =>
  fetch(url, init).catch((error: Error & { readonly cause?: { readonly code?: string } }) => {
    if (!['UND_ERR_SOCKET', 'ECONNRESET'].includes(error.cause?.code ?? '')) throw error
    return fetch(url, init)
  })

/** Asks the API as somebody who signed in. */
export async function asking(url: string, userName: string): Promise<Ask> {
  const headers = { 'content-type': 'application/json', 'x-requested-with': 'formwork' }
  const user = { user_name: userName, password: 'formwork-demo' }
  const answer = await fetched(`${url}/api/v2/tokens`, { method: 'POST', headers, body: JSON.stringify({ user }) })
  const { token } = (await answer.json()) as { token: string }
  return async (method, path, body, more = {}) => {
    const response = await fetched(`${url}/api/v2/${path}`, {
      ...{ method, headers: { ...headers, authorization: `Bearer ${token}`, ...more } },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const release = response.headers.get('x-formwork-release') ?? ''
    return { status: response.status, text: await response.text(), release }
  }
}

export interface Streams {
  /** How many saves were acknowledged so far. */
  saves(): number
  /** Ends them, and says what came of it. */
  stop(): Promise<Streamed>
}

interface Streamed {
  readonly saves: number
  /** Of saves that were not taken: status and answer. */
  readonly refused: readonly string[]
  /** What was acknowledged last, by record. */
  readonly written: ReadonlyMap<string, string>
  /** Under how many releases saves were acknowledged. */
  readonly releases: number
}

interface Wish {
  readonly url: string
  readonly savers: readonly (Saver & { readonly records: readonly string[] })[]
  /** Address of the records. */
  readonly plural: string
  /** What a save says, in the words of a release. */
  answers(release: string, text: string): Readonly<Record<string, unknown>>
}

/** Slower than what an instance takes of one session, which it would refuse. */
const BREATH_MS = 80

export async function streamOfSaves({ url, savers, plural, answers }: Wish): Promise<Streams> {
  let isOver = false
  let saves = 0
  const refused: string[] = []
  const written = new Map<string, string>()
  const releases = new Set<string>()

  const work = await Promise.all(
    savers.map(async ({ userName, isOpenSince = false, records }) => {
      const ask = await asking(url, userName)
      let { release } = await ask('GET', 'notices')
      return async () => {
        for (let turn = 0; !isOver; turn++) {
          const record = records[turn % records.length] ?? ''
          const text = `${userName} ${turn}`
          const headers = { 'idempotency-key': crypto.randomUUID(), 'x-formwork-release': release }
          const data = answers(release, text)
          const said = await ask('PATCH', `${plural}/${record}`, { data }, headers)
          if (said.status === 200) {
            saves++
            written.set(record, text)
            releases.add(said.release)
          } else refused.push(`${userName}: ${said.status} ${said.text}`)
          if (!isOpenSince && said.release !== '') release = said.release
          await new Promise((done) => setTimeout(done, BREATH_MS))
        }
      }
    }),
  )
  const running = Promise.all(work.map((begin) => begin()))
  return {
    saves: () => saves,
    stop: async () => {
      isOver = true
      await running
      return { saves, refused, written, releases: releases.size }
    },
  }
}
