import { randomUUID } from 'node:crypto'
import type { Model } from '../../engine/model.ts'
import type { AccountFacts } from '../../engine/permissions/actor-of.ts'
import { createConfiguration } from '../../server/configuration.ts'
import { createServer } from '../../server/create-server.ts'
import { memoryBlobs } from '../../server/files/blobs.ts'
import { createVault } from '../../server/files/vault.ts'
import type { LogEntry } from '../../server/log.ts'
import type { Parts, Site } from '../../server/parts.ts'
import { realPolicy } from '../../server/security/password-policy.ts'
import type { Passwords } from '../../server/security/passwords.ts'
import { noRates } from '../../server/security/rates.ts'
import { hashOf, newSecret } from '../../server/security/secrets.ts'
import { createSignInLimits } from '../../server/security/sign-in-limits.ts'
import { openStores } from '../../server/stores/open-stores.ts'
import type { Stores } from '../../server/stores/stores.ts'
import { libraryModel } from './library-model.ts'
import { accounts, now } from './people.ts'

/** What every person of the tests signs in with. */
export const PASSWORD = 'seven green bottles'
export const ORIGIN = 'http://localhost:3000'

/** As quick as a test may be: the real ones are tested by themselves. */
const quickPasswords: Passwords = {
  hash: async (password) => `quick ${password}`,
  matches: async (password, hash) => hash === `quick ${password}`,
}

interface Wishes {
  readonly model?: Model
  readonly people?: Readonly<Record<string, AccountFacts>>
  readonly site?: Partial<Site>
  /** Default: some in memory. */
  readonly stores?: Stores
  readonly parts?: Partial<Parts>
}

type Body = Readonly<Record<string, unknown>> | readonly unknown[]
type Headers = Readonly<Record<string, string>>

/** The server with nothing but memory below it, asked without a port. */
export async function aServer({
  model = libraryModel,
  people = accounts,
  site,
  stores: kept,
  parts: more,
}: Wishes = {}) {
  const stores = kept ?? (await openStores(':memory:'))
  await stores.activate(model, now)
  for (const facts of Object.values(people)) {
    const account = {
      id: randomUUID(),
      services: [],
      disabled: false,
      ...facts,
      passwordHash: await quickPasswords.hash(PASSWORD),
    }
    await stores.accounts.create(account, { at: now, action: 'test' })
  }
  let time = Date.parse(now)
  const logged: LogEntry[] = []
  const key = new Uint8Array(32)
  const configuration = createConfiguration(model, [], stores.directory.over)
  const parts: Parts = {
    stores,
    vault: createVault(stores.files, memoryBlobs()),
    configuration,
    clock: () => time,
    newId: randomUUID,
    key,
    passwords: quickPasswords,
    passwordPolicy: realPolicy,
    signInLimits: createSignInLimits({ store: stores.limiter, key, againstSpraying: true }),
    rates: noRates,
    log: (entry) => logged.push(entry),
    site: { origins: [ORIGIN], secure: false, proxies: new Set(), demo: false, developer: false, ...site },
    ...more,
  }
  const server = createServer(parts)
  const request = async (
    method: string,
    path: string,
    { body, headers }: { body?: Body | string; headers?: Headers } = {},
  ) =>
    server.request(path.startsWith('/') ? path : `/api/v2/${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })

  /** Somebody who is signed in as a script is: by bearer token. */
  async function as(userName: string) {
    const token = newSecret()
    await stores.sessions.start(
      { id: hashOf(token), userName, kind: 'bearer', at: time },
      { at: now, userName, action: 'login' },
    )
    const mine = { authorization: `Bearer ${token}` }
    const send = (method: string) => (path: string, body?: Body | string, headers?: Headers) =>
      request(method, path, { ...(body !== undefined && { body }), headers: { ...mine, ...headers } })
    return {
      token,
      get: (path: string, headers?: Headers) => request('GET', path, { headers: { ...mine, ...headers } }),
      post: send('POST'),
      patch: send('PATCH'),
      put: send('PUT'),
      delete: (path: string, headers?: Headers) => request('DELETE', path, { headers: { ...mine, ...headers } }),
    }
  }

  return {
    as,
    request,
    stores,
    parts,
    configuration,
    logged,
    /** Lets time pass, in milliseconds. */
    wait: (milliseconds: number) => {
      time += milliseconds
    },
  }
}

/** A server, and one person of the library signed in. */
export async function serverFor(userName: string, wishes: Wishes = {}) {
  const server = await aServer(wishes)
  return { ...server, ...(await server.as(userName)) }
}

interface WireError {
  readonly status: number
  readonly resource: string
  readonly message: readonly string[]
  readonly detail?: string
  readonly text?: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly base?: unknown
  readonly yours?: unknown
  readonly theirs?: unknown
  readonly version?: number
}

export const errorsOf = async (response: Response): Promise<readonly WireError[]> =>
  ((await response.json()) as { errors: readonly WireError[] }).errors

/** `code` or `detail: code` of each error. */
export const codesOf = async (response: Response): Promise<readonly string[]> =>
  (await errorsOf(response)).map(({ detail, message }) =>
    detail === undefined ? `${message[0]}` : `${detail}: ${message[0]}`,
  )

export const dataOf = async <Data = Record<string, unknown>>(response: Response): Promise<Data> =>
  ((await response.json()) as { data: Data }).data
