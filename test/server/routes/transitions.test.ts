import * as assert from 'uvu/assert'
import { aLoan, uuid } from '../../lib/people.ts'
import { codesOf, dataOf, errorsOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { given, giving, loan } from './giving.ts'
import { whyNot } from './kept.ts'
import type { Data } from './loans.ts'

const note = { at: '2024-05-10T06:00:00.000Z', action: 'test', userName: 'jon' }
const listOf = (answer: Response) => dataOf<readonly Data[]>(answer)

spec('POST /:plural/:id/<kind>', (it) => {
  it('200: begins one, told with the names of both and what may be done about it', async () => {
    const { nadia } = await giving()
    const answer = await nadia.post(`${loan}/offers`, { data: { transitioned_to: 'omar', notes: 'Please' } })
    assert.is(answer.status, 200)
    const data = await dataOf(answer)
    assert.equal(
      [data['type'], data['status'], data['transitioned_to_full_name'], data['transitioned_by_full_name']],
      ['offer', 'in_progress', 'Omar Said', 'Nadia Haddad'],
    )
    assert.equal(
      [data['type_label'], data['notes'], data['record_access_denied'], data['user_can_accept_or_reject']],
      ['Offer', 'Please', false, false],
    )
    assert.equal(
      (data['steps'] as readonly Data[]).map(({ id, action, label, enabled }) => [id, action, label, enabled]),
      [['revoke', 'revoke_offer', 'Take back', true]],
    )
  })
  it('200: the same wish sent twice begins one', async () => {
    const { nadia, stored } = await giving()
    const key = { 'idempotency-key': uuid(55) }
    const wish = { data: { transitioned_to: 'omar' } }
    const ids = [
      await dataOf(await nadia.post(`${loan}/offers`, wish, key)),
      await dataOf(await nadia.post(`${loan}/offers`, wish, key)),
    ].map(({ id }) => id)
    assert.is(ids[0], ids[1])
    assert.is((await stored())?.core.transitions?.length, 1)
  })
  it('200: a record that is handed over is its giver’s no more, who hears no more of it', async () => {
    const { nadia, amal, stored } = await giving()
    const answer = await nadia.post(`${loan}/handovers`, { data: { transitioned_to: 'amal' } })
    const { data, record } = (await answer.json()) as { data: Data; record: Data }
    assert.equal([answer.status, data['status'], data['record_access_denied']], [200, 'done', true])
    assert.equal(record, { id: uuid(1), record_access_denied: true })
    assert.is((await nadia.get(loan)).status, 404)
    assert.is((await amal.get(loan)).status, 200)
    const core = (await stored())?.core
    assert.equal([core?.owned_by, core?.previously_owned_by], ['amal', 'nadia'])
  })
  it('200: begun as an action of the record, a write that loses it says so and no more', async () => {
    const { nadia } = await giving()
    const wish = { data: { transitioned_to: 'amal' }, record_action: 'hand_over' }
    const answer = await nadia.patch(loan, wish, { prefer: 'return=minimal' })
    assert.equal([answer.status, await dataOf(answer)], [200, { id: uuid(1), record_access_denied: true }])
  })
  it('422: to somebody who is not there, is disabled, may not get it, or is oneself', async () => {
    const { nadia, stored } = await giving()
    for (const [to, code] of [
      ['nobody', 'recipient.unknown'],
      ['gone', 'recipient.unknown'],
      ['jon', 'recipient.not_eligible'],
      ['nadia', 'recipient.self'],
    ] as const) {
      const answer = await nadia.post(`${loan}/offers`, { data: { transitioned_to: to } })
      assert.equal([answer.status, await codesOf(answer)], [422, [`transitioned_to: ${code}`]])
    }
    assert.is((await stored())?.version, 1)
  })
  it('422: to somebody of another agency than was said', async () => {
    const { nadia } = await giving()
    const data = { transitioned_to: 'omar', transitioned_to_agency: 'town' }
    const answer = await nadia.post(`${loan}/offers`, { data })
    assert.equal([answer.status, await codesOf(answer)], [422, ['transitioned_to: recipient.elsewhere']])
  })
  it('422: further than one’s permission goes', async () => {
    const { nadia } = await giving()
    const answer = await nadia.post(`${loan}/handovers`, { data: { transitioned_to: 'sara' } })
    assert.equal([answer.status, await codesOf(answer)], [422, ['transitioned_to: recipient.not_eligible']])
  })
  it('409: without consent, whatever the payload says of going on without it', async () => {
    const { nadia, stored } = await giving([aLoan()])
    for (const more of [{}, { consent_overridden: true }, { consent_overridden: false }]) {
      const answer = await nadia.post(`${loan}/offers`, { data: { transitioned_to: 'omar', ...more } })
      assert.equal([answer.status, await whyNot(answer)], [409, ['consent.missing']])
    }
    assert.is((await stored())?.version, 1)
  })
  it('200: without consent by somebody who may, and who says so; the ledger keeps it', async () => {
    const { layla, stored } = await giving([aLoan()])
    const to = { transitioned_to: 'omar' }
    const without = await layla.post(`${loan}/offers`, { data: to })
    assert.equal([without.status, await whyNot(without)], [409, ['consent.missing']])
    const answer = await layla.post(`${loan}/offers`, { data: { ...to, consent_overridden: true } })
    assert.equal([answer.status, (await dataOf(answer))['consent_overridden']], [200, true])
    assert.equal(
      (await stored())?.core.disclosures?.map(({ by, to, consent }) => [by, to, consent]),
      [['layla', 'omar', 'overridden']],
    )
  })
  it('422: under a role that may not be named', async () => {
    const { nadia } = await giving()
    const data = { transitioned_to: 'omar', authorized_role_unique_id: 'keeper' }
    const answer = await nadia.post(`${loan}/showings`, { data })
    assert.equal([answer.status, await codesOf(answer)], [422, ['authorized_role_unique_id: choice.unknown']])
  })
  it('403: by somebody whose role does not let them', async () => {
    const { omar } = await given('offers', { transitioned_to: 'omar' })
    assert.is((await omar.post(`${loan}/offers`, { data: { transitioned_to: 'amal' } })).status, 403)
  })
  it('404: on a record out of reach as on one that is not there', async () => {
    const { omar } = await giving()
    const wish = { data: { transitioned_to: 'nadia' } }
    const there = await omar.post(`${loan}/offers`, wish)
    const not = await omar.post(`loans/${uuid(9)}/offers`, wish)
    assert.is(there.status, 404)
    assert.equal(await errorsOf(there), await errorsOf(not))
  })
  it('404: of a kind that there is not', async () => {
    const { nadia } = await giving()
    assert.is((await nadia.post(`${loan}/gifts`, { data: {} })).status, 404)
    assert.is((await nadia.get(`${loan}/gifts`)).status, 404)
  })
  it('is noted with its name when it was refused', async () => {
    const { nadia, stores } = await giving()
    await nadia.post(`${loan}/offers`, { data: { transitioned_to: 'nobody' } })
    const [last] = await stores.audit.list({ offset: 0, limit: 1 })
    assert.equal([last?.action, last?.recordType, last?.record], ['offer_refused', 'loan', uuid(1)])
  })
})

spec('PATCH and DELETE /:plural/:id/<kind>/:entry', (it) => {
  it('200: accepted by the recipient, whose the record is from then on', async () => {
    const { omar, nadia, entry, stored } = await given('offers', { transitioned_to: 'omar' })
    const answer = await omar.patch(entry, { data: { status: 'accepted' } })
    assert.equal([answer.status, (await dataOf(answer))['status']], [200, 'accepted'])
    assert.equal([(await stored())?.core.owned_by, (await nadia.get(loan)).status], ['omar', 404])
  })
  it('200: rejected with a reason; the recipient reaches the record no more', async () => {
    const { omar, nadia, entry } = await given('offers', { transitioned_to: 'omar' })
    assert.is((await omar.get(loan)).status, 200)
    const answer = await omar.patch(entry, { data: { status: 'rejected', rejected_reason: 'No room' } })
    const data = await dataOf(answer)
    assert.equal([answer.status, data['status'], data['record_access_denied']], [200, 'rejected', true])
    assert.is((await omar.get(loan)).status, 404)
    const [told] = await listOf(await nadia.get(`${loan}/offers`))
    assert.equal(
      [told?.['status'], told?.['rejected_reason'], told?.['responded_by_full_name']],
      ['rejected', 'No room', 'Omar Said'],
    )
  })
  it('422: rejected without the reason that is asked for', async () => {
    const { omar, entry } = await given('offers', { transitioned_to: 'omar' })
    const answer = await omar.patch(entry, { data: { status: 'rejected' } })
    assert.equal([answer.status, await codesOf(answer)], [422, ['rejected_reason: answer.required']])
  })
  it('200: taken back by the sender, at once on every path', async () => {
    const { omar, nadia, entry } = await given('showings', { transitioned_to: 'omar' })
    assert.is(((await (await omar.get('loans')).json()) as { metadata: Data }).metadata['total'], 1)
    assert.is((await nadia.delete(entry)).status, 200)
    assert.is(((await (await omar.get('loans')).json()) as { metadata: Data }).metadata['total'], 0)
    assert.is((await omar.get(loan)).status, 404)
    assert.is((await omar.get(`${loan}/transitions`)).status, 404)
  })
  it('200: taken back by somebody else who may', async () => {
    const { layla, entry } = await given('offers', { transitioned_to: 'omar' })
    assert.is((await layla.delete(entry)).status, 200)
  })
  it('403: answered by somebody who only reads the record, or by the sender', async () => {
    const { layla, nadia, entry, stored } = await given('offers', { transitioned_to: 'omar' })
    for (const bystander of [layla, nadia]) {
      const answer = await bystander.patch(entry, { data: { status: 'accepted' } })
      assert.equal([answer.status, await codesOf(answer)], [403, ['transition.not_yours']])
    }
    const asAction = await layla.patch(loan, {
      data: { transition: entry.split('/').at(-1) as string },
      record_action: 'accept_offer',
    })
    assert.is(asAction.status, 403)
    assert.is((await stored())?.core.owned_by, 'nadia')
  })
  it('409: answered twice, or after it was taken back', async () => {
    const { omar, nadia, entry } = await given('showings', { transitioned_to: 'omar' })
    assert.is((await omar.patch(entry, { data: { status: 'accepted' } })).status, 200)
    const again = await omar.patch(entry, { data: { status: 'accepted' } })
    assert.equal([again.status, await whyNot(again)], [409, ['transition.answered']])
    await nadia.delete(entry)
    const back = await nadia.delete(entry)
    assert.equal([back.status, await whyNot(back)], [409, ['transition.answered']])
  })
  it('409: by a recipient who could not get it any more', async () => {
    const { as, entry, stores, stored } = await given('offers', { transitioned_to: 'omar' })
    const account = await stores.accounts.byUserName('omar')
    await stores.accounts.update(account?.id ?? '', { role: 'keeper' }, note)
    const omar = await as('omar')
    const answer = await omar.patch(entry, { data: { status: 'accepted' } })
    assert.equal([answer.status, await whyNot(answer)], [409, ['recipient.not_eligible']])
    assert.is((await stored())?.core.owned_by, 'nadia')
  })
  it('404: an entry that is not there, is of another kind, or not this person’s to know, in the same words', async () => {
    const { nadia, omar, amal, id, entry } = await given('offers', { transitioned_to: 'omar' })
    await nadia.post(`${loan}/showings`, { data: { transitioned_to: 'amal' } })
    const bodies = [
      await nadia.patch(`${loan}/offers/${uuid(9)}`, { data: { status: 'revoked' } }),
      await nadia.patch(`${loan}/showings/${id}`, { data: { status: 'revoked' } }),
      await amal.patch(entry, { data: { status: 'accepted' } }),
    ]
    assert.equal(
      bodies.map(({ status }) => status),
      [404, 404, 404],
    )
    const [first, ...others] = await Promise.all(bodies.map((body) => codesOf(body)))
    assert.equal(first, ['transition.not_found'])
    for (const other of others) assert.equal(other, first)
    assert.is((await omar.get(loan)).status, 200)
  })
  it('422: to a state that nothing leads to', async () => {
    const { omar, entry } = await given('offers', { transitioned_to: 'omar' })
    const answer = await omar.patch(entry, { data: { status: 'in_progress' } })
    assert.equal([answer.status, await codesOf(answer)], [422, ['/data/status: transition.status_unknown']])
  })
  it('422: nobody changes the owner or the shares in a plain save, and what follows from entries is passed over', async () => {
    const { layla, stored } = await given('offers', { transitioned_to: 'omar' })
    for (const data of [{ owned_by: 'layla' }, { shared_with: [] }, { transitions: [] }, { assigned_user_names: [] }]) {
      assert.is((await layla.patch(loan, { data })).status, 'owned_by' in data || 'shared_with' in data ? 422 : 200)
    }
    const core = (await stored())?.core
    assert.equal([core?.owned_by, core?.assigned_user_names, core?.transitions?.length], ['nadia', ['omar'], 1])
  })
})

spec('GET /:plural/:id/transitions', (it) => {
  it('200: all of them to those who reach the record in their own right, the latest first', async () => {
    const { nadia, layla } = await given('offers', { transitioned_to: 'omar' })
    await nadia.post(`${loan}/showings`, { data: { transitioned_to: 'amal' } })
    for (const reader of [nadia, layla]) {
      assert.equal(
        (await listOf(await reader.get(`${loan}/transitions`))).map(({ type }) => type),
        ['show', 'offer'],
      )
    }
    assert.equal(
      (await listOf(await nadia.get(`${loan}/transitions?types=Offer`))).map(({ type }) => type),
      ['offer'],
    )
    assert.is((await nadia.get(`${loan}/transitions?types=gift`)).status, 422)
  })
  it('200: to others just those that they sent or got, and what they may answer', async () => {
    const { nadia, omar } = await given('offers', { transitioned_to: 'omar' })
    await nadia.post(`${loan}/showings`, { data: { transitioned_to: 'amal' } })
    const seen = await listOf(await omar.get(`${loan}/transitions`))
    assert.equal(
      seen.map(({ type, user_can_accept_or_reject, steps }) => [
        ...[type, user_can_accept_or_reject],
        (steps as readonly Data[]).map(({ id }) => id),
      ]),
      [['offer', true, ['accept', 'reject']]],
    )
  })
  it('200: with what a step asks, and why it is not possible now', async () => {
    const { as, stores } = await given('offers', { transitioned_to: 'omar' })
    const account = await stores.accounts.byUserName('omar')
    await stores.accounts.update(account?.id ?? '', { role: 'keeper' }, note)
    const [seen = {}] = await listOf(await (await as('omar')).get(`${loan}/transitions`))
    assert.equal(
      (seen['steps'] as readonly Data[]).map(({ id, enabled, why, asks }) => [
        ...[id, enabled, why],
        (asks as readonly Data[]).map((ask) => ask['id']),
      ]),
      [
        ['accept', false, [{ code: 'recipient.not_eligible' }], []],
        ['reject', true, [], ['rejected_reason']],
      ],
    )
  })
  it('404: on a record out of reach', async () => {
    const { omar } = await giving()
    assert.is((await omar.get(`${loan}/transitions`)).status, 404)
    assert.is((await omar.get(`${loan}/offers`)).status, 404)
  })
})

spec('GET /:plural/:id/transitions/:entry/document', (it) => {
  const outside = { remote: true, transitioned_to_remote: 'A bindery', authorized_role_unique_id: 'mender' }

  it('200: just what the named role may see, form by form, and never what its sender does not read', async () => {
    const { nadia, id } = await given('showings', outside)
    const answer = await nadia.get(`${loan}/transitions/${id}/document`)
    assert.is(answer.status, 200)
    const { record, forms, role_label, transition } = await dataOf<{
      readonly record: Data
      readonly forms: Readonly<Record<string, Data>>
      readonly role_label: string
      readonly transition: Data
    }>(answer)
    assert.equal(Object.keys(forms), ['item', 'copies_form'])
    assert.equal([record['title'], 'borrower' in record, 'owned_by' in record], ['Maps', false, false])
    assert.not('disclosures' in record)
    assert.equal([role_label, transition['transitioned_to_remote']], ['Mender', 'A bindery'])
  })
  it('keeps in the ledger to whom it went', async () => {
    const { stored } = await given('showings', outside)
    assert.equal(
      (await stored())?.core.disclosures?.map(({ to_remote, role, consent }) => [to_remote, role, consent]),
      [['A bindery', 'mender', 'given']],
    )
    assert.equal((await stored())?.core.shared_with, [])
  })
  it('409: once it was taken back, or the consent was', async () => {
    const { nadia, id, entry } = await given('showings', outside)
    await nadia.patch(loan, { data: { borrower: null } })
    const withdrawn = await nadia.get(`${loan}/transitions/${id}/document`)
    assert.equal([withdrawn.status, await whyNot(withdrawn)], [409, ['consent.missing']])
    await nadia.patch(loan, { data: { borrower: 'Mina' } })
    await nadia.delete(entry)
    const over = await nadia.get(`${loan}/transitions/${id}/document`)
    assert.equal([over.status, await whyNot(over)], [409, ['transition.answered']])
  })
  it('404: of one that goes to somebody inside, and to somebody who may not know of it', async () => {
    const { nadia, omar, id } = await given('showings', { transitioned_to: 'omar' })
    assert.is((await nadia.get(`${loan}/transitions/${id}/document`)).status, 404)
    const remote = await dataOf(await nadia.post(`${loan}/showings`, { data: outside }))
    assert.is((await omar.get(`${loan}/transitions/${String(remote['id'])}/document`)).status, 404)
  })
})
