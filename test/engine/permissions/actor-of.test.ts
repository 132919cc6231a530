import * as assert from 'uvu/assert'
import { OWN } from '../../../engine/permissions/actor.ts'
import { actorOf } from '../../../engine/permissions/actor-of.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { accounts, jon, layla, nadia, omar } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const ownRows = (actor: typeof nadia) => actor.grants.find(({ label }) => label === OWN)?.rows

spec('An actor', (it) => {
  it('reaches by their own name, their groups, their agency or everything, as the role says', () => {
    const agencyWide = { ...libraryModel.roles['head'], reach: 'agency' } as (typeof libraryModel.roles)[string]
    const model = { ...libraryModel, roles: { ...libraryModel.roles, head: agencyWide } }
    assert.equal(ownRows(nadia), ['user:nadia'])
    assert.equal(ownRows(layla), ['user:layla', 'group:north'])
    assert.equal(ownRows(actorOf(model, accounts.layla)), ['user:layla', 'agency:town'])
    assert.is(ownRows(jon), 'all')
  })

  it('may reach one type of record more widely than the rest', () => {
    const wide = {
      ...libraryModel.roles['librarian'],
      reachOf: { member: 'all' },
    } as (typeof libraryModel.roles)[string]
    const { grants } = actorOf({ ...libraryModel, roles: { ...libraryModel.roles, librarian: wide } }, accounts.nadia)
    const rowsOf = (type: string) => grants.find(({ label, recordType }) => label === OWN && recordType === type)?.rows
    assert.is(rowsOf('member'), 'all')
    assert.equal(rowsOf('loan'), ['user:nadia'])
  })

  it('whose role reaches nothing has no grant at all', () => {
    const nobody = { ...libraryModel.roles['head'], reach: 'none' } as (typeof libraryModel.roles)[string]
    const model = { ...libraryModel, roles: { ...libraryModel.roles, head: nobody } }
    assert.equal(actorOf(model, accounts.layla).grants, [])
    assert.ok(actorOf(model, accounts.layla).manages.has('users:read'))
  })

  it('reads a field as widely as the widest form that places it', () => {
    const grant = omar.grants.find(({ label }) => label === OWN)
    assert.ok(grant?.writable.has('title'), 'it stands on a form to fill in and on one to read')
    assert.ok(grant?.readable.has('kind'))
    assert.not(grant?.writable.has('kind'))
    assert.not(grant?.readable.has('borrower'))
  })

  it('reads every core fact but with whom the record is shared', () => {
    const grant = omar.grants.find(({ label }) => label === OWN)
    assert.ok(grant?.readable.has('owned_by'))
    assert.not(grant?.readable.has('shared_with'))
  })

  it('may be given a record under a role that is there for it, and do there what their own role does', () => {
    const grant = omar.grants.find(({ label }) => label === 'librarian')
    assert.equal(grant?.rows, ['user:omar'])
    assert.ok(grant?.writable.has('borrower'))
    assert.equal([...(grant?.actions ?? [])], ['read', 'update'])
    const asLibrarian = layla.grants.find(({ label, recordType }) => label === 'librarian' && recordType === 'loan')
    assert.equal([...(asLibrarian?.actions ?? [])], ['read'])
  })

  it('is given nothing under any other role, and may not ask about what only such roles read', () => {
    assert.equal([...new Set(omar.grants.map(({ label }) => label))], ['own', 'librarian'])
    assert.not(omar.grants.some(({ readable }) => readable.has('fine')))
  })

  it('has no grant for a type that their role does not read', () =>
    assert.equal([...new Set(omar.grants.map(({ recordType }) => recordType))], ['loan']))

  it('is limited to the programmes of their role', () => {
    const programmesOf = (actor: typeof nadia) =>
      actor.grants.find(({ recordType }) => recordType === 'member')?.programmes
    assert.equal(programmesOf(nadia), ['lending'])
    assert.equal(programmesOf(jon), ['membership', 'lending'])
  })

  it('may do nothing when disabled, or when the role is gone', () => {
    assert.equal(actorOf(libraryModel, { ...accounts.jon, disabled: true }).grants, [])
    assert.equal(actorOf(libraryModel, { ...accounts.jon, role: 'constructor' }).grants, [])
  })

  it('speaks the default language unless the instance has their own', () => {
    assert.is(actorOf(libraryModel, { ...accounts.jon, locale: 'ar' }).locale, 'ar')
    assert.is(actorOf(libraryModel, { ...accounts.jon, locale: 'tlh' }).locale, 'en')
  })
})
