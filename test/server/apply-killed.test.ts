import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import * as assert from 'uvu/assert'
import { isSignedBy } from '../../config/release/keys.ts'
import { openDatabase } from '../../server/db/open.ts'
import { RECEIPT } from '../../server/promotion/receipts.ts'
import { instanceKeys } from '../../server/promotion/instance-keys.ts'
import { createStores } from '../../server/stores/create-stores.ts'
import { createLevelsStore } from '../../server/stores/levels-store.ts'
import { createStoredRecords } from '../../server/stores/stored-records.ts'
import { createVerification } from '../../server/stores/verification.ts'
import { uuid } from '../lib/people.ts'
import { spec } from '../lib/spec.ts'
import { LOANS } from './promotion/applied-values.ts'

/** `npm run test:kills` does it two hundred times. */
const CYCLES = Number(process.argv.find((word) => word.startsWith('--kills='))?.slice(8) ?? 6)
const SHORTEST_MS = 20
/** As long as a round takes. */
const LONGEST_MS = 3000

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

/** Lets a process apply and go back for some rounds and milliseconds from when it serves, then kills it. Gives the rounds. */
const killedStream = (file: string, folder: string, rounds: number, milliseconds: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, folder], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let complaint = ''
    let isDoomed = false
    const told = () => said.split('\n').length - 2
    child.stdout.on('data', (text) => {
      said += text
      if (isDoomed || told() < rounds) return
      isDoomed = true
      setTimeout(() => child.kill('SIGKILL'), milliseconds)
    })
    child.stderr.on('data', (text) => {
      complaint += text
    })
    child.on('close', (_, signal) => (signal === 'SIGKILL' ? resolve(told()) : reject(new Error(complaint))))
  })

/** Wholly old or wholly new: values, logs, receipts. Gives which. */
async function mustBeWhole(folder: string): Promise<string> {
  const database = openDatabase(folder)
  const stores = createStores(database)
  const levels = createLevelsStore(database.sqlite)
  const stored = createStoredRecords(database, levels)
  const active = (await stores.releases.active())?.hash ?? ''
  const { receipts, bundles } = stores.promotion
  const newest = await receipts.newest()
  if (newest) assert.is(newest.content, active)
  const [release] = await bundles.list(1)
  const kind = release?.content === active ? 'map' : 'atlas'
  for (let index = 1; index <= LOANS; index++) {
    const { book, kind: is, reader } = stored.get(uuid(index))?.answers ?? {}
    assert.equal([book, is, reader], [`Book ${index}`, kind, `Reader ${index}`])
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

spec('A server that is killed while a plan is applied or taken back', (it) => {
  it(`${CYCLES} times is wholly old or wholly new, with every value and receipt, and goes on`, async () => {
    const file = await program()
    const folder = mkdtempSync(join(tmpdir(), 'formwork-apply-killed-'))
    const seen = new Set<string>()
    let rounds = 0
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      const milliseconds = SHORTEST_MS + ((cycle * 1637) % (LONGEST_MS - SHORTEST_MS))
      rounds += await killedStream(file, folder, cycle % 3, milliseconds)
      seen.add(await mustBeWhole(folder))
    }
    assert.ok(rounds >= CYCLES - 2, `${rounds} times something was applied`)
    assert.is(seen.size, 2, 'it was killed under both')
    rmSync(folder, { recursive: true })
  })
})
