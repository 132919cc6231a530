import type { Refusal } from '../../config/release/refusals.ts'
import { refusalText } from '../../config/release/refusals.ts'
import { ConsoleTrouble, tokenIn } from '../env.ts'
import type { Reached, SeenPlan } from './reaching.ts'
import { isLoopback } from './site.ts'

/** Tokens and releases travel in the clear on this machine only. */
export function reachedByUrl(address: string, token: string | undefined = tokenIn()): Reached {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[|\]$/g, '')))
  if (!url || !isSafe || url.username !== '' || url.password !== '') {
    throw new ConsoleTrouble(`${address} must look like https://records.example.org; http only on this machine.`)
  }
  if (!token) throw new ConsoleTrouble('Say by which token: --token-file FILE, or FORMWORK_TOKEN.')

  async function ask(method: string, path: string, body?: BodyInit): Promise<Response> {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    }
    const answer = await fetch(`${url?.origin}/api/v2/${path}`, {
      ...{ method, headers, redirect: 'error' as const },
      ...(body !== undefined && { body }),
    }).catch((error: Error) => {
      throw new ConsoleTrouble(
        `${url?.origin} does not answer: ${(error.cause as Error | undefined)?.message ?? error.message}`,
      )
    })
    if (!answer.ok) throw await refusedBy(answer)
    return answer
  }
  const told = async <Data>(method: string, path: string, body?: unknown): Promise<Data> => {
    const sent = body === undefined ? undefined : JSON.stringify(body)
    return ((await (await ask(method, path, sent)).json()) as { data: Data }).data
  }
  const named = (id: string) => encodeURIComponent(id)

  return {
    releases: () => told('GET', 'releases'),
    receive: async (bytes) => {
      const answer = await ask('POST', 'releases', Buffer.from(bytes))
      return ((await answer.json()) as { data: { hash: string } }).data.hash
    },
    bundle: async (hash) => new Uint8Array(await (await ask('GET', `releases/${named(hash)}/bundle`)).arrayBuffer()),
    make: (wanted) => told<SeenPlan>('POST', 'plans', wanted),
    plan: (id) => told<SeenPlan>('GET', `plans/${named(id)}`),
    decide: (id, decisions) => told<SeenPlan>('PATCH', `plans/${named(id)}`, { decisions }),
    apply: (id) => told<SeenPlan>('POST', `plans/${named(id)}/apply`),
    serveTo: (id, { agencies, groups }) =>
      told<SeenPlan>('POST', `plans/${named(id)}/ring`, { agencies, user_groups: groups }),
    giveUp: (id) => told<SeenPlan>('DELETE', `plans/${named(id)}/ring`),
    ringed: async () => (await told<readonly SeenPlan[]>('GET', 'plans')).find(({ state }) => state === 'ringed')?.id,
    trust: async (name, publicKey) => {
      await told('POST', 'trusted_keys', { name, public_key: publicKey })
    },
    close: async () => undefined,
  }
}

interface WireError {
  readonly message: readonly string[]
  readonly detail?: string
  readonly params?: Readonly<Record<string, unknown>>
}

async function refusedBy(answer: Response): Promise<ConsoleTrouble> {
  const { errors = [] } = (await answer.json().catch(() => ({}))) as { errors?: readonly WireError[] }
  if (errors.length === 0) return new ConsoleTrouble(`It was refused (${answer.status}).`)
  return new ConsoleTrouble(errors.map(wordsOf).join('\n'))
}

/** With the reason where the code is one of a refused release. */
function wordsOf({ message: [code = ''], detail, params = {} }: WireError): string {
  const place = detail !== undefined && detail !== 'release' ? `${detail}: ` : ''
  if (!code.startsWith('release.'))
    return `${place}${code}${params['found'] === undefined ? '' : ` (${params['found']})`}`
  const words = refusalWords({ code, params } as unknown as Refusal)
  return `${place}The release is not taken: ${words} (${code}).`
}

const refusalWords = (one: Refusal): string => {
  try {
    return refusalText(one)
  } catch {
    return one.params?.found ?? one.code
  }
}
