import * as assert from 'uvu/assert'
import { levelsBetween } from '../../../engine/migrations/levels.ts'
import type { RecordType } from '../../../engine/model.ts'
import type { Draft } from '../../../ui/drafts/draft.ts'
import { followed } from '../../../ui/drafts/follow.ts'
import { laterLibrary } from '../../lib/later-library.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const type = laterLibrary.recordTypes['loan'] as RecordType
const draft = (changes: Draft['changes'], more: Partial<Draft> = {}): Draft => ({
  ...{ user: 'nadia', release: libraryModel.hash, type: 'loan', record: uuid(1), changes, before: {} },
  ...{ title: '', at: '2024-05-10T06:00:00.000Z' },
  ...more,
})
const saved = {
  title: 'Maps',
  reader_name: 'Ana',
  copies: [{ unique_id: uuid(101), copy_code: 'A', state: 'damaged', price: 1.23, place: 'North' }],
}
const follows = { [libraryModel.hash]: levelsBetween(libraryModel, laterLibrary) }
const now = { release: laterLibrary.hash, type, saved, follows }

spec('A draft that was typed under the release before', (it) => {
  it('follows what was renamed, and knows what stood there before', () => {
    const after = followed(draft({ borrower: 'Ana Luz' }, { before: { borrower: 'Ana' }, baseVersion: 1 }), now)
    assert.equal(
      [after.release, after.changes, after.before],
      ['later', { reader_name: 'Ana Luz' }, { reader_name: 'Ana' }],
    )
  })

  it('follows options and units in its rows', () => {
    const copies = [
      { unique_id: uuid(101), state: 'lost', price: 25 },
      { unique_id: uuid(102), copy_code: 'B' },
    ]
    const before = { copies: [{ unique_id: uuid(101), copy_code: 'A', state: 'torn', price: 12.34, shelf: 'North' }] }
    assert.equal(followed(draft({ copies }, { before }), now).changes, {
      copies: [
        { unique_id: uuid(101), price: 2.5 },
        { unique_id: uuid(102), copy_code: 'B' },
      ],
    })
  })

  it('clears under the new name what was cleared under the old', () => {
    assert.equal(followed(draft({ borrower: null }, { before: { borrower: 'Ana' } }), now).changes, {
      reader_name: null,
    })
  })

  it('of a new record begins it under the new names', () => {
    assert.equal(followed(draft({ borrower: 'Jon' }), { ...now, saved: undefined }).changes, { reader_name: 'Jon' })
  })

  it('keeps what has no place any more, and says so', () => {
    const after = followed(draft({ borrower: 'Jon', gone: 'a long story' }), now)
    assert.equal([after.changes, after.left], [{ reader_name: 'Jon' }, { gone: 'a long story' }])
  })
})

spec('A draft', (it) => {
  it('of the release in use is what it was', () => {
    const same = draft({ reader_name: 'Ana Luz' }, { release: 'later' })
    assert.is(followed(same, now), same)
  })

  it('of a release that nobody knows the way from is kept whole, and nothing of it is taken for an answer', () => {
    const after = followed(draft({ copies: [], title: 'Atlas' }, { release: 'ancient' }), now)
    assert.equal([after.changes, after.left], [{}, { copies: [], title: 'Atlas' }])
  })

  it('is taken as it is where nothing ever became of records', () => {
    const after = followed(draft({ title: 'Atlas' }, { release: 'ancient' }), { ...now, follows: undefined })
    assert.equal(after.changes, { title: 'Atlas' })
  })
})
