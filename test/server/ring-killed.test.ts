import { spawn } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import * as assert from 'uvu/assert'
import { isSignedBy } from '../../config/release/keys.ts'
import { openInstance } from '../../server/commands/open-instance.ts'
import { openDatabase } from '../../server/db/open.ts'
import { environmentOf } from '../../server/env.ts'
import { instanceKeys } from '../../server/promotion/instance-keys.ts'
import { RECEIPT } from '../../server/promotion/receipt.ts'
import { createVerification } from '../../server/stores/verification.ts'
import { uuid } from '../lib/people.ts'
import { spec } from '../lib/spec.ts'
import { byTom, loan, next, ringingLibrary } from './promotion/ringing-library.ts'

/** `--kills=200` does it two hundred times. */
const CYCLES = Number(process.argv.find((word) => word.startsWith('--kills='))?.slice(8) ?? 6)
const SHORTEST_MS = 10
/** As long as a round takes. */
const LONGEST_MS = 1500

async function program(): Promise<string> {
  const folder = 'test/output/ring-killed'
  await build({
    entryPoints: {
      'ringing-stream': 'test/server/promotion/ringing-stream.ts',
      impact: 'server/promotion/impact-child.ts',
      'judge-release': 'server/promotion/bundle-child.ts',
      aside: 'server/system/aside-child.ts',
    },
    ...{ outdir: folder, outExtension: { '.js': '.js' }, bundle: true, platform: 'node', format: 'esm' },
    ...{ logLevel: 'error', packages: 'external' },
  })
  cpSync('server/db/migrations', join(folder, 'migrations'), { recursive: true })
  return join(folder, 'ringing-stream.js')
}

/** Lets it go on for some rounds and milliseconds from when it serves, then kills it. Gives what it said. */
const killed = (file: string, args: readonly string[], rounds: number, milliseconds: number) =>
  new Promise<readonly string[]>((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let complaint = ''
    let isDoomed = false
    const lines = () => said.split('\n').slice(0, -1)
    child.stdout.on('data', (text) => {
      said += text
      if (isDoomed || lines().length <= rounds) return
      isDoomed = true
      setTimeout(() => child.kill('SIGKILL'), milliseconds)
    })
    child.stderr.on('data', (text) => {
      complaint += text
    })
    child.on('close', (_, signal) => (signal === 'SIGKILL' ? resolve(lines()) : reject(new Error(complaint))))
  })

const terminal = { print: () => undefined, warn: () => undefined, isInteractive: false }

/** Everybody or a ring, never anything between; every value, entry and receipt. Gives which. */
async function mustBeWhole(folder: string): Promise<'ring' | 'all'> {
  const { stores, model, ringed } = await openInstance(environmentOf({ FORMWORK_DATA: folder }), terminal, 'release')
  const { receipts, plans } = stores.promotion
  const receipt = await receipts.ring()
  assert.equal([receipt?.content, (await receipts.newest())?.content], [ringed?.model.hash, model.hash])
  const inRing = (await plans.inState('ringed', 'applying')).map(({ id }) => id)
  if (receipt) assert.ok(inRing.includes(receipt.plan ?? ''))
  else assert.equal(await plans.inState('ringed'), [])
  const record = (await stores.records.get('loan', uuid(1)))?.record
  assert.equal([record?.answers['language'], record?.answers['publisher']], [byTom.language, byTom.publisher])
  const { publicKey } = instanceKeys(folder)
  const whole = await receipts.verify((hash, signature) => isSignedBy(publicKey, RECEIPT, hash, signature))
  assert.equal([whole, await stores.audit.verify()], [{ whole: true }, { whole: true }])
  await stores.close()
  const database = openDatabase(folder)
  assert.equal(
    [...createVerification(database).records()].filter((found) => found && found.at !== 'record'),
    [],
  )
  assert.is(database.sqlite.pragma('integrity_check', { simple: true }), 'ok')
  database.close()
  return receipt ? 'ring' : 'all'
}

spec('A server that is killed while a release is served to some, given up, or applied to everybody', (it) => {
  it(`${CYCLES} times serves what was committed, to whom it was committed, and goes on`, async () => {
    const file = await program()
    const library = await ringingLibrary()
    await library.ringed()
    await library.tom.patch(loan, { data: byTom })
    await library.promotion.idle()
    await library.stores.close()
    const { dataFolder: folder } = library
    const args = [folder, (await next()).hash]
    const [seen, said] = [new Set<string>(), new Set<string>()]
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      const milliseconds = SHORTEST_MS + ((cycle * 877) % (LONGEST_MS - SHORTEST_MS))
      for (const line of await killed(file, args, cycle % 3, milliseconds)) said.add(line)
      seen.add(await mustBeWhole(folder))
    }
    assert.equal([...said].sort(), ['all', 'ring'])
    assert.ok(seen.size > 0)
    rmSync(folder, { recursive: true })
  })
})
