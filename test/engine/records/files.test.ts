import * as assert from 'uvu/assert'
import type { Field } from '../../../engine/model.ts'
import { diff } from '../../../engine/records/diff.ts'
import { fieldsWithFiles, filesIn } from '../../../engine/records/files.ts'
import { merge } from '../../../engine/records/merge.ts'
import { rewind } from '../../../engine/records/rewind.ts'
import { threeWay } from '../../../engine/records/three-way.ts'
import { spec } from '../../lib/spec.ts'

const field = (id: string, type: string, more: Partial<Field> = {}): Field => ({
  ...{ id, type, label: {}, settings: {}, rules: [], whenHidden: 'keep' },
  ...more,
})

const cells = [field('title', 'text'), field('pictures', 'photo')]
const fields = [
  field('title', 'text'),
  field('photos', 'photo'),
  field('signed', 'signature'),
  field('copies', 'subform', {
    rows: { fields: cells, calculationOrder: [], summary: [], maximum: 10, projected: [] },
  }),
]

const file = (id: string, more: object = {}) => ({
  ...{ unique_id: id, file: 'a'.repeat(64), file_name: `${id}.jpg`, content_type: 'image/jpeg', size: 1 },
  ...more,
})

spec('Files of a record', (it) => {
  it('are merged one by one, also within a row', () => {
    const before = {
      photos: [file('p1'), file('p2')],
      copies: [{ unique_id: 'c1', title: 'A', pictures: [file('p3')] }],
    }
    const after = merge(fields, before, {
      photos: [{ unique_id: 'p1', description: 'Cover' }, { unique_id: 'p2', _destroy: true }, file('p4')],
      copies: [{ unique_id: 'c1', pictures: [{ unique_id: 'p3', _destroy: true }, file('p5')] }],
    })
    assert.equal(after, {
      photos: [file('p1', { description: 'Cover' }), file('p4')],
      copies: [{ unique_id: 'c1', title: 'A', pictures: [file('p5')] }],
    })
    assert.is(merge(fields, before, { photos: [{ unique_id: 'p1', size: 1 }] }), before)
  })

  it('go away with null, and a signature takes the place of the last', () => {
    const before = { photos: [file('p1')], signed: file('s1') }
    assert.equal(merge(fields, before, { photos: null, signed: file('s2') }), { signed: file('s2') })
  })

  it('that two people brought at once are both kept', () => {
    const base = { photos: [file('p1')], copies: [{ unique_id: 'c1', pictures: [file('p2')] }] }
    const yours = { ...base, photos: [file('p1'), file('p3')] }
    const theirs = { photos: [file('p4')], copies: [{ unique_id: 'c1', pictures: [file('p2'), file('p5')] }] }
    const { merged, clashes } = threeWay(base, yours, theirs)
    assert.equal(clashes, [])
    assert.equal(merged, {
      photos: [file('p4'), file('p3')],
      copies: [{ unique_id: 'c1', pictures: [file('p2'), file('p5')] }],
    })
  })

  it('clash where one takes away what the other speaks about', () => {
    const base = { photos: [file('p1')] }
    const { clashes } = threeWay(base, { photos: [file('p1', { description: 'Cover' })] }, {})
    assert.equal(clashes, [{ field: 'photos', row: 'p1' }])
  })

  it('can be told back from the log, in rows too', () => {
    const before = { photos: [file('p1')], copies: [{ unique_id: 'c1', pictures: [file('p2'), file('p3')] }] }
    const after = {
      photos: [file('p1', { description: 'Cover' }), file('p4')],
      signed: file('s1'),
      copies: [{ unique_id: 'c1', pictures: [file('p3')] }],
    }
    assert.equal(rewind(after, diff(before, after)), before)
  })

  it('are all found, with where they stand', () => {
    assert.equal(
      fieldsWithFiles(fields).map(({ id }) => id),
      ['photos', 'signed', 'copies'],
    )
    const answers = { photos: [file('p1')], signed: file('s1'), copies: [{ unique_id: 'c1', pictures: [file('p2')] }] }
    assert.equal(
      filesIn(fields, answers).map((filed) => [filed.field.id, filed.entry.unique_id, filed.row]),
      [
        ['photos', 'p1', undefined],
        ['signed', 's1', undefined],
        ['pictures', 'p2', 'c1'],
      ],
    )
  })
})
