import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import * as assert from 'uvu/assert'
import { openDatabase } from '../../server/db/open.ts'
import { createStores } from '../../server/stores/create-stores.ts'
import { spec } from '../lib/spec.ts'

const CYCLES = 100
/** Folders that are worked in side by side. */
const LANES = 2
const SHORTEST_MS = 5
const LONGEST_MS = 120

/** One file, so that a process is there at once; beside the modules that it leaves outside. */
async function bundle(): Promise<string> {
  const folder = 'test/output/kill-nine'
  const outfile = join(folder, 'saving-stream.mjs')
  await build({
    entryPoints: ['test/server/stores/saving-stream.ts'],
    ...{ outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error', packages: 'external' },
  })
  cpSync('server/db/migrations', join(folder, 'migrations'), { recursive: true })
  return outfile
}

/** Lets a process save for some milliseconds from its first acknowledgement on, then kills it. Gives the acknowledgements. */
const killedStream = (program: string, folder: string, milliseconds: number): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let complaint = ''
    child.stdout.on('data', (text) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), milliseconds)
      said += text
    })
    child.stderr.on('data', (text) => {
      complaint += text
    })
    child.on('close', (_, signal) =>
      // A line cut off in the middle was not heard.
      signal === 'SIGKILL' ? resolve(said.split('\n').slice(0, -1)) : reject(new Error(complaint)),
    )
  })

async function mustStand(folder: string, acknowledged: ReadonlyMap<string, number>): Promise<void> {
  const database = openDatabase(folder)
  const { sqlite } = database
  const stores = createStores(database)
  const one = (sql: string, ...values: readonly string[]) =>
    sqlite
      .prepare(sql)
      .pluck()
      .get(...values)
  assert.is(one('PRAGMA integrity_check'), 'ok')
  for (const [record, version] of acknowledged) {
    const standing = Number(one('SELECT version FROM records WHERE id = ?', record) ?? 0)
    assert.ok(standing >= version, `${record} stands at ${standing} though ${version} was acknowledged`)
    assert.is(one('SELECT count(*) FROM changes WHERE record = ?', record), standing)
    assert.equal(await stores.records.verifyChain(record), { whole: true })
  }
  const written = "SELECT count(*) FROM audit WHERE action IN ('create', 'update')"
  assert.is(one('SELECT count(*) FROM changes'), one(written))
  assert.is(one('SELECT count(*) FROM changes'), one('SELECT count(*) FROM mutations'))
  const main = one(`SELECT "table" FROM projections WHERE "table" LIKE 'p:loan:main:%'`)
  const wrong = `SELECT count(*) FROM records r LEFT JOIN "${main}" p ON p.id = r.id WHERE p.version IS NOT r.version`
  assert.is(one(wrong), 0)
  assert.equal(await stores.audit.verify(), { whole: true })
  await stores.close()
}

async function lane(program: string, cycles: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'formwork-kill-'))
  let acknowledgements = 0
  for (let cycle = 0; cycle < cycles; cycle++) {
    const milliseconds = SHORTEST_MS + ((cycle * 37) % (LONGEST_MS - SHORTEST_MS))
    const lines = await killedStream(program, folder, milliseconds)
    const acknowledged = new Map<string, number>()
    for (const line of lines) {
      const [record = '', version] = line.split(' ')
      acknowledged.set(record, Number(version))
    }
    acknowledgements += lines.length
    await mustStand(folder, acknowledged)
  }
  rmSync(folder, { recursive: true })
  return acknowledgements
}

spec('A server that is killed in a stream of saves', (it) => {
  it(`${CYCLES} times has lost nothing that it acknowledged, and its database is whole`, async () => {
    const program = await bundle()
    const lanes = Array.from({ length: LANES }, () => lane(program, CYCLES / LANES))
    const acknowledgements = (await Promise.all(lanes)).reduce((sum, count) => sum + count, 0)
    assert.ok(acknowledgements > CYCLES * 10, `${acknowledgements} writes were acknowledged`)
  })
})
