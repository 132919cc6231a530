import fc from 'fast-check'
import * as assert from 'uvu/assert'
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
  sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'p:%' ORDER BY 1").pluck().all()

const moves = fc.array(
  fc.record({
    who: fc.constantFrom(...accounts),
    agency: fc.constantFrom('north', 'south', 'east'),
    groups: fc.subarray(['day', 'night', 'weekend']),
  }),
  { maxLength: 3 },
)

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

        const anew = openDatabase(':memory:')
        const copies = createStores(anew)
        for (const table of ['users', 'user_groups', 'records']) {
          for (const row of stores.database.sqlite.prepare(`SELECT * FROM ${table}`).all() as Record<
            string,
            unknown
          >[]) {
            const marks = Object.keys(row).map(() => '?')
            anew.sqlite.prepare(`INSERT INTO ${table} VALUES (${marks.join(', ')})`).run(...Object.values(row))
          }
        }
        await copies.activate(second, AT)
        assert.equal(contentOf(stores.database), contentOf(anew))
        assert.equal(tablesIn(stores.database), tablesIn(anew))
        await stores.close()
        await copies.close()
      }),
      { numRuns: 60, seed: 7, includeErrorInReport: true },
    )
  })
})
