import * as assert from 'uvu/assert'
import type { RecordType } from '../../../engine/model.ts'
import type { Draft } from '../../../ui/drafts/draft.ts'
import { footingOfDraft, footingOn, settledFooting } from '../../../ui/form/footing.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { spec } from '../../lib/spec.ts'

const { fields } = libraryModel.recordTypes['loan'] as RecordType
const copy = (unique_id: string, more = {}) => ({ unique_id, copy_code: unique_id.toUpperCase(), ...more })

const draft = (over: Partial<Draft> = {}): Draft => ({
  user: 'nadia',
  release: 'r1',
  type: 'loan',
  record: 'r',
  baseVersion: 1,
  changes: {},
  before: {},
  title: '',
  at: '2024-05-10T06:00:00Z',
  ...over,
})

spec('What a form stands on', (it) => {
  it('is what both made of the record, where they changed different answers', () => {
    const { start, clashes } = footingOn(
      { title: 'A', pages: 1 },
      { title: 'B', pages: 1 },
      { title: 'A', pages: 2 },
      2,
    )
    assert.equal([start, clashes], [{ title: 'B', pages: 2 }, []])
  })

  it('names what both changed to different ends', () => {
    const { start, clashes } = footingOn({ title: 'A' }, { title: 'B' }, { title: 'C' }, 2)
    assert.equal(start, { title: 'C' })
    assert.equal(clashes, [{ place: { field: 'title' }, base: 'A', yours: 'B', theirs: 'C' }])
  })

  it('has mine where I said so, and theirs elsewhere', () => {
    const footing = footingOn({ title: 'A', kind: 'x' }, { title: 'B', kind: 'y' }, { title: 'C', kind: 'z' }, 2)
    const { start, clashes } = settledFooting(footing, ({ place }) => place.field === 'kind')
    assert.equal([start, clashes], [{ title: 'C', kind: 'y' }, []])
  })

  it('tells answers of rows apart, and brings a whole row back that the other had removed', () => {
    const base = { copies: [copy('a'), copy('b')] }
    const yours = { copies: [copy('a', { shelf: '1' }), copy('b', { shelf: '2' })] }
    const theirs = { copies: [copy('a', { shelf: '9' })] }
    const footing = footingOn(base, yours, theirs, 2)
    assert.equal(
      footing.clashes.map(({ place }) => place),
      [
        { field: 'copies', row: 'a', rowField: 'shelf' },
        { field: 'copies', row: 'b' },
      ],
    )
    assert.equal(settledFooting(footing, () => true).start, yours)
    assert.equal(settledFooting(footing, () => false).start, theirs)
  })

  it('is a draft over the record as it is now, and knows what has moved since', () => {
    const now = { saved: { title: 'A', borrower: 'Amina', pages: 3 }, version: 2 }
    const typed = draft({ changes: { borrower: 'Mina H.', kind: 'book' }, before: { borrower: 'Mina' } })
    const { start, clashes } = footingOfDraft(fields, typed, now)
    assert.equal(start, { title: 'A', borrower: 'Amina', pages: 3, kind: 'book' })
    assert.equal(
      clashes.map(({ base, yours, theirs }) => [base, yours, theirs]),
      [['Mina', 'Mina H.', 'Amina']],
    )
  })

  it('is a draft as it was typed, where nothing has moved', () => {
    const now = { saved: { borrower: 'Mina', copies: [copy('a'), copy('b')] }, version: 1 }
    const changes = {
      borrower: null,
      copies: [
        { unique_id: 'a', _destroy: true },
        { unique_id: 'c', copy_code: 'C' },
      ],
    }
    const before = { borrower: 'Mina', copies: now.saved.copies }
    const { start, clashes } = footingOfDraft(fields, draft({ changes, before }), now)
    assert.equal([start, clashes], [{ copies: [copy('b'), copy('c')] }, []])
  })

  it('leaves out what the configuration no longer asks', () => {
    const { start } = footingOfDraft(fields, draft({ changes: { title: 'A', gone: 1 } }), undefined)
    assert.equal(start, { title: 'A' })
  })
})
