import * as assert from 'uvu/assert'
import { aLoan, now, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { tellingLibrary } from './telling-library.ts'

const ofLayla = aLoan({ core: { owned_by: 'layla', owned_by_full_name: 'Layla Nour' } })
const sharedWith = (user_name: string, role: string) => aLoan({ core: { shared_with: [{ user_name, role }] } })

spec('Whom a write tells', (it) => {
  it('the owner', async () => {
    const library = await tellingLibrary()
    await library.tell('owner', { loan: ofLayla })
    assert.equal(await library.told(), { layla: 1 })
  })

  it('never whoever did it', async () => {
    const library = await tellingLibrary()
    await library.tell('owner')
    await library.tell({ user: 'nadia' })
    await library.tell({ action: 'update' })
    assert.equal(await library.told(), { jon: 1 })
  })

  it('those who reach the record and may do the action: of the group, and whoever reaches everything', async () => {
    const library = await tellingLibrary()
    await library.tell({ action: 'disable' })
    assert.equal(await library.told(), { layla: 1, jon: 1 })
  })

  it('nobody of another group, however much their role allows', async () => {
    const library = await tellingLibrary()
    const elsewhere = { owned_by: 'omar', owned_by_groups: ['south'], owned_by_agency_id: 'county' }
    await library.tell({ action: 'disable' }, { loan: aLoan({ core: elsewhere }) })
    assert.equal(await library.told(), { jon: 1 })
  })

  it('those whom the record is shared with, if the share gives them reach', async () => {
    const library = await tellingLibrary()
    await library.tell('shared_with', { loan: sharedWith('omar', 'librarian') })
    assert.equal(await library.told(), { omar: 1 })
    await library.tell('shared_with', { loan: { ...sharedWith('omar', 'keeper'), id: uuid(2) } })
    assert.equal(await library.told(), { omar: 1 })
  })

  it('somebody in particular only where they reach the record', async () => {
    const library = await tellingLibrary()
    await library.tell({ user: 'omar' })
    await library.tell({ user: 'nobody' })
    assert.equal(await library.told(), {})
    await library.tell({ user: 'layla' })
    assert.equal(await library.told(), { layla: 1 })
  })

  it('somebody in particular beyond their reach where that is meant, of the short id and no more, in mail too', async () => {
    const library = await tellingLibrary()
    await library.tell({ user: 'omar' }, { beyondReach: true })
    await library.tell('owner', { beyondReach: true })
    assert.equal(await library.told(), { omar: 1 })
    await library.sender.round()
    assert.equal(
      library.mailbox.map(({ to }) => to.address),
      ['omar@example.org'],
    )
    await library.tell({ user: 'omar' })
    assert.equal(await library.told(), { omar: 1 })
  })

  it('nobody whose account is disabled', async () => {
    const library = await tellingLibrary()
    await library.stores.accounts.update('id of layla', { disabled: true }, library.note)
    await library.tell({ action: 'disable' })
    await library.tell('owner', { loan: { ...ofLayla, id: uuid(2) } })
    assert.equal(await library.told(), { jon: 1 })
  })

  it('nobody twice of the same thing in one write, nor again when it is replayed', async () => {
    const library = await tellingLibrary()
    const mutation = 'the same'
    assert.is((await library.tell({ user: 'layla' }, { mutation })).kind, 'done')
    assert.is((await library.tell({ user: 'layla' }, { mutation })).kind, 'replayed')
    assert.equal(await library.told(), { layla: 1 })
    assert.equal(await library.stores.mails.counts(), { none: 4, queued: 1 })
  })

  it('nobody of a write that did not come about', async () => {
    const library = await tellingLibrary()
    await library.tell({ user: 'layla' })
    const stale = await library.stores.records.commit({
      ...{ actor: { userName: 'nadia', membershipVersion: 7 }, mutation: 'm', fingerprint: 'f', at: now, result: 1 },
      ...{ records: [], audit: [] },
    })
    assert.is(stale.kind, 'stale')
    assert.equal(await library.told(), { layla: 1 })
  })

  it('by mail only where the notification has one', async () => {
    const library = await tellingLibrary()
    await library.tell({ user: 'layla' }, { notification: 'torn' })
    assert.equal(await library.told(), { layla: 1 })
    assert.equal(await library.stores.mails.counts(), { none: 4 })
  })

  it('of nothing that the configuration does not know', async () => {
    const library = await tellingLibrary()
    await library.tell({ user: 'layla' }, { notification: 'gone' })
    assert.equal(await library.told(), {})
  })
})
