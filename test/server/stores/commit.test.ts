import * as assert from 'uvu/assert'
import { aLoan, now, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { saving, titled, townLibrary } from './town-library.ts'

/** Everything that a write leaves behind, counted. */
const traces = ({ database }: { readonly database: import('../../../server/db/open.ts').Database }) =>
  Object.fromEntries(
    ['records', 'changes', 'change_payloads', 'mutations'].map((table) => [
      table,
      database.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
    ]),
  )

spec('A commit', (it) => {
  it('writes the record, its log, the audit and the mutation together', async () => {
    const library = await townLibrary()
    assert.equal(await library.records.commit(saving(titled('Maps'))), { kind: 'done' })
    assert.equal((await library.records.get('loan', uuid(1)))?.record, titled('Maps'))
    assert.equal(traces(library), { records: 1, changes: 1, change_payloads: 1, mutations: 1 })
    const [newest] = await library.audit.list({ offset: 0, limit: 1 })
    assert.is(newest?.action, 'create')
    assert.is(newest?.record, uuid(1))
    assert.is(newest?.userName, 'nadia')
  })

  it('is stale when the record stands at another version than expected, and leaves nothing', async () => {
    const library = await townLibrary()
    await library.records.commit(saving(titled('Maps')))
    const late = saving(titled('Atlas', 3), { before: titled('Maps', 2) })
    assert.equal(await library.records.commit(late), { kind: 'stale' })
    assert.equal(traces(library), { records: 1, changes: 1, change_payloads: 1, mutations: 1 })
    assert.is((await library.records.get('loan', uuid(1)))?.record.answers['title'], 'Maps')
  })

  it('is stale when somebody whom it counted on is not what they were, and leaves nothing', async () => {
    const library = await townLibrary()
    const giving = () => saving(titled('Maps'), { people: [{ userName: 'omar', membershipVersion: 1 }] })
    await library.accounts.update('id of omar', { groups: ['north'] }, { at: now, action: 'update_user' })
    assert.equal(await library.records.commit(giving()), { kind: 'stale' })
    assert.equal(traces(library), { records: 0, changes: 0, change_payloads: 0, mutations: 0 })
    const later = { ...giving(), people: [{ userName: 'omar', membershipVersion: 2 }] }
    assert.equal(await library.records.commit(later), { kind: 'done' })
  })

  it('of the platform itself is in the audit as nobody’s', async () => {
    const library = await townLibrary()
    const { actor: _, ...batch } = saving(titled('Maps'))
    assert.equal(await library.records.commit(batch), { kind: 'done' })
    const [newest] = await library.audit.list({ offset: 0, limit: 1 })
    assert.equal([newest?.action, newest?.userName], ['create', undefined])
  })

  it('says that a record exists instead of making it twice', async () => {
    const library = await townLibrary()
    await library.records.commit(saving(titled('Maps')))
    assert.equal(await library.records.commit(saving(titled('Other'))), { kind: 'exists' })
  })

  it('writes several records or none', async () => {
    const library = await townLibrary()
    await library.records.commit(saving(titled('Maps')))
    const first = saving(titled('New', 1, uuid(2)))
    const both = {
      ...first,
      records: [...first.records, ...saving(titled('Late', 9), { before: titled('', 8) }).records],
    }
    assert.equal(await library.records.commit(both), { kind: 'stale' })
    assert.is(await library.records.get('loan', uuid(2)), undefined)
  })

  it('answers a replay with what was kept, whatever happened since', async () => {
    const library = await townLibrary()
    const first = saving(titled('Maps'), { mutation: 'm', result: { id: 'x', changed: ['title'] } })
    await library.records.commit(first)
    await library.records.commit(saving(titled('Atlas', 2), { before: titled('Maps') }))
    const replay = { kind: 'replayed', result: { id: 'x', changed: ['title'] } }
    assert.equal(await library.records.commit(first), replay)
    assert.equal(await library.records.replayOf('nadia', 'm', 'm'), replay)
    assert.is((await library.records.get('loan', uuid(1)))?.record.version, 2)
  })

  it('refuses a mutation id that stood for another write, or was somebody else’s', async () => {
    const library = await townLibrary()
    await library.records.commit(saving(titled('Maps'), { mutation: 'm' }))
    const other = saving(titled('Else', 1, uuid(2)), { mutation: 'm', fingerprint: 'other' })
    assert.equal(await library.records.commit(other), { kind: 'mutation-reused' })
    assert.equal(await library.records.replayOf('omar', 'm', 'm'), { kind: 'mutation-reused' })
    assert.is(await library.records.get('loan', uuid(2)), undefined)
  })

  it('is stale when the writer’s role, agency, groups or standing changed since', async () => {
    const library = await townLibrary()
    const note = { at: '2024-05-10T06:00:00.000Z', action: 'update_user' }
    await library.accounts.update('id of nadia', { groups: ['south'] }, note)
    assert.equal(await library.records.commit(saving(titled('Maps'))), { kind: 'stale' })
    const again = saving(titled('Maps'), { actor: { userName: 'nadia', membershipVersion: 2 } })
    assert.equal(await library.records.commit(again), { kind: 'done' })
    assert.equal(
      await library.records.commit(saving(titled('x'), { actor: { userName: 'nobody', membershipVersion: 1 } })),
      {
        kind: 'stale',
      },
    )
  })

  it('shares its transaction with others asked for at the same time; one that fails takes none with it', async () => {
    const library = await townLibrary()
    const wrong = aLoan({ id: uuid(3), answers: { title: 'Maps', big: 1n } })
    const outcomes = await Promise.allSettled([
      library.records.commit(saving(titled('One', 1, uuid(1)))),
      library.records.commit(saving(titled('Late', 7, uuid(2)), { before: titled('', 6, uuid(2)) })),
      library.records.commit(saving(wrong)),
      library.records.commit(saving(titled('Four', 1, uuid(4)))),
    ])
    assert.equal(
      outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.kind : 'failed')),
      ['done', 'stale', 'failed', 'done'],
    )
    assert.equal(traces(library), { records: 2, changes: 2, change_payloads: 2, mutations: 2 })
    assert.equal(await library.audit.verify(), { whole: true })
  })

  it('lets exactly one of many writers to the same version through', async () => {
    const library = await townLibrary()
    await library.records.commit(saving(titled('Maps')))
    const writers = Array.from({ length: 50 }, (_, index) =>
      library.records.commit(saving(titled(`By ${index}`, 2), { before: titled('Maps') })),
    )
    const kinds = (await Promise.all(writers)).map(({ kind }) => kind)
    assert.is(kinds.filter((kind) => kind === 'done').length, 1)
    assert.is(kinds.filter((kind) => kind === 'stale').length, 49)
  })

  it('keeps a save without a difference as a mutation, and says it in the audit', async () => {
    const library = await townLibrary()
    await library.records.commit(
      saving(titled('Maps'), { records: [], audit: [{ action: 'update', record: uuid(1) }] }),
    )
    assert.equal(traces(library), { records: 0, changes: 0, change_payloads: 0, mutations: 1 })
    assert.is((await library.audit.list({ offset: 0, limit: 1 }))[0]?.action, 'update')
  })
})
