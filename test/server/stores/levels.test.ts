import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { openDatabase } from '../../../server/db/open.ts'
import { createStores } from '../../../server/stores/create-stores.ts'
import { createLevelsStore } from '../../../server/stores/levels-store.ts'
import { createStoredRecords } from '../../../server/stores/stored-records.ts'
import { createVerification } from '../../../server/stores/verification.ts'
import { now, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { changingLibrary, checksum, laterLibrary, lend, libraryModel, standing } from './changing-library.ts'
import { saving } from './town-library.ts'

const [concerned, other, untouched] = [uuid(1), uuid(2), uuid(3)]

async function lendingLibrary() {
  const library = await changingLibrary()
  await lend(library)
  return library
}
type Library = Awaited<ReturnType<typeof lendingLibrary>>

const rowOf = ({ database: { sqlite } }: Library, id: string) =>
  sqlite.prepare('SELECT version, level, state FROM records WHERE id = ?').get(id) as {
    readonly version: number
    readonly level: number
    readonly state: string
  }

const wholeHistory = ({ records }: Library, id: string) => records.history(id, { offset: 0, limit: 50 })
/** As it is on disk: what is not there is not said. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const brokenIn = ({ database }: Library) => [...createVerification(database).records()].filter(Boolean)
const sumOf = (library: Library) => {
  const stored = createStoredRecords(library.database, createLevelsStore(library.database.sqlite))
  return checksum(library, (id) => stored.get(id) as never)
}
const settleAll = ({ records }: Library) => records.settleAll({ at: () => now })

spec('Records under a new release', (it) => {
  it('are told in its words at once, though no row was written', async () => {
    const library = await lendingLibrary()
    const before = rowOf(library, concerned)
    await library.turnTo(laterLibrary)
    const record = await standing(library, concerned)
    assert.is(record.answers['reader_name'], 'Ana Luz')
    assert.equal(record.answers['copies'], [
      { unique_id: uuid(101), copy_code: 'A', state: 'damaged', price: 1.23, place: 'North' },
      { unique_id: uuid(102), copy_code: 'B', state: 'damaged', price: 0.01 },
    ])
    assert.is(record.version, 2)
    assert.equal(rowOf(library, concerned), before)
  })

  it('keep their version where it means nothing to them', async () => {
    const library = await lendingLibrary()
    await library.turnTo(laterLibrary)
    assert.equal([(await standing(library, other)).version, (await standing(library, untouched)).version], [1, 1])
  })

  it('stand in lists as they stand alone', async () => {
    const library = await lendingLibrary()
    await library.turnTo(laterLibrary)
    const main = library.database.sqlite
      .prepare(`SELECT "table" FROM projections WHERE "table" LIKE 'p:loan:rows.copies:%'`)
      .pluck()
      .all() as string[]
    assert.is(main.length, 1)
    const states = library.database.sqlite.prepare(`SELECT state FROM "${main[0]}" ORDER BY 1`).pluck().all()
    assert.equal(states, ['damaged', 'damaged', 'good'])
  })

  it('have an entry in their log before it is written down, and the same one after', async () => {
    const library = await lendingLibrary()
    await library.turnTo(laterLibrary)
    const before = await wholeHistory(library, concerned)
    assert.equal(
      before.map(({ action, version, by, release }) => [action, version, by, release]),
      [
        ['migrate', 2, '', 'later'],
        ['create', 1, 'nadia', libraryModel.hash],
      ],
    )
    assert.equal(await library.records.history(concerned, { offset: 1, limit: 1 }), before.slice(1))
    assert.is(await settleAll(library), 3)
    assert.equal(plain(await wholeHistory(library, concerned)), plain(before))
    assert.is(rowOf(library, concerned).version, 2)
  })

  it('have logs that are whole, settled or not', async () => {
    const library = await lendingLibrary()
    await library.turnTo(laterLibrary)
    assert.equal(brokenIn(library), [])
    await library.perform('nadia', { name: 'update', answers: { reader_name: 'Ana Ríos' } })
    assert.equal(
      (await wholeHistory(library, concerned)).map(({ action }) => action),
      ['update', 'migrate', 'create'],
    )
    assert.equal(brokenIn(library), [])
    await settleAll(library)
    assert.equal(brokenIn(library), [])
    assert.equal(await library.records.verifyChain(concerned), { whole: true })
    assert.equal(await library.audit.verify(), { whole: true })
  })

  it('are settled before anything else is written to them', async () => {
    const library = await lendingLibrary()
    await library.turnTo(laterLibrary)
    const done = await library.perform('nadia', { name: 'update', answers: { pages: 3 }, baseVersion: 2 })
    assert.is(done.record.version, 3)
    assert.equal([rowOf(library, concerned).version, rowOf(library, concerned).level], [3, 1])
  })

  it('are told as they were in the words of today, before and after', async () => {
    const library = await lendingLibrary()
    await library.turnTo(laterLibrary)
    const then = await library.records.answersAt(concerned, 1)
    assert.is(then?.['reader_name'], 'Ana Luz')
    await settleAll(library)
    assert.equal(await library.records.answersAt(concerned, 1), then)
    assert.is(await library.records.answersAt(concerned, 3), undefined)
  })

  it('take no write that was decided before', async () => {
    const library = await lendingLibrary()
    const before = await standing(library, other)
    const after = { ...before, version: 2, answers: { ...before.answers, borrower: 'Jon' } }
    const late = saving(after, { before })
    const [write] = late.records
    if (!write) throw new Error('Nothing is written')
    await library.turnTo(laterLibrary)
    const records = [{ ...write, change: { ...write.change, release: libraryModel.hash } }]
    assert.equal(await library.records.commit({ ...late, records }), { kind: 'stale' })
  })
})

spec('The sweep that writes down what became of records', (it) => {
  it('goes on where it was interrupted, and ends', async () => {
    const library = await changingLibrary()
    for (let index = 1; index <= 60; index++) {
      await library.perform('nadia', {
        ...{ name: 'create', record: uuid(index) },
        answers: { title: 'Maps', borrower: `Reader ${index}` },
      })
    }
    await library.turnTo(laterLibrary)
    assert.is(await library.records.unsettled(), 60)
    const stop = new AbortController()
    const first = await library.records.settleAll({ at: () => now, signal: stop.signal, told: () => stop.abort() })
    assert.ok(first > 0 && first < 60)
    assert.is(await library.records.unsettled(), 60 - first)
    assert.is(await settleAll(library), 60 - first)
    assert.is(await settleAll(library), 0)
    assert.equal(brokenIn(library), [])
  })
})

spec('The way back', (it) => {
  for (const [how, settled] of [
    ['settled', true],
    ['not settled', false],
  ] as const) {
    it(`gives every value back, seen or not, of records that were ${how}`, async () => {
      const library = await lendingLibrary()
      const before = sumOf(library)
      await library.turnTo(laterLibrary)
      if (settled) await settleAll(library)
      assert.is.not(sumOf(library), before)
      await library.turnTo(libraryModel)
      if (settled) await settleAll(library)
      assert.is(sumOf(library), before)
      assert.is((await standing(library, concerned)).version, 3)
      assert.is((await standing(library, concerned)).parked, undefined)
      assert.equal(brokenIn(library), [])
    })
  }

  it('keeps what was written meanwhile, and what was written then is there the next time', async () => {
    const library = await lendingLibrary()
    await library.turnTo(laterLibrary)
    const copies = [{ unique_id: uuid(102), price: 2.5 }]
    await library.perform('nadia', { name: 'update', answers: { reader_name: 'Ana Ríos', copies } })
    await library.turnTo(libraryModel)
    const back = await standing(library, concerned)
    assert.is(back.answers['borrower'], 'Ana Ríos')
    assert.equal(
      (back.answers['copies'] as readonly { state: string; price: number }[]).map(({ state, price }) => [state, price]),
      [
        ['torn', 12.34],
        ['lost', 25],
      ],
    )
    await library.turnTo(laterLibrary)
    assert.is((await standing(library, concerned)).answers['reader_name'], 'Ana Ríos')
  })

  it('is known from the levels, by whatever way the release was left', async () => {
    const library = await lendingLibrary()
    const before = sumOf(library)
    const decided = { id: 'decided', steps: [{ kind: 'rename', recordType: 'loan', from: 'title', to: 'called' }] }
    const way = await library.releases.wayTo(laterLibrary, [decided])
    assert.equal(
      way.map(({ steps }) => steps.length),
      [5],
    )
    await library.activate(laterLibrary, now, { levels: way })
    assert.is((await standing(library, other)).answers['called'], 'Atlas')
    const back = await library.releases.wayTo(libraryModel)
    assert.equal(
      back.map(({ direction, steps }) => [direction, steps.length]),
      [['back', 5]],
    )
    await library.activate(libraryModel, now)
    assert.is(sumOf(library), before)
  })
})

spec('A switch that fails', (it) => {
  it('leaves the old release, its records and its lists', async () => {
    const library = await lendingLibrary()
    const before = sumOf(library)
    const failing = library.activate(laterLibrary, now, {
      alongside: () => {
        throw new Error('no receipt')
      },
    })
    await failing.then(
      () => assert.unreachable(),
      (error: Error) => assert.is(error.message, 'no receipt'),
    )
    assert.is(sumOf(library), before)
    assert.is((await library.releases.active())?.hash, libraryModel.hash)
    const done = await library.perform('nadia', { name: 'update', answers: { borrower: 'Omar' } })
    assert.is(done.record.answers['borrower'], 'Omar')
    await library.turnTo(laterLibrary)
    assert.is((await standing(library, concerned)).answers['reader_name'], 'Omar')
  })
})

spec('People', (it) => {
  it('give the services of today, and those of before after the way back', async () => {
    const library = await lendingLibrary()
    const serving = { ...libraryModel, hash: 'serving', instance: { ...libraryModel.instance, services: 'channel' } }
    await library.turnTo(serving)
    const jon = await library.accounts.byUserName('jon')
    assert.ok(jon)
    await library.accounts.update(jon?.id ?? '', { services: ['bus', 'desk'] }, { action: 'update_user', at: now })
    const given = async () => (await library.accounts.byUserName('jon'))?.services
    const mapped = { id: 'buses', steps: [{ kind: 'map_options', lookup: 'channel', options: { bus: 'coach' } }] }
    await library.turnTo({ ...serving, hash: 'coaches', migrations: [mapped] })
    assert.equal(await given(), ['coach', 'desk'])
    await library.turnTo(serving)
    assert.equal(await given(), ['bus', 'desk'])
  })
})

spec('A start with another release than the last', (it) => {
  it('takes the records along before anything is served', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'formwork-levels-'))
    const first = await changingLibrary(folder)
    await lend(first)
    await first.close()
    const database = openDatabase(folder)
    const stores = createStores(database)
    await stores.activate(laterLibrary, now)
    assert.is((await standing({ records: stores.records }, concerned)).answers['reader_name'], 'Ana Luz')
    assert.equal([...createVerification(database).records()].filter(Boolean), [])
    await stores.close()
    rmSync(folder, { recursive: true })
  })
})
