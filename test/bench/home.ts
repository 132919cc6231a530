/**
 * What the home page costs: of a worker against a floor that runs one plain statement for each number on the same
 * projection and notes one line in the audit; of an administrator who reaches every record, and what others feel of it.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { modelOfFolder } from '../../config/model-of-folder.ts'
import type { Model } from '../../engine/model.ts'
import { type AccountFacts, actorOf } from '../../engine/permissions/actor-of.ts'
import { dashboardsFor, indicatorsFor } from '../../engine/query/indicators.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import { DATABASE, openDatabase } from '../../server/db/open.ts'
import { readCounts } from '../../server/projection/counts.ts'
import { grantResolver } from '../../server/projection/grants.ts'
import { openType, plannedParts } from '../../server/projection/live-type.ts'
import { typePlan } from '../../server/projection/plan.ts'
import type { Sql } from '../../server/projection/sql.ts'
import { openStores } from '../../server/stores/open-stores.ts'
import { now, today } from '../lib/people.ts'
import { aServer } from '../lib/server.ts'
import { recordOf } from './home-records.ts'
import { round, say } from './say.ts'

const EACH = 250
const ASKED = 20
const TURNS = 200
const WORKER = 'case_worker'
const NATIONAL = 'administrator'
/** A worker sees so many numbers at least. */
const NUMBERS = 30

const worker = (index: number) => `worker_${index}`

function fill(folder: string, records: number): void {
  mkdirSync(folder, { recursive: true })
  const database = openDatabase(folder)
  const insert = database.sqlite.prepare(
    'INSERT INTO records (id, type, programme, version, state) VALUES (?, ?, ?, ?, ?)',
  )
  const state = ({ answers, core }: AnyRecord) => JSON.stringify({ answers, core })
  database.sqlite.transaction(() => {
    for (let index = 0; index < records; index += 1) {
      const record = recordOf(index, worker(Math.floor(index / EACH)))
      insert.run(record.id, record.type, record.programme, record.version, state(record))
    }
  })()
  database.close()
}

/** The standard configuration, in which the worker sees some groups of numbers more. */
function benchModel(): Model {
  const model = modelOfFolder('seeds/child-protection')
  const role = model.roles[WORKER]
  if (!role) throw new Error(`No role ${WORKER}`)
  const dashboards = [...(role.dashboards ?? [])]
  const withMore = () => ({ ...model, roles: { ...model.roles, [WORKER]: { ...role, dashboards } } })
  for (const { id } of model.dashboards ?? []) {
    if (askedBy(withMore(), account(worker(0), WORKER)).counts.length >= NUMBERS) break
    if (!dashboards.includes(id)) dashboards.push(id)
  }
  return withMore()
}

const account = (userName: string, role: string): AccountFacts => ({
  ...{ userName, fullName: userName, role },
  agency: 'open_hands',
  groups: ['cp_north'],
})

function askedBy(model: Model, of: AccountFacts) {
  const actor = actorOf(model, of)
  const all = dashboardsFor(model, actor).flatMap((dashboard) => indicatorsFor(model, actor, dashboard))
  return { actor, counts: all.map(({ count }) => count) }
}

/** Runs one plain statement for each number, and for what it is told apart by, prepared before. */
function floorOf(file: string, model: Model, of: AccountFacts): () => void {
  const sqlite = new Sqlite(file)
  sqlite.pragma('synchronous = FULL')
  const liveGrants = grantResolver(sqlite)
  const types = new Map(
    Object.values(model.recordTypes).map((type) => [
      type.id,
      openType(
        sqlite,
        plannedParts(typePlan(model, type), () => undefined),
      ),
    ]),
  )
  const asked: Sql[] = []
  const all = (statement: Sql) => {
    asked.push(statement)
    return sqlite
      .prepare(statement.text)
      .raw()
      .all(...statement.values) as (string | number | null)[][]
  }
  const { actor, counts } = askedBy(model, of)
  for (const count of counts) {
    readCounts({ model, liveType: (type) => types.get(type), liveGrants, all }, actor, [count], { today, now })
  }
  const prepared = asked.map(({ text, values }) => ({ statement: sqlite.prepare(text).raw(), values }))
  sqlite.exec('CREATE TABLE IF NOT EXISTS floor_audit (seq INTEGER PRIMARY KEY, at TEXT, user TEXT, action TEXT)')
  const note = sqlite.prepare('INSERT INTO floor_audit (at, user, action) VALUES (?, ?, ?)')
  return () => {
    for (const { statement, values } of prepared) statement.all(...values)
    note.run(now, of.userName, 'dashboard')
  }
}

const sorted = (times: readonly number[]) => [...times].sort((one, other) => one - other)
const p50 = (times: readonly number[]) => sorted(times)[Math.floor(times.length / 2)] as number
const p95 = (times: readonly number[]) => sorted(times)[Math.floor(times.length * 0.95)] as number

async function timed(times: number, once: (index: number) => unknown): Promise<readonly number[]> {
  const all: number[] = []
  for (let index = 0; index < times; index += 1) {
    const at = performance.now()
    await once(index)
    all.push(performance.now() - at)
  }
  return all
}

export async function measureHome(folder: string, records: number): Promise<void> {
  const data = join(folder, 'home')
  if (!existsSync(data)) fill(data, records)
  const model = benchModel()
  const workers = Array.from({ length: ASKED }, (_, index) => account(worker(index), WORKER))
  const people = Object.fromEntries([...workers, account('national', NATIONAL)].map((of) => [of.userName, of]))
  const stores = await openStores(data)
  const server = await aServer({ model, people, stores })
  const clients = await Promise.all(workers.map(({ userName }) => server.as(userName)))
  const ask = async (of: Awaited<ReturnType<typeof server.as>> | undefined, path: string) => {
    const response = await of?.get(path)
    if (response?.status !== 200) throw new Error(`${path}: ${response?.status}`)
    return response.text()
  }
  const home = (index: number) => ask(clients[index % ASKED], 'dashboards')
  const list = (index: number) => ask(clients[index % ASKED], 'cases?status=open&fields=short')
  await timed(ASKED * 2, home)
  const mine = await timed(TURNS, home)

  const floors = workers.map((of) => floorOf(join(data, DATABASE), model, of))
  await timed(ASKED * 2, (index) => floors[index % ASKED]?.())
  const least = await timed(TURNS, (index) => floors[index % ASKED]?.())
  const ratio = p50(mine) / p50(least)
  const numbers = askedBy(model, workers[0] as AccountFacts).counts.length
  say(
    `Home page of a worker, ${numbers} numbers`,
    `${round(ratio)}×  (p50 ${round(p50(mine))} / ${round(p50(least))} ms)`,
    '≤ 4×',
    ratio <= 4,
  )

  const national = await server.as('national')
  // The first question reads what later ones find there.
  const begun = await timed(1, async () => {
    while ((await national.get('dashboards')).status === 429);
  })
  await timed(3, () => ask(national, 'dashboards'))
  const whole = await timed(20, () => ask(national, 'dashboards'))
  const nationalNumbers = askedBy(model, account('national', NATIONAL)).counts.length
  say(
    `  of everything, ${nationalNumbers} numbers of ${records.toLocaleString('en')} cases`,
    `${round(p50(whole))} ms  (p95 ${round(p95(whole))}, the first ${round(p50(begun))})`,
    '≤ 150 ms',
    p50(whole) <= 150,
  )

  const both = async (index: number) => {
    await home(index)
    await list(index)
  }
  await timed(ASKED, both)
  const alone = await timed(TURNS, both)
  let isGoingOn = true
  const meanwhile = (async () => {
    while (isGoingOn) await ask(national, 'dashboards')
  })()
  const beside = await timed(TURNS, both)
  isGoingOn = false
  await meanwhile
  const slower = p95(beside) / p95(alone)
  say(
    '  what others feel of it, p95',
    `${round(slower)}×  (${round(p95(beside))} / ${round(p95(alone))} ms)`,
    '≤ 2×',
    slower <= 2,
  )
  await stores.close()
}
