import * as assert from 'uvu/assert'
import { checkFolder } from '../../../config/check.ts'
import { demoPeople } from '../../../config/demo-people.ts'
import { loadFolder } from '../../../config/load.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { generateDemo } from '../../../server/demo/generate.ts'
import { readHints } from '../../../server/demo/hints.ts'
import type { Keeping } from '../../../server/demo/keeping.ts'
import { createStores } from '../../../server/stores/create-stores.ts'
import { createVerification } from '../../../server/stores/verification.ts'
import { spec } from '../../lib/spec.ts'

const SEED = 'seeds/child-protection'
const BEGUN = '2026-01-01T00:00:00.000Z'
const modelled = checkFolder(loadFolder(SEED))
const hints = readHints(SEED)

/** A data folder with the people of the demonstration, in memory. */
async function aFolder() {
  const { model } = await modelled
  if (!model) throw new Error(`${SEED} has errors`)
  const database = openDatabase(':memory:')
  const stores = createStores(database)
  await stores.activate(model, BEGUN)
  for (const [index, person] of demoPeople(SEED).entries()) {
    const account = { id: String(index), services: [], disabled: false, passwordHash: 'x' }
    await stores.accounts.create({ ...account, ...person, groups: person.groups ?? [] }, { at: BEGUN, action: 'test' })
  }
  const { accounts } = await stores.accounts.list({ offset: 0, limit: 1000 })
  return {
    make: (now: string, store: Keeping = stores.records) =>
      generateDemo({ model, accounts, hints, records: 15, seed: 1, now, store, threads: 0 }),
    store: stores.records,
    versions: () => database.sqlite.prepare('SELECT id, version FROM records ORDER BY id').all(),
    broken: () => [...createVerification(database).records()].filter((found) => found !== undefined),
  }
}

/** As if the process were killed after so many writes. */
const killedAfter = (store: Keeping, writes: number) => {
  let left = writes
  const written: Promise<unknown>[] = []
  return {
    written,
    get: (type, id) => store.get(type, id),
    replayOf: (...asked) => store.replayOf(...asked),
    commit: (batch) => {
      if (left-- <= 0) return Promise.reject(new Error('killed'))
      const done = store.commit(batch)
      written.push(done)
      return done
    },
  } satisfies Keeping & { readonly written: unknown }
}

spec('A demonstration in a folder where some was made before', (it) => {
  for (const writes of [30, 60]) {
    it(`and cut off after ${writes} writes, is made on some other day, each record as its log says`, async () => {
      const { make, store, broken, versions } = await aFolder()
      const killed = killedAfter(store, writes)
      const first = await make('2026-03-01T12:00:00.000Z', killed).catch((error: Error) => error)
      assert.is((first as Error).message, 'killed')
      await Promise.all(killed.written)
      await make('2026-07-15T08:00:00.000Z')
      assert.equal(broken(), [])
      assert.ok(versions().length > 15)
    })
  }

  it('changes nothing where all of it stands, on the same day or another', async () => {
    const { make, broken, versions } = await aFolder()
    await make('2026-03-01T12:00:00.000Z')
    const before = versions()
    await make('2026-03-01T12:00:00.000Z')
    assert.equal(versions(), before)
    await make('2026-07-15T08:00:00.000Z')
    assert.equal(broken(), [])
    assert.is(versions().length, before.length)
  })
})
