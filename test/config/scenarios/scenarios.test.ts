import * as assert from 'uvu/assert'
import { spec } from '../../lib/spec.ts'
import { played } from './playing.ts'

const novel = { record: { book: 'Emma', kind: 'novel' } }
const lost = { record: { book: 'Emma', lost: true } }

spec('A scenario', (it) => {
  it('says which fields show, and which are expected wrongly', async () => {
    assert.equal(await played({ given: novel }, { visible: ['shelf'], hidden: ['inner'] }), [])
    assert.equal(await played({ given: novel }, { visible: ['inner'], hidden: ['shelf'] }), [
      'visible inner: hidden',
      'hidden shelf: visible',
    ])
  })

  it('goes on from what is entered', async () => {
    const atlas = { given: novel, when: { kind: 'atlas' } }
    assert.equal(await played(atlas, { hidden: ['shelf'], values: { kind: 'atlas' } }), [])
  })

  it('shows a form by its own condition', async () => {
    assert.equal(await played({ given: lost }, { visibleForms: ['loss'] }), [])
    assert.equal(await played({ given: novel }, { hiddenForms: ['loss'], visibleForms: ['book'] }), [])
    assert.equal(await played({ given: novel }, { visibleForms: ['loss'] }), ['visibleForms loss: hidden'])
  })

  it('says what must be answered and what is locked', async () => {
    assert.equal(await played({ given: lost }, { required: ['price', 'book'], readOnly: ['stamp'] }), [])
    assert.equal(await played({ given: novel }, { optional: ['price'], editable: ['stamp'] }), [])
    assert.equal(await played({ given: lost }, { optional: ['price'], editable: ['stamp'] }), [
      'optional price: required',
      'editable stamp: read-only',
    ])
  })

  it('names broken rules by their own names and everything else by its code', async () => {
    const given = { record: { book: 'Emma', out_on: '2025-02-10' } }
    const when = { back_on: '2025-02-01', book: null, pages: 3000 }
    const issues = { back_on: ['back_after_out'], book: ['answer.required'], pages: ['many_pages'], reader: [] }
    assert.equal(await played({ given, when }, { issues, save: 'refused' }), [])
    assert.equal(await played({ given, when: { pages: 3000 } }, { save: 'warned' }), [])
    assert.equal(await played({ given, when: { pages: 3 } }, { save: 'accepted', issues: 'none' }), [])
    assert.equal(await played({ given, when }, { issues: { back_on: [], book: ['answer.required'] } }), [
      'issues back_on: back_after_out',
    ])
  })

  it('says which options are offered', async () => {
    assert.equal(await played({ given: novel }, { options: { shelf: ['crime', 'love'] } }), [])
    assert.equal(await played({ given: novel }, { options: { shelf: { notOffered: ['crime'] } } }), [
      'options shelf: crime, love',
    ])
  })

  it('says what is worked out, begun with and cleared', async () => {
    const entered = { book: 'Emma', out_on: '2025-02-01', back_on: '2025-02-11' }
    assert.equal(await played({ when: entered }, { values: { days_out: 10, fee: 1, lent_at: '2025-03-01' } }), [])
    const given = { record: { lost: true, inner: 'Wet' } }
    assert.equal(await played({ given, when: { lost: false } }, { values: { inner: null } }), [])
    assert.equal(await played({ given }, { values: { inner: null } }), ['values inner: "Wet"'])
  })

  it('reaches into rows by their id or their place', async () => {
    const given = { record: { notes: [{ said_on: '2025-01-01' }, { unique_id: 'last', said: 'Late' }] } }
    const expected = { visible: ['notes[1].said'], hidden: ['notes[last].said'], required: ['notes[last].said_on'] }
    assert.equal(await played({ given }, expected), [])
    assert.equal(await played({ given, when: { notes: [{}] } }, { required: ['notes[3].said_on'] }), [])
    assert.equal(await played({ given }, { visible: ['notes[9].said'] }), [
      'visible notes[9].said: there is no such row',
    ])
  })

  it('is seen by somebody, with what their role reads and writes', async () => {
    const as = { role: 'binder', relation: 'group' }
    const expected = { readable: ['book'], unreadable: ['out_on'], writable: ['pages'], unwritable: ['book'] }
    assert.equal(await played({ given: { ...novel, as } }, { ...expected, hidden: ['out_on'] }), [])
    const actions = { allowedActions: ['read', 'update'], refusedActions: ['create'] }
    assert.equal(await played({ given: { ...novel, as } }, actions), [])
  })

  it('puts a record out of reach of those who have nothing to do with it', async () => {
    const as = { role: 'binder', relation: 'agency' }
    assert.equal(await played({ given: { ...novel, as } }, { unreadable: ['book'], refusedActions: ['read'] }), [])
  })

  it('shares a record under a referral role', async () => {
    const as = { role: 'binder', relation: 'none', sharedAs: 'reader' }
    const expected = { readable: ['out_on'], unreadable: ['book'], allowedActions: ['read'], visibleForms: ['dates'] }
    assert.equal(await played({ given: { ...novel, as } }, expected), [])
  })

  it('is played by a person of the demonstration', async () => {
    const given = { ...novel, as: { user: 'ana', relation: 'none' } }
    assert.equal(await played({ given }, { allowedActions: ['create', 'update'], visible: ['book'] }), [])
  })

  it('says when an answer that is given cannot stand', async () => {
    const given = { record: { out_on: 'yesterday' } }
    assert.equal(await played({ given }, { visible: ['book'] }), ['given out_on: date.unreadable'])
  })
})
