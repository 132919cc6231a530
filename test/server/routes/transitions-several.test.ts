import * as assert from 'uvu/assert'
import { aLoan, uuid } from '../../lib/people.ts'
import { codesOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { borrowed, giving } from './giving.ts'
import type { Data } from './loans.ts'

const told = async (answer: Response) =>
  (await answer.json()) as { readonly data: readonly Data[]; readonly metadata: Data }

/** Two of Nadia's, one of which nobody was asked about, and one of Omar's. */
const mixture = [
  aLoan({ id: uuid(1), answers: borrowed }),
  aLoan({ id: uuid(2) }),
  aLoan({ id: uuid(3), answers: borrowed, core: { owned_by: 'omar' } }),
]

spec('POST /:plural/<kind>', (it) => {
  it('200: each by itself: what cannot be done is said of that one, and nothing of it is', async () => {
    const { nadia, stored } = await giving(mixture)
    const ids = [uuid(1), uuid(2), uuid(3), uuid(9)]
    const { data, metadata } = await told(
      await nadia.post('loans/offers', { data: { ids, transitioned_to: 'omar', notes: 'All' } }),
    )
    assert.equal(data, [
      { id: uuid(1), done: true },
      {
        ...{ id: uuid(2), done: false, message: ['action.refused'] },
        why: [{ code: 'consent.missing', message: 'Nobody was asked.' }],
      },
      { id: uuid(3), done: false, message: ['record.not_found'] },
      { id: uuid(9), done: false, message: ['record.not_found'] },
    ])
    assert.equal(metadata, { total: 4, done: 1 })
    assert.equal([(await stored(1))?.version, (await stored(2))?.version, (await stored(3))?.version], [2, 1, 1])
  })
  it('200: those that a search finds go to a new owner', async () => {
    const { nadia, stored } = await giving(mixture)
    const filters = { status: ['open'] }
    const answer = await nadia.post('loans/handovers', { data: { filters, transitioned_to: 'amal' } })
    assert.equal((await told(answer)).metadata, { total: 2, done: 2 })
    assert.equal(
      [(await stored(1))?.core.owned_by, (await stored(2))?.core.owned_by, (await stored(3))?.core.owned_by],
      ['amal', 'amal', 'omar'],
    )
  })
  it('200: asked for twice, they go once', async () => {
    const { nadia, stored } = await giving(mixture)
    const wish = { data: { ids: [uuid(1)], transitioned_to: 'omar' } }
    for (let turn = 0; turn < 2; turn += 1) {
      const { data } = await told(await nadia.post('loans/offers', wish, { 'idempotency-key': uuid(77) }))
      assert.equal(data, [{ id: uuid(1), done: true }])
    }
    assert.is((await stored(1))?.core.transitions?.length, 1)
  })
  it('200: to somebody who may not get it, not one goes', async () => {
    const { nadia, stored } = await giving(mixture)
    const { data } = await told(await nadia.post('loans/offers', { data: { ids: [uuid(1)], transitioned_to: 'jon' } }))
    assert.equal(data, [{ id: uuid(1), done: false, message: ['recipient.not_eligible'] }])
    assert.is((await stored(1))?.version, 1)
  })
  it('leaves a trace of each that was refused', async () => {
    const { nadia, stores } = await giving(mixture)
    await nadia.post('loans/offers', { data: { ids: [uuid(2), uuid(3)], transitioned_to: 'omar' } })
    const refused = (await stores.audit.list({ offset: 0, limit: 99 })).filter(
      ({ action }) => action === 'offer_refused',
    )
    assert.equal(
      refused.map(({ userName, record }) => [userName, record]),
      [
        ['nadia', uuid(3)],
        ['nadia', uuid(2)],
      ],
    )
  })
  it('422: more than a hundred at once, or none said', async () => {
    const many = Array.from({ length: 101 }, (_, index) => aLoan({ id: uuid(1000 + index), answers: borrowed }))
    const { nadia, stored } = await giving(many)
    const found = await nadia.post('loans/handovers', { data: { filters: {}, transitioned_to: 'amal' } })
    assert.equal([found.status, await codesOf(found)], [422, ['/data/filters: records.too_many']])
    const named = await nadia.post('loans/handovers', {
      data: { ids: many.map(({ id }) => id), transitioned_to: 'amal' },
    })
    assert.equal([named.status, await codesOf(named)], [422, ['/data/ids: body.too_many_items']])
    assert.is((await nadia.post('loans/handovers', { data: { transitioned_to: 'amal' } })).status, 422)
    assert.is((await stored(1000))?.core.owned_by, 'nadia')
  })
  it('403: by somebody whose role does not let them', async () => {
    const { omar } = await giving(mixture)
    const wish = { data: { ids: [uuid(3)], transitioned_to: 'nadia' } }
    assert.is((await omar.post('loans/offers', wish)).status, 403)
  })
  it('200: as an action of the configuration that lists may do to several', async () => {
    const { nadia, stored } = await giving(mixture)
    const wish = { record_action: 'hand_over', data: { ids: [uuid(1), uuid(3)], transitioned_to: 'amal' } }
    const { metadata } = await told(await nadia.post('loans/actions', wish))
    assert.equal(metadata, { total: 2, done: 1 })
    assert.equal([(await stored(1))?.core.owned_by, (await stored(3))?.core.owned_by], ['amal', 'omar'])
  })
  it('403: no step on an entry and nothing of the platform’s own is done so', async () => {
    const { nadia } = await giving(mixture)
    for (const record_action of ['accept_offer', 'disable', 'expire_transitions']) {
      assert.is((await nadia.post('loans/actions', { record_action, data: { ids: [uuid(1)] } })).status, 403)
    }
  })
  it('404: of a kind that there is not', async () => {
    const { nadia } = await giving(mixture)
    assert.is((await nadia.post('loans/gifts', { data: { ids: [uuid(1)] } })).status, 404)
  })
})
