import * as assert from 'uvu/assert'
import { contentHash } from '../../../config/folder-hash.ts'
import { bundleText } from '../../../config/release/bundle.ts'
import { uuid } from '../../lib/people.ts'
import { codesOf, dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { changed, promotingLibrary, releaseWith, signed } from './promoting-library.ts'

interface Told {
  readonly id: string
  readonly state: string
  readonly items: readonly { readonly id: string; readonly counts?: Record<string, number> }[]
  readonly incomplete: readonly { readonly item: string; readonly code: string }[]
  readonly content_hash: string
  readonly ready: boolean
  readonly obstacle?: string
  readonly failure?: { readonly code: string; readonly phase: string; readonly file?: string; readonly line?: number }
  readonly approval: { readonly needed: boolean; readonly given: boolean; readonly own: boolean }
}

const atlas = 'option/kind/atlas/removed'

spec('A plan that is applied', (it) => {
  it('is counted, decided, agreed to by somebody else, applied, and gone back from with every value', async () => {
    const library = await promotingLibrary({ loans: 7 })
    const { jon, layla, ana, promotion } = library
    for (const index of [11, 12, 13]) await ana.post('loans', { data: { id: uuid(index), book: 'Old', kind: 'novel' } })
    const next = await releaseWith(changed)
    const id = await library.planTo(next)
    const told = async () => dataOf<Told>(await jon.get(`plans/${id}`))
    const open = await told()
    assert.equal(open.items.find((item) => item.id === atlas)?.counts?.['records'], 7)
    assert.equal([open.state, open.obstacle], ['open', 'plan.incomplete'])
    assert.equal(await codesOf(await jon.post(`plans/${id}/apply`)), ['plan.incomplete'])

    assert.equal(await codesOf(await jon.patch(`plans/${id}`, { decisions: { [atlas]: { kind: 'map' } } })), [
      `${atlas}: decision.option_missing`,
    ])
    await jon.patch(`plans/${id}`, { decisions: { [atlas]: { kind: 'map', options: { atlas: 'map' } } } })
    const decided = await told()
    assert.equal([decided.incomplete, decided.obstacle], [[], 'plan.approval_missing'])
    const content = decided.content_hash
    assert.equal(await codesOf(await jon.post(`plans/${id}/approve`, { content })), ['plan.own'])
    assert.equal(await codesOf(await layla.post(`plans/${id}/approve`, { content: 'another' })), ['plan.changed'])
    assert.equal(await codesOf(await ana.post(`plans/${id}/approve`, { content })), ['action.forbidden'])
    assert.is((await layla.post(`plans/${id}/approve`, { content })).status, 200)
    assert.is((await told()).state, 'approved')

    assert.is((await jon.post(`plans/${id}/apply`)).status, 202)
    await promotion.idle()
    const applied = await told()
    assert.equal([applied.state, applied.failure], ['applied', undefined])
    assert.is(library.configuration.release().model.hash, next.release.content)
    assert.is((await dataOf(await ana.get(`loans/${uuid(3)}`)))['kind'], 'map')
    const touched = library.database.sqlite.prepare('SELECT count(*) FROM records WHERE version > 1').pluck()
    assert.is(touched.get(), 7, 'as many rows as the plan said')
    assert.is((await jon.post(`plans/${id}/apply`)).status, 200)

    const {
      receipts,
      receipts_whole: whole,
      back_to: back,
    } = await dataOf<{
      receipts: { kind: string; by: string }[]
      receipts_whole: boolean
      back_to: { content: string }[]
    }>(await jon.get('releases'))
    assert.equal([receipts.map(({ kind, by }) => `${kind} ${by}`), whole], [['apply jon', 'first '], true])

    library.wait(60_000)
    const returning = await dataOf<Told>(await layla.post('plans', { rollback_to: back[0]?.content }))
    await promotion.idle()
    const back1 = await dataOf<Told>(await layla.get(`plans/${returning.id}`))
    for (const { item } of back1.incomplete) {
      await layla.patch(`plans/${returning.id}`, { decisions: { [item]: { kind: 'keep' } } })
    }
    const backNow = await dataOf<Told>(await layla.get(`plans/${returning.id}`))
    if (backNow.approval.needed) await jon.post(`plans/${returning.id}/approve`, { content: backNow.content_hash })
    assert.is((await layla.post(`plans/${returning.id}/apply`)).status, 202)
    await promotion.idle()
    const gone = await dataOf<Told>(await layla.get(`plans/${returning.id}`))
    assert.equal([gone.state, gone.failure], ['applied', undefined])
    const after = await dataOf(await ana.get(`loans/${uuid(3)}`))
    assert.equal([after['kind'], after['reader']], ['atlas', 'Reader 3'])
    await library.end()
  })
})

spec('A plan that cannot be applied', (it) => {
  it('leaves the old release serving on a full disk, says so, and is applied once there is room', async () => {
    const library = await promotingLibrary({ loans: 40 })
    const { jon, layla, ana, promotion } = library
    const { sqlite } = library.database
    const id = await library.planTo(await releaseWith(changed))
    await jon.patch(`plans/${id}`, { decisions: { [atlas]: { kind: 'map', options: { atlas: 'map' } } } })
    const told = async () => dataOf<Told>(await jon.get(`plans/${id}`))
    await layla.post(`plans/${id}/approve`, { content: (await told()).content_hash })
    const before = library.configuration.release().model.hash

    const begun = jon.post(`plans/${id}/apply`)
    assert.is((await begun).status, 202)
    sqlite.pragma(`max_page_count = ${Number(sqlite.pragma('page_count', { simple: true }))}`)
    await promotion.idle()
    assert.is(library.configuration.release().model.hash, before)
    assert.is((await library.stores.records.get('loan', uuid(3)))?.record.answers['kind'], 'atlas')

    sqlite.pragma('max_page_count = 1000000')
    await promotion.tick()
    const { state, failure } = await told()
    assert.equal([state, failure?.code], ['failed', 'storage.full'])
    assert.is((await jon.post(`plans/${id}/apply`)).status, 202)
    await promotion.idle()
    assert.is((await told()).state, 'applied')
    assert.is((await dataOf(await ana.get(`loans/${uuid(3)}`)))['kind'], 'map')
    await library.end()
  })

  it('says in which file and line of the release it failed, and is not another release than was planned for', async () => {
    const library = await promotingLibrary()
    const { jon, promotion, database } = library
    const next = await releaseWith({ 'agencies/city.json': { id: 'city', name: 'Town' } })
    const before = library.configuration.release().model.hash
    const failureWith = async (text: string) => {
      const id = await library.planTo(next)
      database.sqlite.prepare('UPDATE bundles SET text = ? WHERE hash = ?').run(text, next.hash)
      await jon.post(`plans/${id}/apply`)
      await promotion.idle()
      const { state, failure } = await dataOf<Told>(await jon.get(`plans/${id}`))
      assert.equal([state, failure?.phase], ['failed', 'test'])
      assert.is(library.configuration.release().model.hash, before)
      database.sqlite.prepare('UPDATE bundles SET text = ? WHERE hash = ?').run(bundleText(next), next.hash)
      return failure
    }
    const files = { ...next.release.files, 'agencies/city.json': { id: 'city', name: 'Town', mayor: 'Jon' } }
    const broken = await failureWith(bundleText(signed({ ...next.release, files, content: contentHash(files) })))
    assert.equal([broken?.file, broken?.line], ['agencies/city.json', 1])
    assert.match(broken?.code ?? '', 'schema.')
    const other = await failureWith(
      bundleText(await releaseWith({ 'agencies/city.json': { id: 'city', name: 'Village' } })),
    )
    assert.is(other?.code, 'release.wrong_hash')
    await library.end()
  })

  it('is not applied when what is kept of the release is not what was taken in', async () => {
    const library = await promotingLibrary()
    const { jon, promotion } = library
    const next = await releaseWith({ 'agencies/city.json': { id: 'city', name: 'Town' } })
    const id = await library.planTo(next)
    // What is kept is what is applied: it is read, checked and played again.
    const spoilt = JSON.parse(JSON.stringify(next)) as { release: { files: Record<string, unknown> } }
    spoilt.release.files['agencies/city.json'] = { id: 'city' }
    library.database.sqlite
      .prepare('UPDATE bundles SET text = ? WHERE hash = ?')
      .run(`${JSON.stringify(spoilt)}\n`, next.hash)
    const before = library.configuration.release().model.hash
    await jon.post(`plans/${id}/apply`)
    await promotion.idle()
    const { state, failure } = await dataOf<Told>(await jon.get(`plans/${id}`))
    assert.equal([state, failure?.code, failure?.phase], ['failed', 'release.wrong_hash', 'test'])
    assert.is(library.configuration.release().model.hash, before)
    await library.end()
  })
})
