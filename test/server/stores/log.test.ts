import * as assert from 'uvu/assert'
import { aLoan, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { saving, titled, townLibrary } from './town-library.ts'

async function threeVersions() {
  const library = await townLibrary()
  const copies = [{ unique_id: 'c1', state: 'good' }]
  const one = titled('Maps')
  const two = aLoan({ version: 2, answers: { title: 'Atlas', copies } })
  const three = aLoan({ version: 3, answers: { copies } })
  await library.records.commit(saving(one))
  await library.records.commit(saving(two, { before: one }))
  await library.records.commit(saving(three, { before: two }))
  return library
}

/** Changes a table behind the back of the guards that keep it from being changed. */
function tamper({ database: { sqlite } }: Awaited<ReturnType<typeof threeVersions>>, statement: string): void {
  const guards = sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all() as string[]
  for (const guard of guards) sqlite.exec(`DROP TRIGGER "${guard}"`)
  sqlite.exec(statement)
}

spec('The log of a record', (it) => {
  it('tells the newest first, page by page', async () => {
    const library = await threeVersions()
    const versions = async (offset: number, limit: number) =>
      (await library.records.history(uuid(1), { offset, limit })).map(({ version }) => version)
    assert.equal(await versions(0, 2), [3, 2])
    assert.equal(await versions(2, 2), [1])
    const [newest] = await library.records.history(uuid(1), { offset: 0, limit: 1 })
    assert.equal(newest?.fields, [{ field: 'title', from: 'Atlas' }])
  })

  it('gives the answers as they were at any version, and none for versions that never were', async () => {
    const library = await threeVersions()
    assert.equal(await library.records.answersAt(uuid(1), 1), { title: 'Maps' })
    assert.equal(await library.records.answersAt(uuid(1), 2), {
      title: 'Atlas',
      copies: [{ unique_id: 'c1', state: 'good' }],
    })
    assert.equal(await library.records.answersAt(uuid(1), 3), { copies: [{ unique_id: 'c1', state: 'good' }] })
    assert.is(await library.records.answersAt(uuid(1), 0), undefined)
    assert.is(await library.records.answersAt(uuid(1), 4), undefined)
    assert.is(await library.records.answersAt(uuid(2), 1), undefined)
  })

  it('is whole as it was written', async () => {
    const library = await threeVersions()
    assert.equal(await library.records.verifyChain(uuid(1)), { whole: true })
    assert.equal(await library.audit.verify(), { whole: true })
  })

  it('cannot be changed or deleted through the database by mistake', async () => {
    const { database } = await threeVersions()
    for (const statement of [
      'UPDATE changes SET by = 1',
      'DELETE FROM changes',
      'UPDATE audit SET at = 1',
      'DELETE FROM audit',
    ]) {
      assert.throws(() => database.sqlite.exec(statement), /written once/)
    }
  })

  it('stays whole when what an entry says is erased', async () => {
    const library = await threeVersions()
    library.database.sqlite.exec('DELETE FROM change_payloads WHERE version = 2')
    assert.equal(await library.records.verifyChain(uuid(1)), { whole: true })
    assert.is(await library.records.answersAt(uuid(1), 1), undefined)
    assert.is((await library.records.history(uuid(1), { offset: 0, limit: 9 })).length, 2)
  })

  for (const [harm, statement, brokenAt] of [
    ['an author changed', "UPDATE changes SET by = 'omar' WHERE version = 2", 2],
    ['a payload rewritten', "UPDATE change_payloads SET payload = '{}' WHERE version = 2", 2],
    ['an entry cut out', 'DELETE FROM changes WHERE version = 2', 2],
    ['the newest entry cut off', 'DELETE FROM changes WHERE version = 3', 3],
    ['every entry cut off', 'DELETE FROM changes', 1],
  ] as const) {
    it(`shows ${harm}`, async () => {
      const library = await threeVersions()
      tamper(library, statement)
      assert.equal(await library.records.verifyChain(uuid(1)), { whole: false, brokenAt })
    })
  }

  it('shows in the audit who changed, deleted or moved an entry', async () => {
    for (const statement of [
      "UPDATE audit SET user_name = 'omar' WHERE seq = 6",
      'DELETE FROM audit WHERE seq = 6',
      'UPDATE audit SET head = NULL WHERE seq = 6',
    ]) {
      const library = await threeVersions()
      tamper(library, statement)
      assert.equal(await library.audit.verify(), { whole: false, brokenAt: 6 })
    }
  })
})
