import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import * as assert from 'uvu/assert'
import { isSignedBy } from '../../config/release/keys.ts'
import { openDatabase } from '../../server/db/open.ts'
import { instanceKeys } from '../../server/promotion/instance-keys.ts'
import { RECEIPT } from '../../server/promotion/receipt.ts'
import { createStores } from '../../server/stores/create-stores.ts'
import { createLevelsStore } from '../../server/stores/levels-store.ts'
import { openStores } from '../../server/stores/open-stores.ts'
import { createStoredRecords } from '../../server/stores/stored-records.ts'
import { createVerification } from '../../server/stores/verification.ts'
import { dice } from '../config/plan/mutations.ts'
import { uuid } from '../lib/people.ts'
import { aServer, dataOf } from '../lib/server.ts'
import { spec } from '../lib/spec.ts'
import { LOANS } from './promotion/applied-values.ts'
import { pick } from './promotion/random-changes.ts'

/** `npm run test:kills` does it two hundred times; `--seed=` chooses other moments. */
const said = (name: string) => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)
const CYCLES = Number(said('kills') ?? 8)
const SEED = Number(said('seed') ?? 1)
/** What a process says of itself while a plan is counted, applied and settled. */
const MOMENTS = ['serving', 'counting', 'check', 'test', 'restore', 'build', 'switch', 'settle'] as const
/** So long after it, at most. */
const LONGEST_MS = 120

/** Beside each other, as they are when the server is built. */
async function program(): Promise<string> {
  const folder = 'test/output/apply-killed'
  await build({
    entryPoints: {
      'applying-stream': 'test/server/promotion/applying-stream.ts',
      impact: 'server/promotion/impact-child.ts',
      'judge-release': 'server/promotion/bundle-child.ts',
      aside: 'server/system/aside-child.ts',
    },
    ...{ outdir: folder, outExtension: { '.js': '.js' }, bundle: true, platform: 'node', format: 'esm' },
    ...{ logLevel: 'error', packages: 'external' },
  })
  cpSync('server/db/migrations', join(folder, 'migrations'), { recursive: true })
  return join(folder, 'applying-stream.js')
}

/** Lets a process apply and go back until it comes to a moment, and kills it some milliseconds later. Gives what it said. */
const killedStream = (file: string, folder: string, moment: string, milliseconds: number): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, folder], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let complaint = ''
    let isDoomed = false
    child.stdout.on('data', (text) => {
      said += text
      if (isDoomed || !said.split('\n').slice(0, -1).includes(moment)) return
      isDoomed = true
      if (milliseconds === 0) child.kill('SIGKILL')
      else setTimeout(() => child.kill('SIGKILL'), milliseconds)
    })
    child.stderr.on('data', (text) => {
      complaint += text
    })
    child.on('close', (_, signal) =>
      signal === 'SIGKILL' ? resolve(said.split('\n').slice(0, -1)) : reject(new Error(complaint)),
    )
  })

/** Wholly old or wholly new: values, logs, receipts. Gives which. */
async function mustBeWhole(folder: string, books: ReadonlyMap<number, string>): Promise<string> {
  const database = openDatabase(folder)
  const stores = createStores(database)
  const levels = createLevelsStore(database.sqlite)
  const stored = createStoredRecords(database, levels)
  const active = (await stores.releases.active())?.hash ?? ''
  const { receipts, bundles } = stores.promotion
  const newest = await receipts.newest()
  if (newest) assert.is(newest.content, active)
  const [release] = await bundles.list(1)
  const isNew = release?.content === active
  for (let index = 1; index <= LOANS; index++) {
    const { book, kind, ...more } = stored.get(uuid(index))?.answers ?? {}
    const reader = { [isNew ? 'borrower' : 'reader']: `Reader ${index}` }
    assert.equal([book, kind, more], [books.get(index), isNew ? 'map' : 'atlas', reader])
  }
  const { publicKey } = instanceKeys(folder)
  const whole = await receipts.verify((hash, signature) => isSignedBy(publicKey, RECEIPT, hash, signature))
  assert.equal(whole, { whole: true })
  const broken = [...createVerification(database).records()].filter((found) => found && found.at !== 'record')
  assert.equal(broken, [])
  assert.equal(await stores.audit.verify(), { whole: true })
  assert.is(database.sqlite.pragma('integrity_check', { simple: true }), 'ok')
  await stores.close()
  return active
}

/** Serves what the folder holds, saves over one loan, and finds it and all others again by what they say. Gives the title. */
async function mustWork(folder: string, index: number, book: string): Promise<void> {
  const stores = await openStores(folder)
  const active = (await stores.releases.active())?.hash ?? ''
  const model = await stores.releases.model(active)
  assert.ok(model)
  const nadia = await (await aServer({ model, stores, people: {} })).as('nadia')
  const saved = await nadia.patch(`loans/${uuid(index)}`, { data: { book } })
  assert.is(saved.status, 200, await saved.clone().text())
  const { reader, borrower, ...shown } = await dataOf(await nadia.get(`loans/${uuid(index)}`))
  assert.equal([shown['book'], reader ?? borrower], [book, `Reader ${index}`])
  const [release] = await stores.promotion.bundles.list(1)
  const found = async (question: string) =>
    ((await (await nadia.get(`loans?${question}`)).json()) as { metadata: { total: number } }).metadata.total
  const kind = release?.content === active ? 'map' : 'atlas'
  assert.equal([await found(`kind=${kind}`), await found('kind=novel')], [LOANS, 0])
  assert.equal([await found('query=Reader'), await found(`query=${encodeURIComponent(book)}`)], [LOANS, 1])
  await stores.close()
}

const count = (counts: Record<string, number>, name: string) => {
  counts[name] = (counts[name] ?? 0) + 1
}

spec('A server that is killed while a plan is applied or taken back', (it) => {
  it(`${CYCLES} times is wholly old or wholly new, with every value and receipt, and goes on`, async () => {
    const file = await program()
    const folder = mkdtempSync(join(tmpdir(), 'formwork-apply-killed-'))
    const roll = dice(SEED)
    const books = new Map(Array.from({ length: LOANS }, (_, index) => [index + 1, `Book ${index + 1}`]))
    const found: Record<string, number> = {}
    const last: Record<string, number> = {}
    let turned = 0
    let before = ''
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      // Once before and once after the switch for certain.
      const moment = (['counting', 'settle'] as const)[cycle] ?? pick(roll, MOMENTS)
      const told = await killedStream(file, folder, moment, roll(4) === 0 ? 0 : roll(LONGEST_MS))
      count(last, told.at(-1) ?? '')
      const active = await mustBeWhole(folder, books)
      count(found, active)
      if (before !== '' && active !== before) turned += 1
      before = active
      const [index, book] = [1 + ((cycle * 7) % LOANS), `Saved${1000 + cycle}`]
      await mustWork(folder, index, book)
      books.set(index, book)
    }
    console.log(`killed ${CYCLES} times, with seed ${SEED}; the last that was said: ${JSON.stringify(last)}`)
    console.log(`  found under one release and the other: ${Object.values(found).join(', ')}; turned ${turned} times`)
    assert.is(Object.keys(found).length, 2, 'it was found under both')
    rmSync(folder, { recursive: true })
  })
})
