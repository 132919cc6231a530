import fc from 'fast-check'
import * as assert from 'uvu/assert'
import type { TaskRule } from '../../../engine/lifecycle.ts'
import type { Model, RecordType } from '../../../engine/model.ts'
import { typePlan } from '../../../server/projection/plan.ts'
import { quoted } from '../../../server/projection/sql.ts'
import { damagesModel } from '../../lib/damages.ts'
import { lendingTasks } from '../../lib/lending-tasks.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { now } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { saving, titled, townLibrary } from '../stores/town-library.ts'
import { models } from './generated.ts'
import { libraryStores } from './library-stores.ts'

const MOST_INDEXES = 16

const withLoan = (change: Partial<RecordType>): Model => {
  const { loan } = libraryModel.recordTypes
  if (!loan) throw new Error('The library lends nothing')
  return {
    ...libraryModel,
    hash: JSON.stringify(change),
    recordTypes: { ...libraryModel.recordTypes, loan: { ...loan, fields: [...loan.fields], ...change } },
  }
}

type Library = Awaited<ReturnType<typeof townLibrary>>

/** Those that are in use, or those that the release before used. */
const tablesOf = ({ database: { sqlite } }: Library, use: 'used' | 'left' = 'used') =>
  sqlite
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'p:loan:%'
      AND name ${use === 'used' ? 'NOT IN' : 'IN'} (SELECT "table" FROM left_tables)`)
    .pluck()
    .all() as string[]

const newTables = (before: readonly string[], library: Library) =>
  tablesOf(library)
    .filter((table) => !before.includes(table))
    .map((table) => table.split(':')[2])

spec('The plan of a projection', (it) => {
  it('needs nothing new for a release that lists, filters and searches as before', async () => {
    const library = await townLibrary()
    await library.records.commit(saving(titled('Maps')))
    const before = tablesOf(library)
    await library.activate(withLoan({ rules: [], groups: [], title: ['title'] }), now)
    assert.equal(tablesOf(library), before)
  })

  it('makes only what a release changes, and leaves what it replaces until the next one', async () => {
    const library = await townLibrary()
    await library.records.commit(saving(titled('Maps')))
    const before = tablesOf(library)
    await library.activate(withLoan({ searched: ['title'] }), now)
    assert.equal(newTables(before, library), ['words'])
    assert.is(tablesOf(library).length, before.length)
    const [words, ...others] = tablesOf(library, 'left')
    assert.equal([words?.split(':')[2], others], ['words', []])
    await library.activate(withLoan({ searched: ['title'], projected: ['title', 'borrower'] }), now)
    assert.ok(newTables(before, library).includes('main'))
    assert.is(tablesOf(library).length, before.length)
    assert.not(tablesOf(library, 'left').includes(words ?? ''))
  })

  it('makes the tasks anew, and nothing else, when their rules change', async () => {
    const library = await townLibrary()
    await library.records.commit(saving(titled('Maps')))
    const { loan } = lendingTasks.recordTypes
    const { lifecycle } = loan ?? {}
    const having = (tasks: readonly TaskRule[]) => withLoan(lifecycle ? { lifecycle: { ...lifecycle, tasks } } : {})
    const tasks = lifecycle?.tasks ?? []
    await library.activate(having(tasks), now)
    const before = tablesOf(library)
    await library.activate(having(tasks.map((rule) => ({ ...rule, label: { en: 'Other words' } }))), now)
    assert.equal(tablesOf(library), before)
    await library.activate(having(tasks.slice(1)), now)
    assert.equal(newTables(before, library), ['rows.tasks'])
  })

  it('makes the line of each record anew for a step, and besides only what follows from answers that it changes', async () => {
    const library = await townLibrary()
    const renaming = (from: string, before: readonly string[] = []): Model => ({
      ...withLoan({ searched: ['title'] }),
      hash: from,
      migrations: [...before, from].map((name) => ({
        id: `from_${name}`,
        steps: [{ kind: 'rename', recordType: 'loan', from: name, to: `${name}_now` }],
      })),
    })
    await library.activate(withLoan({ searched: ['title'] }), now)
    await library.records.commit(saving(titled('Maps')))
    const first = tablesOf(library)
    await library.activate(renaming('remark'), now)
    assert.equal(newTables(first, library), ['main'])
    const second = tablesOf(library)
    await library.activate(renaming('title', ['remark']), now)
    assert.equal(
      newTables(second, library).filter((part) => ['main', 'words', 'rows.tasks'].includes(part ?? '')),
      ['main', 'words'],
    )
    assert.is(tablesOf(library).length, first.length)
  })

  it('leaves the tables of a record type that is gone until the next release, and keeps its records', async () => {
    const library = await townLibrary()
    await library.records.commit(saving(titled('Maps')))
    const { member } = libraryModel.recordTypes
    if (!member) throw new Error('The library has no members')
    await library.activate({ ...libraryModel, hash: 'gone', recordTypes: { member } }, now)
    assert.equal(tablesOf(library), [])
    assert.ok(tablesOf(library, 'left').length > 0)
    const asked = { ...member, searched: [] }
    await library.activate({ ...libraryModel, hash: 'gone for long', recordTypes: { member: asked } }, now)
    assert.equal(tablesOf(library, 'left'), [])
    await library.activate(libraryModel, now)
    assert.is(tablesOf(library).length > 0, true)
    const { sqlite } = library.database
    const main = tablesOf(library).find((table) => table.includes(':main:'))
    assert.is(sqlite.prepare(`SELECT count(*) FROM "${main}"`).pluck().get(), 1)
  })

  it('throws away what an interrupted making left behind', async () => {
    const library = await townLibrary()
    library.database.sqlite.exec('CREATE TABLE "p:loan:words:interrupted" (a)')
    await library.activate(withLoan({ searched: [] }), now)
    assert.not(tablesOf(library).includes('p:loan:words:interrupted'))
  })

  it('finds what follows a record by an index', () => {
    const { damage } = damagesModel.recordTypes
    if (!damage) throw new Error('Nothing is ever damaged')
    const leading = typePlan(damagesModel, damage).indexes.map(({ columns }) => columns[0])
    assert.ok(leading.includes(quoted('with_loan')))
  })

  it(`has ${MOST_INDEXES} indexes at most for any configuration`, async () => {
    await fc.assert(
      fc.asyncProperty(models, async (model) => {
        const { database, close } = await libraryStores(model)
        const tables = `SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'p:book:%' AND name NOT LIKE 'p:book:rows.%'`
        // Tables without row numbers are their own primary key; SQLite calls that key an index.
        const indexes = database.sqlite
          .prepare(`SELECT count(*) FROM sqlite_master WHERE type = 'index' AND tbl_name IN (${tables})`)
          .pluck()
          .get() as number
        assert.ok(indexes <= MOST_INDEXES, `${indexes} indexes`)
        await close()
      }),
      { numRuns: 20, seed: 3 },
    )
  })
})

spec('A name in SQL', (it) => {
  it('can be nothing that ends its quotes', () => {
    assert.is(quoted('p:case:rows.parts:0f'), '"p:case:rows.parts:0f"')
    for (const name of ['', '"', 'a"b', 'a b', "a';--", 'A', 'é']) assert.throws(() => quoted(name))
  })
})
