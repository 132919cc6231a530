import fc from 'fast-check'
import * as assert from 'uvu/assert'
import type { AnyRecord } from '../../../engine/records/record.ts'
import type { Database } from '../../../server/db/open.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { createStores } from '../../../server/stores/create-stores.ts'
import { spec } from '../../lib/spec.ts'
import { AT, accounts, histories, models } from './generated.ts'
import { batchOf, libraryStores } from './library-stores.ts'

/** Everything that the projection holds, with principals by name instead of number. */
function contentOf({ sqlite }: Database): Record<string, readonly string[]> {
  const tables = sqlite.prepare('SELECT "table" FROM projections ORDER BY 1').pluck().all() as string[]
  const keys = sqlite.prepare('SELECT number, label, principal FROM reach_keys').all() as {
    number: number
    label: string
    principal: string
  }[]
  const nameOf = new Map(keys.map(({ number, label, principal }) => [number, `${label} ${principal}`]))
  return Object.fromEntries(
    tables.map((table) => {
      const rows = sqlite.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]
      return [table, rows.map((row) => JSON.stringify({ ...row, ':key': nameOf.get(row[':key'] as number) })).sort()]
    }),
  )
}

const tablesIn = ({ sqlite }: Database) =>
  sqlite
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'p:%' AND name NOT IN (SELECT \"table\" FROM left_tables) ORDER BY 1",
    )
    .pluck()
    .all()

interface Move {
  readonly who: (typeof accounts)[number]
  readonly agency: string
  readonly groups: readonly string[]
}

const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    who: fc.constantFrom(...accounts),
    agency: fc.constantFrom('north', 'south', 'east'),
    groups: fc.subarray(['day', 'night', 'weekend']),
  }),
  { maxLength: 3 },
)

/** The same rows in another database, in which nothing was ever projected. */
function copied({ sqlite }: Database, tables: readonly string[]) {
  const anew = openDatabase(':memory:')
  const copies = createStores(anew)
  for (const table of tables) {
    for (const row of sqlite.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]) {
      const marks = Object.keys(row).map(() => '?')
      anew.sqlite.prepare(`INSERT INTO ${table} VALUES (${marks.join(', ')})`).run(...Object.values(row))
    }
  }
  return { anew, copies }
}

/** The record as it is now with other answers; anew where it became another one meanwhile. */
async function saved({ records, accounts }: Awaited<ReturnType<typeof libraryStores>>, { id, answers }: AnyRecord) {
  let outcome: unknown
  for (let turn = 0; turn < 20; turn += 1) {
    const before = (await records.get('book', id))?.record
    const actor = await accounts.byUserName('ada')
    if (!before || !actor) throw new Error('Both were made')
    const batch = batchOf({ before, after: { ...before, answers, version: before.version + 1 } })
    const done = await records.commit({ ...batch, actor })
    if (done.kind === 'done') return
    outcome = done
  }
  throw new Error(`It cannot be saved: ${JSON.stringify(outcome)}`)
}

/** Steps of which each loses something, or moves it to where nothing is projected from. */
const steps = [
  { kind: 'rename', id: 'm/0', recordType: 'book', from: 'title', to: 'heading' },
  { kind: 'map_options', id: 'm/1', recordType: 'book', field: 'colours', options: { red: 'blue', blue: null } },
  { kind: 'rename', id: 'm/2', recordType: 'book', from: 'notes', to: 'phone' },
  { kind: 'rename', id: 'm/3', recordType: 'book', from: 'parts', to: 'pieces' },
]

const ways = fc.subarray(steps)

spec('The projection', (it) => {
  it('is the same after any saves, moves of people and changes of the configuration as made anew', async () => {
    const worlds = fc.record({ first: models, second: models, history: histories, moves })
    await fc.assert(
      fc.asyncProperty(worlds, async ({ first, second, history, moves }) => {
        const stores = await libraryStores(first)
        const half = Math.ceil(history.steps.length / 2)
        const save = async (steps: typeof history.steps) => {
          for (const step of steps) assert.is((await stores.records.commit(batchOf(step))).kind, 'done')
        }
        await save(history.steps.slice(0, half))
        const turning = stores.activate(second, AT)
        await save(history.steps.slice(half))
        await turning
        for (const { who, agency, groups } of moves) {
          await stores.accounts.update(who.id, { agency, groups }, { action: 'update_user', at: AT })
        }

        const { anew, copies } = copied(stores.database, ['users', 'user_groups', 'records'])
        await copies.activate(second, AT)
        assert.equal(contentOf(stores.database), contentOf(anew))
        assert.equal(tablesIn(stores.database), tablesIn(anew))
        await stores.close()
        await copies.close()
      }),
      { numRuns: 60, seed: 7, includeErrorInReport: true },
    )
  })
  it('is the same after there and back again as made anew, whatever was written and whoever moved meanwhile', async () => {
    const worlds = fc.record({
      first: models,
      second: models,
      history: histories,
      moves,
      way: ways,
      again: fc.boolean(),
    })
    let taken = 0
    await fc.assert(
      fc.asyncProperty(worlds, async ({ first, second, history, moves, way, again }) => {
        fc.pre(first.hash !== second.hash)
        const stores = await libraryStores(first)
        const { sqlite } = stores.database
        const made = history.steps.filter(({ before }) => !before)
        const changed = history.steps.filter(({ before }) => before)
        const [few, many] = [changed.slice(0, 1), changed.slice(1)]
        for (const step of made) assert.is((await stores.records.commit(batchOf(step))).kind, 'done')
        const change = async (all: typeof changed) => {
          for (const { after } of all) await saved(stores, after)
        }
        const levels = [{ direction: 'forward', release: second.hash, steps: way }] as const
        await stores.activate(second, AT, { levels: way.length > 0 ? levels : [] })
        await change(few)
        const [mover, ...movers] = moves
        const move = ({ who, agency, groups }: Move) =>
          stores.accounts.update(who.id, { agency, groups }, { action: 'update_user', at: AT })
        if (mover) await move(mover)
        const left = new Set(sqlite.prepare('SELECT "table" FROM left_tables').pluck().all())
        const turning = stores.activate(first, AT)
        await change(many.slice(0, 2))
        await turning
        taken += Object.keys(contentOf(stores.database)).filter((table) => left.has(table)).length
        for (const one of movers) await move(one)
        await change(many.slice(2))
        if (again) await stores.activate(second, AT)

        const { anew, copies } = copied(stores.database, ['users', 'user_groups', 'records', 'levels', 'releases'])
        await copies.activate(again ? second : first, AT, { levels: [] })
        assert.equal(contentOf(stores.database), contentOf(anew))
        await stores.close()
        await copies.close()
      }),
      { numRuns: 60, endOnFailure: true, seed: 11, includeErrorInReport: true },
    )
    assert.ok(taken > 100, `${taken} tables were taken back`)
  })
})
