import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import * as assert from 'uvu/assert'
import { openDatabase } from '../../server/db/open.ts'
import { createLevelsStore } from '../../server/stores/levels-store.ts'
import { createStoredRecords } from '../../server/stores/stored-records.ts'
import { createVerification } from '../../server/stores/verification.ts'
import { spec } from '../lib/spec.ts'
import { changingLibrary, checksum, laterLibrary, lendMany, libraryModel } from './stores/changing-library.ts'

const CYCLES = 100
/** Folders that are worked in side by side. */
const LANES = 2
const SHORTEST_MS = 1
const LONGEST_MS = 150

/** One file, so that a process is there at once; beside the modules that it leaves outside. */
async function bundle(): Promise<string> {
  const folder = 'test/output/switch-killed'
  const outfile = join(folder, 'switching-stream.mjs')
  await build({
    entryPoints: ['test/server/stores/switching-stream.ts'],
    ...{ outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error', packages: 'external' },
  })
  cpSync('server/db/migrations', join(folder, 'migrations'), { recursive: true })
  return outfile
}

/** Lets a process switch for some milliseconds from the first switch on, then kills it. Gives how many switches it told of. */
const killedStream = (program: string, folder: string, milliseconds: number): Promise<number> =>
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
      signal === 'SIGKILL' ? resolve(said.split('\n').length - 1) : reject(new Error(complaint)),
    )
  })

type Sums = Readonly<Record<string, string>>

/** What all values come to under each release, from a library where nothing was ever interrupted. */
async function sums(): Promise<Sums> {
  const library = await changingLibrary()
  await lendMany(library)
  const stored = createStoredRecords(library.database, createLevelsStore(library.database.sqlite))
  const sum = () => checksum(library, (id) => stored.get(id) as never)
  const old = sum()
  await library.turnTo(laterLibrary)
  return { [libraryModel.hash]: old, [laterLibrary.hash]: sum() }
}

/** Wholly under one of the releases: values, lists and logs. Gives which. */
function mustBeWhole(folder: string, expected: Sums): string {
  const database = openDatabase(folder)
  const { sqlite } = database
  const one = (sql: string) => sqlite.prepare(sql).pluck().get()
  assert.is(one('PRAGMA integrity_check'), 'ok')
  const active = String(one('SELECT hash FROM releases ORDER BY turn DESC LIMIT 1'))
  const levels = createLevelsStore(sqlite)
  const stored = createStoredRecords(database, levels)
  assert.is(
    checksum({ database }, (id) => stored.get(id) as never),
    expected[active],
    `under ${active}`,
  )
  assert.is(levels.levelOf(active), levels.newest())
  assert.equal([...createVerification(database).records()].filter(Boolean), [])
  // The tables that stand for lists are of the same release, each record at the version that everybody sees.
  const mains = sqlite.prepare(`SELECT "table" FROM projections WHERE "table" LIKE 'p:loan:main:%'`).pluck().all()
  const told = new Map(
    mains
      .flatMap((main) => {
        const columns = sqlite.prepare(`SELECT name FROM pragma_table_info('${main}')`).pluck().all()
        const isOf = columns.includes('reader_name') ? laterLibrary.hash : libraryModel.hash
        if (isOf !== active) return []
        return sqlite.prepare(`SELECT id, version FROM "${main}"`).all() as { id: string; version: number }[]
      })
      .map(({ id, version }) => [id, version] as const),
  )
  const ids = sqlite.prepare('SELECT id FROM records ORDER BY id').pluck().all() as string[]
  assert.equal(
    ids.filter((id) => told.get(id) !== stored.versionOf(id)),
    [],
  )
  database.close()
  return active
}

async function lane(program: string, cycles: number, expected: Sums): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'formwork-switch-'))
  const seen: string[] = []
  for (let cycle = 0; cycle < cycles; cycle++) {
    await killedStream(program, folder, SHORTEST_MS + ((cycle * 37) % (LONGEST_MS - SHORTEST_MS)))
    seen.push(mustBeWhole(folder, expected))
  }
  rmSync(folder, { recursive: true })
  return seen
}

spec('A server that is killed while it goes from one release to another', (it) => {
  it(`${CYCLES} times is wholly under one of them, every value as it was, and goes on`, async () => {
    const [program, expected] = [await bundle(), await sums()]
    const lanes = Array.from({ length: LANES }, () => lane(program, CYCLES / LANES, expected))
    const seen = (await Promise.all(lanes)).flat()
    assert.is(new Set(seen).size, 2, 'it was killed under both')
  })
})
