import * as assert from 'uvu/assert'
import type { Model } from '../../../engine/model.ts'
import type { Database } from '../../../server/db/open.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { createStores } from '../../../server/stores/create-stores.ts'
import { createVerification } from '../../../server/stores/verification.ts'
import { now, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { changingLibrary, laterLibrary, libraryModel, standing } from './changing-library.ts'

const RECORDS = 250
const WRITERS = 6

/** What the tables say of loans, told apart from the principals' numbers. */
function projected({ sqlite }: Database): readonly string[] {
  const tables = sqlite
    .prepare(
      `SELECT "table" FROM projections WHERE "table" LIKE 'p:loan:%' AND "table" NOT LIKE '%:reach:%' ORDER BY 1`,
    )
    .pluck()
    .all() as string[]
  return tables.flatMap((table) => [
    table.split(':').slice(0, 3).join(':'),
    ...(sqlite.prepare(`SELECT * FROM "${table}"`).all() as object[]).map((row) => JSON.stringify(row)).sort(),
  ])
}

/** The same made anew from the records alone, over a copy of what stands. */
async function madeAnew({ sqlite }: Database, model: Model): Promise<readonly string[]> {
  const anew = openDatabase(':memory:')
  for (const table of ['users', 'user_groups', 'levels', 'releases', 'records']) {
    for (const row of sqlite.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]) {
      const names = Object.keys(row)
      anew.sqlite
        .prepare(`INSERT INTO ${table} (${names.map((name) => `"${name}"`)}) VALUES (${names.map(() => '?')})`)
        .run(...Object.values(row))
    }
  }
  const stores = createStores(anew)
  await stores.activate(model, now)
  const content = projected(anew)
  await stores.close()
  return content
}

spec('An activation with migrations', (it) => {
  it('refuses no save, loses none, and leaves lists as they are made anew', async () => {
    const library = await changingLibrary()
    for (let index = 1; index <= RECORDS; index++) {
      await library.perform('nadia', {
        ...{ name: 'create', record: uuid(index) },
        answers: { title: 'Maps', ...(index % 3 > 0 && { borrower: `Reader ${index}` }) },
      })
    }
    let isOver = false
    const said = new Map<string, string>()
    const write = async (writer: number) => {
      for (let turn = 0; !isOver; turn++) {
        const record = uuid(((turn * WRITERS + writer) % RECORDS) + 1)
        const release = library.serving()
        const name = release === libraryModel ? 'borrower' : 'reader_name'
        const value = `${writer} ${turn}`
        await library.perform('nadia', { name: 'update', record, answers: { [name]: value } }, release.hash)
        said.set(record, value)
      }
    }
    const writers = Array.from({ length: WRITERS }, (_, writer) => write(writer))
    await library.turnTo(laterLibrary)
    await library.turnTo(libraryModel)
    await library.turnTo(laterLibrary)
    isOver = true
    await Promise.all(writers)
    assert.ok(said.size > WRITERS)
    for (const [record, value] of said) {
      const { answers } = await standing(library, record)
      assert.equal([answers['reader_name'], answers['borrower']], [value, undefined])
    }
    assert.equal(projected(library.database), await madeAnew(library.database, laterLibrary))
    await library.records.settleAll({ at: () => now })
    assert.equal(projected(library.database), await madeAnew(library.database, laterLibrary))
    assert.equal([...createVerification(library.database).records()].filter(Boolean), [])
    assert.equal(await library.audit.verify(), { whole: true })
  })
})
