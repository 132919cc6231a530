/**
 * npm run bench: what Formwork costs against a floor that does the same work barely, on the same rows, in the same run.
 * `--records N` sets the size (100,000 unless told), `--keep FOLDER` keeps and reuses the generated instance, `--standard` measures
 * the standard configuration only, `--life` tasks and saves only, `--sharing` what it costs to give records to others only, `--promotion`
 * what it costs to get a release into an instance at work, and back, only.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { freePort } from '../lib/instance.ts'
import { compare, cost, ok, signIn } from './asked.ts'
import { largeConfiguration } from './configuration.ts'
import { fillFloor } from './floor/fill.ts'
import { measureHome } from './home.ts'
import { measureLife } from './life.ts'
import { type Measured, measured } from './measured-process.ts'
import { measurePromotion } from './promotion.ts'
import { round, say } from './say.ts'
import { screenFigures } from './screens.ts'
import { measureSharing } from './sharing.ts'
import { measureStandard } from './standard.ts'
import { storedRecords, userRows } from './stored-records.ts'

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    keep: { type: 'string' },
    'no-screens': { type: 'boolean' },
    standard: { type: 'boolean' },
    home: { type: 'boolean' },
    life: { type: 'boolean' },
    sharing: { type: 'boolean' },
    promotion: { type: 'boolean' },
  },
})
const records = Number(values.records)
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'formwork-bench-'))
mkdirSync(folder, { recursive: true })
const paths = {
  configuration: join(folder, 'configuration'),
  data: join(folder, 'data'),
  floor: join(folder, 'floor.db'),
}
if (values.home) {
  await measureHome(folder, records)
  if (!values.keep) rmSync(folder, { recursive: true, force: true })
  process.exit()
}
if (values.standard) {
  await measureStandard(folder, { screens: !values['no-screens'] })
  rmSync(folder, { recursive: true, force: true })
  process.exit()
}
if (values.life) {
  await measureLife(folder, records)
  rmSync(folder, { recursive: true, force: true })
  process.exit()
}
if (values.sharing) {
  await measureSharing(folder, records)
  if (!values.keep) rmSync(folder, { recursive: true, force: true })
  process.exit()
}
if (values.promotion) {
  await measurePromotion(folder, records)
  if (!values.keep) rmSync(folder, { recursive: true, force: true })
  process.exit()
}
const SCOPES = [
  ['self', 'worker'],
  ['group', 'manager'],
  ['agency', 'agency_reader'],
  ['all', 'admin'],
] as const

const env = {
  FORMWORK_DATA: paths.data,
  FORMWORK_CONFIG: paths.configuration,
  FORMWORK_LIMITS: 'off',
  NODE_ENV: 'production',
}

if (!existsSync(paths.floor)) {
  largeConfiguration('seeds/child-protection', paths.configuration, 'case', {
    fields: 400,
    conditions: 200,
    subforms: 3,
  })
  const made = performance.now()
  const { status } = spawnSync(
    process.execPath,
    ['dist/server.js', 'demo', '--cases', String(records), '--seed', '7'],
    {
      stdio: 'inherit',
      env: { ...process.env, ...env },
    },
  )
  if (status !== 0) throw new Error('The demo records could not be made')
  const seconds = (performance.now() - made) / 1000
  console.log(`Demo records made through the engine: ${Math.round(records / seconds)}/s\n`)
  const floor = new Database(paths.floor)
  fillFloor(floor, storedRecords(paths.data), userRows(paths.data, SCOPES))
  floor.close()
}

const [floorPort, ownPort] = [await freePort(), await freePort()]
const floor = await measured(
  ['--import', 'tsx', 'test/bench/floor/server.ts', paths.floor, String(floorPort)],
  floorPort,
)
const own = await measured(['dist/server.js', 'serve', '--demo'], ownPort, env)

const tokens = { own: {} as Record<string, string>, floor: {} as Record<string, string> }
for (const [, user] of SCOPES) {
  tokens.own[user] = await signIn(own, user)
  tokens.floor[user] = await signIn(floor, user)
}

console.log(
  `${records.toLocaleString('en')} cases of 400 fields; ratios to the floor measured in this run; p50 is wall time over HTTP\n`,
)

const LIST =
  'sex=female&risk_level=high&per=20&page=1&order_by=created_at&order=desc&fields=short&status=open&record_state=true'
for (const [scope, user] of SCOPES) {
  const path = `/api/v2/cases?${LIST}`
  const mine = await cost(own, 200, async () => (await ok(own, 'GET', path, tokens.own[user])).ms)
  const least = await cost(
    floor,
    200,
    async () => (await ok(floor, 'GET', `/api/v2/cases/?${LIST}`, tokens.floor[user])).ms,
  )
  compare(`List, two filters, sort, count: ${scope}`, mine, least, 3)
}

const idsOf = async (user: string): Promise<readonly string[]> =>
  (
    JSON.parse(
      (await ok(own, 'GET', '/api/v2/cases?per=200&fields=short&status=open&record_state=true', tokens.own[user])).body,
    ) as { data: { id: string }[] }
  ).data.map(({ id }) => id)
const mineToEdit = await idsOf('worker')
const id = (index: number) => mineToEdit[index % mineToEdit.length] as string

compare(
  'Open a record with field permissions',
  await cost(own, 300, async (n) => (await ok(own, 'GET', `/api/v2/cases/${id(n)}`, tokens.own['worker'])).ms),
  await cost(floor, 300, async (n) => (await ok(floor, 'GET', `/api/v2/cases/${id(n)}`, tokens.floor['worker'])).ms),
  3,
)

/** The whole record back, as a form sends it, with some answers changed. */
const bodies = new Map<string, Record<string, unknown>>()
for (const one of mineToEdit.slice(0, 50)) {
  const { data } = JSON.parse((await ok(own, 'GET', `/api/v2/cases/${one}`, tokens.own['worker'])).body) as {
    data: Record<string, unknown>
  }
  const { metadata } = JSON.parse((await ok(own, 'GET', `/api/v2/cases/${one}`, tokens.own['worker'])).body) as {
    metadata: object
  }
  void metadata
  bodies.set(one, Object.fromEntries(Object.entries(data).filter(([name]) => /^bench_\d|^name_|^sex$/.test(name))))
}
const edited = [...bodies.keys()]
const change = (index: number) => {
  const one = edited[index % edited.length] as string
  const n = index + Date.now()
  return [
    one,
    {
      ...bodies.get(one),
      bench_1_0: true,
      bench_1_1: `changed ${n}`,
      bench_2_0: true,
      bench_2_1: `too ${n}`,
      name_middle: `M${n}`,
    },
  ] as const
}
async function save(server: Measured, token: string | undefined, index: number): Promise<number> {
  const [one, data] = change(index)
  return (await ok(server, 'PATCH', `/api/v2/cases/${one}`, token, { data })).ms
}
const mineSave = await cost(own, 400, (n) => save(own, tokens.own['worker'], n))
compare(
  'Full save of a 400-field case',
  mineSave,
  await cost(floor, 400, (n) => save(floor, tokens.floor['worker'], n)),
  3,
)
say('  its CPU', `${round(mineSave.cpu)} ms`, '≤ 3.5 ms', mineSave.cpu <= 3.5)
say('  its p95 to p50', `${round(mineSave.p95 / mineSave.p50)}×`, '≤ 4×', mineSave.p95 <= 4 * mineSave.p50)

/** 55 % open, 25 % list, 20 % save, over 50 connections for some seconds. */
async function mixed(server: Measured, token: string | undefined, listPath: string): Promise<number> {
  const until = performance.now() + 8000
  let done = 0
  await Promise.all(
    Array.from({ length: 50 }, async (_, connection) => {
      for (let turn = connection; performance.now() < until; turn += 7) {
        const dice = turn % 20
        if (dice < 11) await ok(server, 'GET', `/api/v2/cases/${id(turn)}`, token)
        else if (dice < 16) await ok(server, 'GET', listPath, token)
        else await save(server, token, turn)
        done += 1
      }
    }),
  )
  return done / 8
}
const mineMixed = await mixed(own, tokens.own['worker'], `/api/v2/cases?${LIST}`)
const leastMixed = await mixed(floor, tokens.floor['worker'], `/api/v2/cases/?${LIST}`)
say(
  'Mixed load, 50 connections',
  `${Math.round((100 * mineMixed) / leastMixed)} %  (${Math.round(mineMixed)} / ${Math.round(leastMixed)} requests/s)`,
  '≥ 30 %',
  mineMixed >= 0.3 * leastMixed,
)

const login = (server: Measured) =>
  cost(server, 20, async () => {
    const at = performance.now()
    await signIn(server, 'worker')
    return performance.now() - at
  })
const [mineLogin, leastLogin] = [await login(own), await login(floor)]
say(
  'Sign-in CPU to one argon2id',
  `${round(mineLogin.cpu / leastLogin.cpu)}×  (${round(mineLogin.cpu)} / ${round(leastLogin.cpu)} ms)`,
  '≤ 1.3×',
  mineLogin.cpu <= 1.3 * leastLogin.cpu,
)
await own.stop()
await floor.stop()

const starts = async (args: readonly string[], port: number, more: Readonly<Record<string, string>>) => {
  const each: { cpu: number; memory: number }[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    const server = await measured(args, port, more)
    await new Promise((done) => setTimeout(done, 1500))
    each.push({ cpu: server.start.cpu, memory: server.memory() })
    await server.stop()
  }
  return each.sort((a, b) => a.cpu - b.cpu)[1] as { cpu: number; memory: number }
}
const floorBundle = 'dist/bench-floor.mjs'
spawnSync('node_modules/.bin/esbuild', [
  'test/bench/floor/server.ts',
  '--bundle',
  '--platform=node',
  '--format=esm',
  '--external:better-sqlite3',
  '--external:@node-rs/argon2',
  '--banner:js=import{createRequire}from"node:module";const require=createRequire(import.meta.url);',
  `--outfile=${floorBundle}`,
  '--log-level=error',
])
const mineStart = await starts(['dist/server.js', 'serve', '--demo'], ownPort, env)
const leastStart = await starts(
  existsSync(floorBundle)
    ? [floorBundle, paths.floor, String(floorPort)]
    : ['--import', 'tsx', 'test/bench/floor/server.ts', paths.floor, String(floorPort)],
  floorPort,
  {},
)
say(
  'Cold start CPU',
  `${round(mineStart.cpu / leastStart.cpu)}×  (${round(mineStart.cpu)} / ${round(leastStart.cpu)} ms)`,
  '≤ 2.5×',
  mineStart.cpu <= 2.5 * leastStart.cpu,
)
say(
  'Idle memory',
  `${round(mineStart.memory)} MB (floor ${round(leastStart.memory)})`,
  '≤ 100 MB',
  mineStart.memory <= 100,
)

await measureStandard(folder, { screens: !values['no-screens'] })
await measureHome(folder, records)
await measureLife(folder, records)
await measureSharing(folder, records)
await measurePromotion(folder, records)

if (!values['no-screens']) {
  const figures = await screenFigures(join(folder, 'screens'))
  say('First load of the screens', `${round(figures.firstLoad)} KB`, '≤ 110 KB', figures.firstLoad <= 110)
  say(
    '400 fields + 300 rows: first section, 4× CPU',
    `${Math.round(figures.usable)} ms`,
    '≤ 1,200 ms',
    figures.usable <= 1200,
  )
  say('  key to paint, 4× CPU', `${Math.round(figures.key)} ms`, '≤ 65 ms', figures.key <= 65)
  say('  blur, 4× CPU', `${Math.round(figures.blur)} ms`, '≤ 60 ms', figures.blur <= 60)
}
if (!values.keep) rmSync(folder, { recursive: true, force: true })
