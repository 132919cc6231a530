import * as assert from 'uvu/assert'
import { ONLY } from '../../../config/directory/directory-kind.ts'
import { bundleOf } from '../../../config/release/bundle.ts'
import { makeKeys } from '../../../config/release/keys.ts'
import { now, uuid } from '../../lib/people.ts'
import { codesOf, dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { changed, promotingLibrary, releaseWith } from './promoting-library.ts'

interface Told {
  readonly id: string
  readonly state: string
  readonly content_hash: string
  readonly incomplete: readonly { readonly item: string }[]
  readonly obstacle?: string
  readonly failure?: { readonly code: string; readonly phase: string; readonly file?: string; readonly line?: number }
}

type Library = Awaited<ReturnType<typeof promotingLibrary>>

const atlas = 'option/kind/atlas/removed'
const told = async ({ jon }: Library, id: string) => dataOf<Told>(await jon.get(`plans/${id}`))

/** A name that is another one: nothing to decide, nobody else to ask. */
const renamed = async (name: string, files: object = {}) =>
  releaseWith({ 'agencies/city.json': { id: 'city', name }, ...files })

async function decidedAndApproved(library: Library, id: string, decision: object): Promise<void> {
  await library.jon.patch(`plans/${id}`, { decisions: { [atlas]: decision } })
  const { content_hash: content } = await told(library, id)
  await library.layla.post(`plans/${id}/approve`, { content })
}

spec('POST /releases', (it) => {
  it('422: refuses what nobody trusted signed, what was altered, and what is for somebody else, each with its reason', async () => {
    const library = await promotingLibrary()
    const next = await renamed('Town')
    const other = makeKeys()
    const codes = async (bundle: unknown) => codesOf(await library.send(bundle))
    assert.equal(await codes(bundleOf(next.release, [])), ['release: release.unsigned'])
    assert.equal(await codes(bundleOf(next.release, [other.privateKey])), ['release: release.unknown_key'])
    assert.equal(await codes({ ...next, release: { ...next.release, author: 'Nobody' } }), [
      'release: release.wrong_hash',
    ])
    assert.equal(await codesOf(await library.jon.post('releases', '{"release":')), ['release: release.not_json'])
    assert.equal(await codesOf(await library.ana.post('releases', '{}')), ['action.forbidden'])
    const large = await library.jon.post('releases', '{}', { 'content-length': '99999999' })
    assert.equal([large.status, await codesOf(large)], [413, ['release.too_large']])
    assert.is((await library.send(next)).status, 201)
    assert.is((await library.send(next)).status, 200)
    await library.end()
  })

  it('422: says where in the release something is wrong, and how much', async () => {
    const library = await promotingLibrary()
    const { release } = await renamed('Town')
    const files = { ...release.files, 'forms/loan/book.json': { id: 'book', fields: ['nothing', 'nobody'] } }
    const { contentHash } = await import('../../../config/folder-hash.ts')
    const { jon } = await import('../../config/release/releases.ts')
    const broken = bundleOf({ ...release, files, content: contentHash(files) }, [jon.privateKey])
    const answer = await library.send(broken)
    assert.is(answer.status, 422)
    const [first] = await codesOf(answer)
    assert.match(first ?? '', /^forms\/loan\/book\.json:\d+:\d+: /)
    await library.end()
  })
})

spec('A plan', (it) => {
  it('needs nobody else where it neither widens nor destroys, is applied once, and makes the others stale', async () => {
    const library = await promotingLibrary()
    const [town, village] = [await renamed('Town'), await renamed('Village')]
    const [first, second] = [await library.planTo(town), await library.planTo(village)]
    assert.is((await told(library, first)).obstacle, undefined)
    const answers = await Promise.all([
      library.jon.post(`plans/${first}/apply`),
      library.layla.post(`plans/${second}/apply`),
    ])
    assert.equal(answers.map(({ status }) => status).sort(), [202, 409])
    const busy = answers.find(({ status }) => status === 409)
    assert.equal(await codesOf(busy as Response), ['plan.busy'])
    await library.promotion.idle()
    assert.equal([(await told(library, first)).state, (await told(library, second)).state].sort(), ['applied', 'stale'])
    const again = await library.jon.post('plans', { release: town.hash })
    const other = await library.jon.post('plans', { release: village.hash })
    assert.equal([again.status, other.status].sort(), [201, 409])
    await library.end()
  })

  it('is agreed to as it is: a decision later it has to be agreed to again', async () => {
    const library = await promotingLibrary({ loans: 2 })
    const id = await library.planTo(await releaseWith(changed))
    await decidedAndApproved(library, id, { kind: 'keep' })
    assert.is((await told(library, id)).obstacle, undefined)
    await library.jon.patch(`plans/${id}`, { decisions: { [atlas]: { kind: 'park' } } })
    assert.is((await told(library, id)).obstacle, 'plan.approval_missing')
    const { content_hash: content } = await told(library, id)
    await library.layla.post(`plans/${id}/refuse`, { content, note: 'Not yet' })
    assert.is((await told(library, id)).obstacle, 'plan.was_refused')
    assert.equal(await codesOf(await library.jon.post(`plans/${id}/apply`)), ['plan.was_refused'])
    assert.is((await dataOf<Told>(await library.jon.post(`plans/${id}/withdraw`))).state, 'withdrawn')
    assert.equal(await codesOf(await library.jon.post(`plans/${id}/apply`)), ['plan.other_state'])
    await library.end()
  })

  it('needs nobody else where nobody holds what goes, and grows stale when somebody came to hold it', async () => {
    const library = await promotingLibrary()
    const decisions = { [atlas]: { kind: 'keep' } }
    // In one it is decided what becomes of it, but nobody else has read that.
    const ids = [await library.planTo(await releaseWith(changed)), await library.planTo(await releaseWith(changed))]
    await library.jon.patch(`plans/${ids[1]}`, { decisions })
    for (const id of ids) assert.is((await told(library, id)).obstacle, undefined)
    await library.ana.post('loans', { data: { id: uuid(1), book: 'Late', kind: 'atlas' } })
    for (const id of ids) {
      await library.jon.post(`plans/${id}/apply`)
      await library.promotion.idle()
      const { state, failure } = await told(library, id)
      assert.equal([state, failure?.code], ['stale', 'plan.counts_changed'])
    }
    assert.is((await dataOf(await library.ana.get(`loans/${uuid(1)}`)))['kind'], 'atlas')
    await library.end()
  })

  it('keeps what two people decide at the same time, each about something else', async () => {
    const kinds = (...ids: readonly string[]) => ({
      ...{ id: 'kind', label: 'Kind' },
      options: ids.map((id) => ({ id, label: id })),
    })
    const library = await promotingLibrary({ loans: 2, files: { 'lookups/kind.json': kinds('novel', 'atlas', 'map') } })
    const map = 'option/kind/map/removed'
    const shelf = { id: 'shelf', label: 'Shelf', options: [{ id: 'crime', label: 'Crime', tags: ['novel'] }] }
    const id = await library.planTo(
      await releaseWith({ 'lookups/kind.json': kinds('novel'), 'lookups/shelf.json': shelf }),
    )
    const answers = await Promise.all([
      library.jon.patch(`plans/${id}`, { decisions: { [atlas]: { kind: 'keep' } } }),
      library.layla.patch(`plans/${id}`, { decisions: { [map]: { kind: 'keep' } } }),
    ])
    assert.equal(
      answers.map(({ status }) => status),
      [200, 200],
    )
    const { decisions } = await dataOf<{ decisions: Record<string, { by: string }> }>(
      await library.jon.get(`plans/${id}`),
    )
    assert.equal([decisions[atlas]?.by, decisions[map]?.by], ['jon', 'layla'])
    await library.end()
  })

  it('begins by itself on its day, and is found where the process ended', async () => {
    const library = await promotingLibrary()
    const id = await library.planTo(await renamed('Town'))
    assert.equal(await codesOf(await library.jon.post(`plans/${id}/schedule`, { at: '2020-01-01T00:00:00Z' })), [
      'at: plan.schedule_past',
    ])
    assert.equal(await codesOf(await library.jon.post(`plans/${id}/schedule`, { at: '2062-05-11T06:00:00Z' })), [
      'at: plan.schedule_far',
    ])
    await library.jon.post(`plans/${id}/schedule`, { at: '2024-05-11T06:00:00.000Z' })
    await library.promotion.tick()
    await library.promotion.idle()
    assert.is((await told(library, id)).state, 'scheduled')
    library.wait(2 * 86_400_000)
    await library.promotion.tick()
    await library.promotion.idle()
    assert.is((await library.promotion.get(id)).state, 'applied')
    await library.end()
  })

  it('does not begin on its day when whoever put it there may no longer apply plans', async () => {
    const library = await promotingLibrary()
    const id = await library.planTo(await renamed('Town'))
    await library.jon.post(`plans/${id}/schedule`, { at: '2024-05-11T06:00:00.000Z' })
    const jon = await library.stores.accounts.byUserName('jon')
    await library.stores.accounts.update(jon?.id ?? '', { disabled: true }, { at: now, action: 'test' })
    library.wait(2 * 86_400_000)
    await library.promotion.tick()
    await library.promotion.idle()
    const { state, failure } = await library.promotion.get(id)
    assert.equal([state, failure?.code], ['failed', 'plan.no_longer_theirs'])
    await library.end()
  })

  it('is not agreed to through an account that somebody of the plan made or opened since its release came', async () => {
    const library = await promotingLibrary({ loans: 1 })
    const id = await library.planTo(await releaseWith(changed))
    await library.jon.patch(`plans/${id}`, { decisions: { [atlas]: { kind: 'keep' } } })
    const { content_hash: content } = await told(library, id)
    const layla = await library.stores.accounts.byUserName('layla')
    const opened = { action: 'sign_in_code', recordType: 'user', record: layla?.id ?? '' }
    await library.stores.audit.write([{ at: '2024-01-01T00:00:00.000Z', userName: 'jon', ...opened }])
    await library.stores.audit.write([{ at: now, userName: 'ana', ...opened }])
    assert.is((await library.layla.post(`plans/${id}/approve`, { content })).status, 200)
    await library.stores.audit.write([{ at: now, userName: 'jon', ...opened }])
    assert.equal(await codesOf(await library.layla.post(`plans/${id}/approve`, { content })), ['plan.own_account'])
    assert.is((await library.layla.post(`plans/${id}/refuse`, { content })).status, 200)
    await library.end()
  })

  it('is agreed to by the strictest policy, whatever was set here', async () => {
    const library = await promotingLibrary({ loans: 1 })
    const policyIs = async (secondPerson: string) => {
      const write = { kind: 'settings', id: ONLY, body: { mail: true, policy: { secondPerson } } }
      await library.stores.directory.write([write], { at: now, action: 'test' })
    }
    await policyIs('never')
    assert.is(library.configuration.release().model.instance.policy?.secondPerson, 'never')
    // What was set here waits for a decision too.
    const keepAll = async (id: string) => {
      const { incomplete } = await told(library, id)
      const decisions = Object.fromEntries(incomplete.map(({ item }) => [item, { kind: 'keep' }]))
      await library.jon.patch(`plans/${id}`, { decisions })
    }
    const id = await library.planTo(await releaseWith(changed))
    await keepAll(id)
    assert.equal(await codesOf(await library.jon.post(`plans/${id}/apply`)), ['plan.approval_missing'])
    await library.jon.post(`plans/${id}/withdraw`)
    await policyIs('always')
    const name = await library.planTo(await renamed('Town'))
    await keepAll(name)
    assert.equal(await codesOf(await library.jon.post(`plans/${name}/apply`)), ['plan.approval_missing'])
    await library.end()
  })

  it('widens where it asks for a second person less often', async () => {
    const library = await promotingLibrary()
    const { release } = await releaseWith()
    const instance = { ...(release.files['instance.json'] as object), policy: { secondPerson: 'never' } }
    const id = await library.planTo(await releaseWith({ 'instance.json': instance }))
    assert.is((await told(library, id)).obstacle, 'plan.approval_missing')
    await library.end()
  })

  it('destroys on its day what somebody decided to, in records and in their log, and leaves a receipt', async () => {
    const library = await promotingLibrary({ loans: 3 })
    const id = await library.planTo(await releaseWith(changed))
    await decidedAndApproved(library, id, { kind: 'purge', on: '2024-05-20' })
    await library.jon.post(`plans/${id}/apply`)
    await library.promotion.idle()
    assert.is((await told(library, id)).state, 'applied')
    const kept = async () => (await library.stores.records.get('loan', uuid(2)))?.record
    assert.is((await kept())?.answers['kind'], undefined)
    assert.match(JSON.stringify((await kept())?.parked), 'atlas')
    library.wait(11 * 86_400_000)
    await library.promotion.tick()
    assert.is((await kept())?.parked, undefined)
    const history = await library.stores.records.history(uuid(2), { offset: 0, limit: 100 })
    assert.not.match(JSON.stringify(history), 'atlas')
    assert.equal(await library.stores.records.verifyChain(uuid(2)), { whole: true })
    const [receipt] = await library.stores.promotion.receipts.list(1)
    assert.equal([receipt?.kind, (receipt?.body as { records?: number } | undefined)?.records], ['purge', 3])
    assert.equal(await library.promotion.verifyReceipts(), { whole: true })
    await library.end()
  })
})
