/** What it costs to get a release into an instance of 100,000 records, and back, while twenty people keep working. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { modelOfFolder } from '../../config/model-of-folder.ts'
import { freePort } from '../lib/instance.ts'
import { ok, signIn } from './asked.ts'
import { type AtWork, pause, peopleAtWork, type Stretch, stretch } from './at-work.ts'
import { type Measured, measured } from './measured-process.ts'
import { asked, nextConfiguration, servedConfiguration } from './promotion-configuration.ts'
import { keysIn, measurePlan, ran } from './promotion-plan.ts'
import { round, say } from './say.ts'
import { ADMINISTRATOR, fillSharing, NATIONAL } from './sharing-instance.ts'

/** So many groups of a hundred have cases as full as those of the demonstration. */
const FULL_GROUPS = 25
/** How long people are watched with nothing else going on. */
const NORMAL_MS = 15_000
/** So many times longer they may wait while something is counted or copied. */
const MEANWHILE = 2

interface Plan {
  readonly id: string
  readonly state: string
  readonly progress?: { readonly phase: string }
  readonly failure?: object
  readonly items: readonly { readonly id: string; readonly kind: string; readonly decisions?: readonly string[] }[]
  readonly totals: Readonly<Record<string, number>>
  readonly incomplete: readonly { readonly item: string }[]
  readonly content_hash: string
  readonly approval: { readonly needed: boolean }
}

/** With fewer not everybody has a case of their own. */
const LEAST = 5000

export async function measurePromotion(folder: string, wanted: number): Promise<void> {
  const records = Math.max(LEAST, wanted)
  const place = join(folder, 'promotion')
  rmSync(place, { recursive: true, force: true })
  await measurePlan(join(place, 'plan'))
  const [served, next, data] = [join(place, 'served'), join(place, 'next'), join(place, 'data')]
  servedConfiguration(served)
  nextConfiguration(served, next)
  await fillSharing(modelOfFolder(served), data, join(place, 'templates'), {
    ...{ records, fullGroups: FULL_GROUPS, besides: asked, logged: true },
  })
  const env = { FORMWORK_DATA: data, FORMWORK_CONFIG: served, FORMWORK_LIMITS: 'off', NODE_ENV: 'production' }
  const keys = await keysIn(join(place, 'keys'))
  await ran(['build', next, '--out', join(place, 'next.release'), '--key', keys.secret])
  const server = await measured(['dist/server.js', 'serve'], await freePort(), env)
  try {
    const console = await atConsole(server)
    await console.trust(keys.open)
    const people = await peopleAtWork(server, records)
    await stretch(people, NORMAL_MS / 3)
    await measureWay({ server, console, people, records, release: join(place, 'next.release') })
    await measureBackup({ people, place, env })
    await people.stop()
  } finally {
    await server.stop()
  }
}

/** Two people who look after the instance: one plans and applies, the other approves. */
async function atConsole(server: Measured) {
  const [one, other] = [await signIn(server, ADMINISTRATOR), await signIn(server, NATIONAL)]
  const told = async <Data>(method: string, path: string, body?: unknown, token = one): Promise<Data> =>
    (JSON.parse((await ok(server, method, `/api/v2/${path}`, token, body)).body) as { data: Data }).data
  const plan = (id: string) => told<Plan>('GET', `plans/${id}`)
  return {
    trust: (file: string) =>
      told('POST', 'trusted_keys', { name: 'Bench', public_key: readFileSync(file, 'utf8').trim() }),
    receive: (file: string) =>
      told<{ readonly hash: string; readonly content: string }>('POST', 'releases', readFileSync(file, 'utf8')),
    active: async () =>
      (await told<{ readonly active: { readonly content: string } }>('GET', 'releases')).active.content,
    make: (wanted: object) => told<Plan>('POST', 'plans', wanted),
    plan,
    /** Decides what waits in the way that keeps most, and has it approved. */
    async decided(id: string): Promise<Plan> {
      const { incomplete, items } = await plan(id)
      const decisions = Object.fromEntries(
        incomplete.map(({ item }) => {
          const { kind, decisions: offered = [] } = items.find((one) => one.id === item) ?? { kind: '' }
          const maps = kind.startsWith('option.')
          return [
            item,
            maps
              ? { kind: 'map', options: { sixth: 'first' } }
              : { kind: offered.includes('park') ? 'park' : offered[0] },
          ]
        }),
      )
      const { content_hash: content, approval } = await told<Plan>('PATCH', `plans/${id}`, { decisions })
      return approval.needed ? told<Plan>('POST', `plans/${id}/approve`, { content }, other) : plan(id)
    },
    /** Follows it until nothing is under way; says when each phase was first seen. */
    async followed(id: string): Promise<{ readonly plan: Plan; readonly phases: ReadonlyMap<string, number> }> {
      const phases = new Map<string, number>()
      for (;;) {
        const now = await plan(id)
        const phase = now.progress?.phase
        if (phase !== undefined && !phases.has(phase)) phases.set(phase, performance.now())
        const isUnderWay = phase !== undefined || ['counting', 'applying'].includes(now.state)
        if (now.failure) throw new Error(`The plan ${now.state}: ${JSON.stringify(now.failure)}`)
        if (!isUnderWay) {
          phases.set('over', performance.now())
          return { plan: now, phases }
        }
        await pause(100)
      }
    },
    apply: (id: string) => told<Plan>('POST', `plans/${id}/apply`),
  }
}

type Console = Awaited<ReturnType<typeof atConsole>>

interface Way {
  readonly server: Measured
  readonly console: Console
  readonly people: AtWork
  readonly records: number
  readonly release: string
}

const seconds = (ms: number) => `${round(ms / 1000)} s`
const count = (number: number) => number.toLocaleString('en')

/** How those who work fare beside something, by what they are used to; without a budget it is only said. */
function beside(name: string, during: Stretch, normal: Stretch, budget?: number): void {
  const ratio = during.p95 / normal.p95
  const detail = `p95 ${round(during.p95)} / ${round(normal.p95)} ms, p50 ${round(during.p50)} / ${round(normal.p50)} ms`
  const promised = budget === undefined ? '' : `≤ ${budget}×`
  say(name, `${round(ratio)}×  (${detail}, ${count(during.requests)} requests)`, promised, ratio <= (budget ?? ratio))
}

async function measureWay({ server, console, people, records, release }: Way): Promise<void> {
  const before = await console.active()
  const normal = await stretch(people, NORMAL_MS)
  const cpuBefore = server.others()
  const from = performance.now()
  const { hash, content } = await console.receive(release)
  const received = performance.now()
  const judging = server.others() - cpuBefore
  const { id } = await console.make({ release: hash })
  const { plan } = await console.followed(id)
  const counted = performance.now()
  // Until the process that counted is counted too.
  await pause(500)
  const cpu = server.others() - cpuBefore - judging
  say(
    `Impact on ${count(plan.totals['records'] ?? 0)} records`,
    `${seconds(counted - received)}, CPU ${seconds(cpu)}  (${round(cpu / records)} ms each; ${plan.items.length} differences, ${count(plan.totals['incomplete'] ?? 0)} found incomplete)`,
    '≤ 60 s',
    counted - received <= 60_000,
  )
  beside('  those who work meanwhile', people.between(received, counted), normal, MEANWHILE)
  say('  the release read, checked, its scenarios played', seconds(received - from), '', true)

  const decided = await console.decided(id)
  await applied({ console, people, id: decided.id, content, normal, name: 'Switch', records })
  const again = await stretch(people, NORMAL_MS)

  const back = await console.make({ rollback_to: before })
  const asked = performance.now()
  const planned = await console.followed(back.id)
  say('Rollback planned and counted', seconds((planned.phases.get('over') ?? asked) - asked), '', true)
  const wayBack = await console.decided(back.id)
  await applied({
    console,
    people,
    id: wayBack.id,
    content: before,
    normal: again,
    name: 'Switch back',
    records,
    isBack: true,
  })
}

interface Applied {
  readonly console: Console
  readonly people: AtWork
  readonly id: string
  readonly content: string
  readonly normal: Stretch
  readonly name: string
  readonly records: number
  readonly isBack?: true
}

async function applied({ console, people, id, content, normal, name, isBack }: Applied): Promise<void> {
  const began = performance.now()
  await console.apply(id)
  const { phases } = await console.followed(id)
  const over = phases.get('over') ?? performance.now()
  const switched = people.switchedTo(content, began)
  if (!switched) throw new Error('Nobody was answered by the new release')
  const order = [...phases.keys()].filter((phase) => phase !== 'over')
  const took = order.map((phase, index) => {
    const next = phases.get(order[index + 1] ?? 'over') ?? over
    return `${phase} ${round((next - (phases.get(phase) ?? next)) / 1000)}`
  })
  const all = people.between(began, over)
  if (isBack) {
    const until = switched.at - began
    say(
      'Rollback until the old release serves',
      `${seconds(until)}  (until everything is settled ${seconds(over - began)})`,
      '≤ 30 s',
      until <= 30_000,
    )
  }
  say(`${name}: the longest wait around it`, seconds(switched.longest), '≤ 1 s', switched.longest <= 1000)
  say(
    `  saves that failed`,
    `${all.failed.length} of ${count(all.saves)} ${all.failed[0] ?? ''}`,
    '0',
    all.failed.length === 0,
  )
  say('  phases in s', took.join(', '), '', true)
  beside('  those who work before it', people.between(began, switched.at), normal)
  beside('  beside the sweep', people.between(switched.at + 1000, over), normal)
}

interface Backup {
  readonly people: AtWork
  readonly place: string
  readonly env: Readonly<Record<string, string>>
}

async function measureBackup({ people, place, env }: Backup): Promise<void> {
  const normal = await stretch(people, NORMAL_MS)
  const out = join(place, 'backup-keys')
  await ran(['backup', 'keys', '--out', out])
  const began = performance.now()
  const {
    seconds: took,
    cpu,
    output,
  } = await ran(['backup', '--to', join(place, 'one.backup'), '--key', join(out, 'backup-key.pub')], env)
  const size = /([\d.]+) MB/.exec(output)?.[0] ?? ''
  say(
    'Backup, restored to see that it can be',
    `${round(took)} s, CPU ${round(cpu)} s  (${size})`,
    '≤ 120 s',
    took <= 120,
  )
  beside('  those who work meanwhile', people.between(began), normal, MEANWHILE)
}
