import * as assert from 'uvu/assert'
import { summaryOf, titleOf } from '../../../engine/records/title.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { aLoan, today } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const reader = { locale: 'en', today }
const loan = aLoan({ answers: { title: 'Maps', borrower: 'Mina', kind: 'tape' } })

spec('The title of a record', (it) => {
  it('is made of the fields that the type names, blanks skipped', () => {
    assert.is(titleOf(libraryModel, loan, reader), 'Maps Mina')
    assert.is(titleOf(libraryModel, aLoan({ answers: { borrower: 'Mina' } }), reader), 'Mina')
  })

  it('holds only what the reader reads, and is the short id when that is nothing', () => {
    assert.is(titleOf(libraryModel, loan, { ...reader, readable: new Set(['title']) }), 'Maps')
    assert.is(titleOf(libraryModel, loan, { ...reader, readable: new Set() }), loan.core.short_id)
  })

  it('has short facts beside it, in words of the reader’s language', () => {
    assert.equal(summaryOf(libraryModel, loan, { ...reader, locale: 'ar' }), [
      { field: 'kind', label: 'النوع', text: 'شريط' },
    ])
    assert.equal(summaryOf(libraryModel, loan, { ...reader, readable: new Set(['title']) }), [])
  })
})
