import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { merge } from '../../../engine/records/merge.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { spec } from '../../lib/spec.ts'
import { rows } from './answers.ts'

const fields = libraryModel.recordTypes['loan']?.fields ?? []
const standing = {
  title: 'Maps',
  topics: ['space', 'history'],
  copies: [
    { unique_id: 'a', copy_code: 'A1', price: 3 },
    { unique_id: 'b', copy_code: 'B1' },
  ],
}

spec('A payload', (it) => {
  it('leaves alone what it does not name', () =>
    assert.equal(merge(fields, standing, { pages: 3 }), { ...standing, pages: 3 }))

  it('replaces values and lists of values', () =>
    assert.equal(merge(fields, standing, { title: 'Charts', topics: ['poetry'] }), {
      ...standing,
      title: 'Charts',
      topics: ['poetry'],
    }))

  it('clears with null, rows as well', () =>
    assert.equal(merge(fields, standing, { title: null, copies: null }), { topics: ['space', 'history'] }))

  it('merges a row into the row of its id, field by field', () =>
    assert.equal(merge(fields, standing, { copies: [{ unique_id: 'a', price: 4, copy_code: null }] })['copies'], [
      { unique_id: 'a', price: 4 },
      { unique_id: 'b', copy_code: 'B1' },
    ]))

  it('appends rows of unknown ids, and keeps the order of the others', () =>
    assert.equal(merge(fields, standing, { copies: [{ unique_id: 'c' }, { unique_id: 'b', price: 1 }] })['copies'], [
      ...standing.copies.slice(0, 1),
      { unique_id: 'b', copy_code: 'B1', price: 1 },
      { unique_id: 'c' },
    ]))

  it('removes the rows that it says to destroy, and does not mind if they are gone', () => {
    const edits = {
      copies: [
        { unique_id: 'a', _destroy: true },
        { unique_id: 'z', _destroy: true },
      ],
    }
    assert.equal(merge(fields, standing, edits)['copies'], [{ unique_id: 'b', copy_code: 'B1' }])
  })

  it('leaves nothing of a subform whose last row goes', () => {
    const edits = {
      copies: [
        { unique_id: 'a', _destroy: true },
        { unique_id: 'b', _destroy: true },
      ],
    }
    assert.not('copies' in merge(fields, standing, edits))
  })

  it('that says nothing new leaves the very same answers, and every untouched row itself', () => {
    assert.is(
      merge(fields, standing, { title: 'Maps', topics: ['space', 'history'], copies: [{ unique_id: 'a', price: 3 }] }),
      standing,
    )
    const after = merge(fields, standing, { copies: [{ unique_id: 'a', price: 4 }] })['copies']
    assert.is(Array.isArray(after) && after[1], standing.copies[1])
  })

  it('changes nothing the second time', () =>
    fc.assert(
      fc.property(rows, rows, (copies, edits) => {
        const once = merge(fields, { copies }, { copies: edits })
        assert.equal(merge(fields, once, { copies: edits }), once)
      }),
    ))
})
