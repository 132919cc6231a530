import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { diff } from '../../../engine/records/diff.ts'
import type { Answers, Change } from '../../../engine/records/record.ts'
import { answersAt, rewind } from '../../../engine/records/rewind.ts'
import { spec } from '../../lib/spec.ts'
import { anyAnswers } from './answers.ts'

spec('The difference between two sets of answers', (it) => {
  it('is nothing when they say the same', () => {
    assert.equal(diff({ a: 1, b: ['x'] }, { b: ['x'], a: 1 }), [])
    assert.equal(diff({ copies: [{ unique_id: 'a', p: 1 }] }, { copies: [{ p: 1, unique_id: 'a' }] }), [])
  })

  it('names each field with what it was and what it is', () =>
    assert.equal(diff({ a: 1, b: 2 }, { a: 3, c: 4 }), [
      { field: 'a', from: 1, to: 3 },
      { field: 'c', from: undefined, to: 4 },
      { field: 'b', from: 2, to: undefined },
    ]))

  it('tells of rows which came, which went and what changed in which', () =>
    assert.equal(
      diff(
        {
          copies: [
            { unique_id: 'a', p: 1, q: 2 },
            { unique_id: 'b', p: 5 },
          ],
        },
        {
          copies: [
            { unique_id: 'a', p: 3, q: 2 },
            { unique_id: 'c', p: 7 },
          ],
        },
      ),
      [
        {
          field: 'copies',
          rows: [
            { row: 'a', kind: 'changed', fields: [{ field: 'p', from: 1, to: 3 }] },
            { row: 'c', kind: 'added', values: { p: 7 } },
            { row: 'b', kind: 'removed', values: { p: 5 } },
          ],
        },
      ],
    ))

  it('tells of the order only where the rows moved', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((unique_id) => ({ unique_id }))
    assert.equal(diff({ copies: [a, b, c] }, { copies: [c, a, b] }), [
      { field: 'copies', rows: [], order: { from: ['a', 'b', 'c'], to: ['c', 'a', 'b'] } },
    ])
    const [removed] = diff({ copies: [a, b, c] }, { copies: [b, c] })
    assert.equal(removed, {
      field: 'copies',
      rows: [{ row: 'a', kind: 'removed', values: {} }],
      order: { from: ['a', 'b', 'c'], to: ['b', 'c'] },
    })
    assert.not('order' in (diff({ copies: [a, b] }, { copies: [a, b, c] })[0] ?? {}))
  })

  it('leads back to where it began', () =>
    fc.assert(
      fc.property(anyAnswers, anyAnswers, (before, after) => assert.equal(rewind(after, diff(before, after)), before)),
      { numRuns: 500 },
    ))

  it('survives being kept as JSON', () =>
    fc.assert(
      fc.property(anyAnswers, anyAnswers, (before, after) =>
        assert.equal(rewind(after, JSON.parse(JSON.stringify(diff(before, after)))), before),
      ),
    ))
})

spec('The log', (it) => {
  const change = (version: number, before: Answers, after: Answers): Change => ({
    record: 'r',
    version,
    action: 'update',
    by: 'nadia',
    at: '2024-05-10T06:00:00.000Z',
    mutation: 'm',
    release: 'h',
    fields: diff(before, after),
  })

  it('gives back the answers of any version', () =>
    fc.assert(
      fc.property(fc.array(anyAnswers, { minLength: 1, maxLength: 5 }), fc.nat(4), (versions, seed) => {
        const changes = versions.map((answers, index) => change(index + 1, versions[index - 1] ?? {}, answers))
        const version = (seed % versions.length) + 1
        assert.equal(answersAt(versions.at(-1) ?? {}, changes, version), versions[version - 1])
      }),
    ))

  it('takes no core fact for an answer', () => {
    const disabled: Change = { ...change(2, {}, {}), fields: [{ field: 'record_state', from: true, to: false }] }
    assert.equal(answersAt({ a: 1 }, [disabled], 1), { a: 1 })
  })
})
