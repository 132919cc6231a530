/** People who keep working while something else goes on: each opens, lists and saves their own cases, with a pause between. */
import { signIn } from './asked.ts'
import type { Measured } from './measured-process.ts'
import { CODE, REFERENCE } from './promotion-configuration.ts'
import { caseId, caseOf, casesAmong, GROUPS, manager, NATIONAL, WORKERS, worker } from './sharing-instance.ts'

/** So many have cases of their own; the others look at what is their group's, and one at everything. */
const [SAVING, LOOKING] = [16, 3]
const PEOPLE = SAVING + LOOKING + 1
/** So many ms pass until one of them does the next thing. */
const PAUSE = 200

interface Request {
  readonly isSave: boolean
  readonly began: number
  readonly ms: number
  readonly failed: string | undefined
  /** Content of the release that answered. */
  readonly release: string | undefined
}

export interface Stretch {
  readonly p50: number
  readonly p95: number
  readonly longest: number
  readonly saves: number
  readonly failed: readonly string[]
  readonly requests: number
}

export interface AtWork {
  /** What was begun in a stretch of time; until now where no end is said. */
  between(from: number, to?: number): Stretch
  /** The first moment since then at which the release answered, and the longest that anybody waited around it. */
  switchedTo(release: string, since: number): { readonly at: number; readonly longest: number } | undefined
  stop(): Promise<void>
}

const LIST =
  'sex=female&risk_level=high&per=20&page=1&order_by=created_at&order=desc&fields=short&status=open&record_state=true'

interface Person {
  readonly token: string
  readonly cases: readonly string[]
  readonly saves: boolean
}

async function person(server: Measured, records: number, index: number): Promise<Person> {
  // Cases of every fourth group are closed.
  const group = index + Math.floor(index / 3) + 1
  const saves = index < SAVING
  const name = saves ? worker(group, 0) : index < SAVING + LOOKING ? manager(group) : NATIONAL
  const mine = Math.floor(casesAmong(records) / GROUPS / WORKERS)
  return {
    saves,
    token: await signIn(server, name),
    // The first worker of a group has one of so many of its cases.
    cases: Array.from({ length: mine }, (_, turn) => caseId(caseOf(group, turn * WORKERS))),
  }
}

export async function peopleAtWork(server: Measured, records: number): Promise<AtWork> {
  const done: Request[] = []
  let isOver = false
  const everybody = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => person(server, records, index)))
  let served = (await server.send('GET', `/api/v2/cases?${LIST}`, everybody[0]?.token)).release
  const first = served

  /** As a page does it: in the words of the release under which it was opened, for a while also after another one serves. */
  function saved(token: string, id: string, turn: number) {
    const said = served
    const name = said === first ? CODE : REFERENCE
    const data = { [name]: `C ${turn}`, bench_note_0: `Note ${turn}`, name_middle: `M ${turn}` }
    const headers = { ...(said !== undefined && { 'x-formwork-release': said }) }
    return server.send('PATCH', `/api/v2/cases/${id}`, token, { data }, headers)
  }

  async function works({ token, cases, saves }: Person, index: number): Promise<void> {
    await pause(((index * 37) % PEOPLE) * (PAUSE / PEOPLE))
    for (let turn = index; !isOver; turn += 1) {
      const id = cases[turn % cases.length] as string
      const dice = (turn * 7) % 20
      const isSave = saves && dice >= 15
      const began = performance.now()
      const answer = await (isSave
        ? saved(token, id, turn)
        : server.send('GET', dice < 5 ? `/api/v2/cases?${LIST}` : `/api/v2/cases/${id}`, token)
      ).catch((error: Error) => ({
        ...{ status: 599, body: error.message, ms: performance.now() - began, release: undefined },
      }))
      const failed = answer.status < 400 ? undefined : `${answer.status} ${answer.body.slice(0, 300)}`
      done.push({ isSave, began, ms: answer.ms, failed, release: answer.release })
      if (answer.release !== undefined) served = answer.release
      await pause(PAUSE)
    }
  }
  const all = Promise.all(everybody.map(works))

  return {
    between(from, to = performance.now()) {
      const some = done.filter(({ began }) => began >= from && began < to)
      const times = some.map(({ ms }) => ms).sort((one, other) => one - other)
      return {
        ...{ p50: times[Math.floor(times.length / 2)] ?? 0, p95: times[Math.floor(times.length * 0.95)] ?? 0 },
        ...{ longest: times.at(-1) ?? 0, saves: some.filter(({ isSave }) => isSave).length },
        ...{ failed: some.flatMap(({ failed }) => failed ?? []), requests: some.length },
      }
    },
    switchedTo(release, since) {
      const at = done.filter((one) => one.release === release && one.began >= since).map(({ began, ms }) => began + ms)
      if (at.length === 0) return undefined
      const moment = Math.min(...at)
      const around = done.filter(({ began, ms }) => began <= moment && began + ms >= moment - NEAR)
      return { at: moment, longest: Math.max(...around.map(({ ms }) => ms)) }
    },
    async stop() {
      isOver = true
      await all
    },
  }
}

/** Whoever was answered so shortly before may have waited for the switch. */
const NEAR = 1000

export const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

export const stretch = async (people: AtWork, ms: number): Promise<Stretch> => {
  const from = performance.now()
  await pause(ms)
  return people.between(from)
}
