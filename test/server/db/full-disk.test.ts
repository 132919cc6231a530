import * as assert from 'uvu/assert'
import { Problem } from '../../../engine/problems.ts'
import { uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { saving, titled, townLibrary } from '../stores/town-library.ts'

const kindOf = async (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? `${error.kind} ${error.code}` : Promise.reject(error)),
  )

const large = (number: number) => titled('x'.repeat(20_000), 1, uuid(number))

spec('A full disk', (it) => {
  it('refuses a save whole, keeps what was acknowledged readable, and takes saves again once there is room', async () => {
    const library = await townLibrary()
    const { sqlite } = library.database
    const pages = Number(sqlite.pragma('page_count', { simple: true }))
    sqlite.pragma(`max_page_count = ${pages + 40}`)
    const kept: number[] = []
    const refused: string[] = []
    for (let number = 1; number <= 12; number++) {
      const kind = await kindOf(library.records.commit(saving(large(number))))
      if (kind === 'done') kept.push(number)
      else refused.push(kind)
    }
    assert.ok(kept.length > 0)
    assert.ok(refused.length > 0)
    assert.equal(new Set(refused), new Set(['storage storage.full']))
    const count = (table: string) => sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    assert.equal(['records', 'changes', 'change_payloads', 'mutations'].map(count), Array(4).fill(kept.length))
    for (const number of kept) assert.ok(await library.records.get('loan', uuid(number)))
    assert.is(sqlite.pragma('integrity_check', { simple: true }), 'ok')

    sqlite.pragma('max_page_count = 100000')
    assert.is(await kindOf(library.records.commit(saving(large(20)))), 'done')
    assert.equal(await library.audit.verify(), { whole: true })
  })

  it('refuses all that share the transaction, none of which is half there', async () => {
    const library = await townLibrary()
    const { sqlite } = library.database
    sqlite.pragma(`max_page_count = ${Number(sqlite.pragma('page_count', { simple: true })) + 20}`)
    const kinds = await Promise.all([1, 2, 3, 4].map((number) => kindOf(library.records.commit(saving(large(number))))))
    assert.equal(kinds, Array(4).fill('storage storage.full'))
    assert.is(sqlite.prepare('SELECT count(*) FROM records').pluck().get(), 0)
  })
})

spec('A read-only disk', (it) => {
  it('refuses saves as a full one does, and serves what is there', async () => {
    const library = await townLibrary()
    await library.records.commit(saving(titled('Maps')))
    library.database.sqlite.pragma('query_only = ON')
    assert.is(await kindOf(library.records.commit(saving(titled('New', 1, uuid(2))))), 'storage storage.full')
    assert.is(await kindOf(library.heartbeat('now')), 'storage storage.full')
    assert.is((await library.records.get('loan', uuid(1)))?.record.answers['title'], 'Maps')
  })
})
