import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { equal } from '../../../engine/lib/equal.ts'
import type { Answers, Row } from '../../../engine/records/record.ts'
import { threeWay } from '../../../engine/records/three-way.ts'
import { spec } from '../../lib/spec.ts'
import { anyAnswers } from './answers.ts'

const row = (unique_id: string, values: object = {}) => ({ unique_id, ...values })

spec('Two edits of the same version', (it) => {
  it('go together when they change different fields', () =>
    assert.equal(threeWay({ a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 3, c: 4 }), {
      merged: { a: 2, b: 3, c: 4 },
      clashes: [],
    }))

  it('go together when they say the same', () =>
    assert.equal(threeWay({ a: 1 }, { a: 2, b: 5 }, { a: 2, b: 5 }), { merged: { a: 2, b: 5 }, clashes: [] }))

  it('clash when they change one field to different ends, and theirs stands', () => {
    assert.equal(threeWay({ a: 1 }, { a: 2 }, { a: 3 }), { merged: { a: 3 }, clashes: [{ field: 'a' }] })
    assert.equal(threeWay({ a: 1 }, {}, { a: 3 }), { merged: { a: 3 }, clashes: [{ field: 'a' }] })
    assert.equal(threeWay({ a: 1 }, { a: 2 }, {}), { merged: {}, clashes: [{ field: 'a' }] })
  })

  it('merge several values as a set', () => {
    const topics = (...of: readonly string[]) => ({ topics: of })
    assert.equal(threeWay(topics('x', 'y'), topics('x', 'z'), topics('x', 'y', 'w')).merged, topics('x', 'w', 'z'))
    assert.equal(threeWay(topics('x'), {}, topics('x', 'y')).merged, topics('y'))
    assert.equal(threeWay({}, topics('x'), topics('y')).merged, topics('y', 'x'))
  })

  it('merge rows by their ids, and fields within a row', () =>
    assert.equal(
      threeWay(
        { rows: [row('a', { p: 1, q: 1 }), row('b')] },
        { rows: [row('a', { p: 2, q: 1 }), row('b'), row('mine')] },
        { rows: [row('a', { p: 1, q: 3 }), row('theirs')] },
      ),
      { merged: { rows: [row('a', { p: 2, q: 3 }), row('theirs'), row('mine')] }, clashes: [] },
    ))

  it('clash within a row at the field', () =>
    assert.equal(
      threeWay({ rows: [row('a', { p: 1 })] }, { rows: [row('a', { p: 2 })] }, { rows: [row('a', { p: 3 })] }).clashes,
      [{ field: 'rows', row: 'a', rowField: 'p' }],
    ))

  it('clash when one removes a row that the other changes, whoever it is', () => {
    const [old, changed] = [{ rows: [row('a', { p: 1 })] }, { rows: [row('a', { p: 2 })] }]
    assert.equal(threeWay(old, {}, changed), { merged: changed, clashes: [{ field: 'rows', row: 'a' }] })
    assert.equal(threeWay(old, changed, {}), { merged: {}, clashes: [{ field: 'rows', row: 'a' }] })
  })

  it('leave a row away that one removed and the other left alone', () => {
    const both = { rows: [row('a'), row('b')] }
    assert.equal(threeWay(both, { rows: [row('b')] }, both), { merged: { rows: [row('b')] }, clashes: [] })
    assert.equal(threeWay(both, both, { rows: [row('b')] }), { merged: { rows: [row('b')] }, clashes: [] })
  })

  it('are the one edit where there is no other', () =>
    fc.assert(
      fc.property(anyAnswers, anyAnswers, (base, edit) => {
        const onlyMine = threeWay(base, edit, base)
        assert.equal(onlyMine.clashes, [])
        assert.ok(sameButForOrder(onlyMine.merged, edit))
        assert.equal(threeWay(base, base, edit), { merged: edit, clashes: [] })
      }),
    ))

  it('never lose a value: each new one stands, or clashes', () =>
    fc.assert(
      fc.property(anyAnswers, anyAnswers, anyAnswers, (base, yours, theirs) => {
        const { merged, clashes } = threeWay(base, yours, theirs)
        const clashing = clashes.map(({ field, row: id, rowField }) => [field, id, rowField].filter(Boolean).join(' '))
        const [was, is] = [new Set(valuesOf(base)), new Set(valuesOf(merged))]
        for (const value of [...valuesOf(yours), ...valuesOf(theirs)]) {
          const isKnown = was.has(value) || is.has(value)
          assert.ok(isKnown || clashing.some((place) => value.startsWith(place)), value)
        }
      }),
      { numRuns: 500 },
    ))

  it('come to the same whoever was first, where nothing clashes', () =>
    fc.assert(
      fc.property(anyAnswers, anyAnswers, anyAnswers, (base, one, other) => {
        const [there, back] = [threeWay(base, one, other), threeWay(base, other, one)]
        assert.is(there.clashes.length === 0, back.clashes.length === 0)
        assert.ok(there.clashes.length > 0 || sameButForOrder(there.merged, back.merged))
      }),
    ))
})

/** Every single value with its place: `field value`, `field row rowField value`. */
function valuesOf(answers: Answers): readonly string[] {
  return Object.entries(answers).flatMap(([field, value]) => {
    if (!Array.isArray(value)) return [`${field} ${value}`]
    return value.flatMap((one: string | Row) =>
      typeof one === 'string'
        ? [`${field} ${one}`]
        : Object.entries(one).map(([rowField, cell]) => `${field} ${one.unique_id} ${rowField} ${cell}`),
    )
  })
}

const sorted = (value: unknown) =>
  Array.isArray(value) ? [...value].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)) : value

const inOrder = (answers: Answers) =>
  Object.fromEntries(
    Object.entries(answers).map(([key, value]) => [
      key,
      sorted(
        Array.isArray(value)
          ? value.map((one) => (typeof one === 'object' ? Object.fromEntries(Object.entries(one).sort()) : one))
          : value,
      ),
    ]),
  )

const sameButForOrder = (one: Answers, other: Answers) => equal(inOrder(one), inOrder(other))
