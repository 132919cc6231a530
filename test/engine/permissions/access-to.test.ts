import * as assert from 'uvu/assert'
import { accessTo, accessToNew, formsOn } from '../../../engine/permissions/access-to.ts'
import { actorOf } from '../../../engine/permissions/actor-of.ts'
import { reachOf } from '../../../engine/permissions/reach.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { accounts, aLoan, jon, layla, membershipOf, nadia, omar, reached } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const access = (actor: typeof nadia, loan = aLoan()) => accessTo(actor, loan, reachOf(loan, membershipOf))

spec('A record is reached', (it) => {
  it('by its owner, their group and their agency, and by no other worker', () => {
    assert.ok(access(nadia))
    assert.ok(access(layla))
    assert.ok(access(jon))
    assert.is(access(omar), undefined)
  })

  it('by whom it is shared with, as their own role, and by their group', () => {
    const shared = aLoan({ core: { shared_with: [{ user_name: 'omar' }] } })
    assert.ok(access(omar, shared)?.readable.has('title'))
    assert.not(access(omar, shared)?.readable.has('borrower'))
    const southern = actorOf(libraryModel, { ...accounts.layla, userName: 'hana', groups: ['south'] })
    assert.ok(access(southern, shared))
  })

  it('under another role by the person alone, not by their group', () => {
    const shared = aLoan({ core: { shared_with: [{ user_name: 'omar', role: 'librarian' }] } })
    assert.ok(access(omar, shared)?.readable.has('borrower'))
    const southern = actorOf(libraryModel, { ...accounts.layla, userName: 'hana', groups: ['south'] })
    assert.is(access(southern, shared), undefined)
  })

  it('under a role that is not there for it by nobody', () => {
    const shared = aLoan({ core: { shared_with: [{ user_name: 'omar', role: 'keeper' }] } })
    assert.is(access(omar, shared), undefined)
  })

  it('with the union of what several grants read and write', () => {
    const both = aLoan({ core: { owned_by: 'omar', shared_with: [{ user_name: 'omar', role: 'librarian' }] } })
    const granted = access(omar, both)
    assert.ok(granted?.writable.has('copies') && granted.writable.has('borrower'))
    assert.equal(formsOn(libraryModel, omar, both, reached(both).reach), {
      item: 'rw',
      copies_form: 'rw',
      lending: 'rw',
      reader: 'rw',
    })
  })

  it('in the programmes of the role only', () => assert.is(access(jon, { ...aLoan(), programme: 'museum' }), undefined))

  it('by nobody when nothing is known of its owner', () =>
    assert.equal(reachOf(aLoan({ core: { owned_by: 'gone' } }), membershipOf), [
      { principal: 'user:gone', label: 'own' },
    ]))

  it('once under each label, however often it is shared', () => {
    const loan = aLoan({ core: { shared_with: [{ user_name: 'nadia' }, { user_name: 'layla' }] } })
    assert.equal(
      reachOf(loan, membershipOf).map(({ principal }) => principal),
      ['user:nadia', 'group:north', 'agency:town', 'user:layla'],
    )
  })

  it('when new by whoever may make it, through their own role only', () => {
    assert.ok(accessToNew(nadia, 'loan', 'lending')?.actions.has('create'))
    assert.not(accessToNew(omar, 'loan', 'lending')?.actions.has('create'))
    assert.is(accessToNew(nadia, 'member', 'membership'), undefined)
  })
})
