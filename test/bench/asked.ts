/** What a request costs a measured server, and how it compares with the floor. */
import type { Measured } from './measured-process.ts'
import { round, say } from './say.ts'

export const PASSWORD = 'formwork-demo'

export interface Cost {
  readonly p50: number
  readonly p95: number
  readonly cpu: number
}

/** Requests before the measured ones, so that both sides are compiled and cached. */
const WARM = 200

/** Median and 95th percentile of wall ms, and CPU ms of the server for each, over `times` requests one after another. */
export async function cost(
  server: Measured,
  times: number,
  once: (index: number) => Promise<number>,
  warm = Math.min(WARM, times),
): Promise<Cost> {
  for (let index = 0; index < warm; index += 1) await once(index)
  const before = await server.cpu()
  const all: number[] = []
  for (let index = 0; index < times; index += 1) all.push(await once(warm + index))
  const cpu = ((await server.cpu()) - before) / times
  all.sort((a, b) => a - b)
  return { p50: all[Math.floor(times / 2)] as number, p95: all[Math.floor(times * 0.95)] as number, cpu }
}

export function compare(name: string, mine: Cost, least: Cost, budget: number): void {
  const ratio = mine.p50 / least.p50
  const detail = `p50 ${round(mine.p50)} / ${round(least.p50)} ms, CPU ${round(mine.cpu)} / ${round(least.cpu)} ms, CPU ratio ${round(mine.cpu / least.cpu)}`
  say(name, `${round(ratio)}×  (${detail})`, `≤ ${budget}×`, ratio <= budget)
}

/** In ms, against a budget in ms. */
export function within(name: string, { p50, p95, cpu }: Cost, budget: number, more = ''): void {
  const detail = `p50 ${round(p50)} ms, p95 ${round(p95)} ms, CPU ${round(cpu)} ms`
  say(name, more === '' ? detail : `${detail}  (${more})`, `≤ ${budget.toLocaleString('en')} ms`, p50 <= budget)
}

export async function ok(
  server: Measured,
  ...request: Parameters<Measured['send']>
): Promise<{ ms: number; body: string }> {
  const answer = await server.send(...request)
  if (answer.status >= 400)
    throw new Error(`${request[0]} ${request[1]}: ${answer.status} ${answer.body.slice(0, 300)}`)
  return answer
}

/** Somebody of the instance as they sign in. */
export const signedIn = async (
  server: Measured,
  name: string,
): Promise<{ readonly id: string; readonly token: string }> =>
  JSON.parse(
    (await ok(server, 'POST', '/api/v2/tokens', undefined, { user: { user_name: name, password: PASSWORD } })).body,
  )

export const signIn = async (server: Measured, name: string): Promise<string> => (await signedIn(server, name)).token
