import * as assert from 'uvu/assert'
import type { Problem } from '../../../engine/problems.ts'
import { ask } from '../../../engine/query/predicate.ts'
import type { Query, Where } from '../../../engine/query/query.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { aLoan, jon, nadia, now, omar, reached, today, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const copies = (...codes: readonly (readonly [code: string, state?: string, price?: number])[]) =>
  codes.map(([copy_code, state, price], index) => ({
    unique_id: `row-${index}`,
    copy_code,
    ...(state !== undefined && { state }),
    ...(price !== undefined && { price }),
  }))

/** His own, one that he was given as a librarian, and one that he does not reach. */
const his = reached(
  aLoan({
    id: uuid(1),
    answers: { title: 'Maps', borrower: 'Amina', copies: copies(['M1', 'torn', 5], ['M2', 'good']) },
    core: { owned_by: 'omar' },
  }),
)
const given = reached(
  aLoan({
    id: uuid(2),
    answers: { title: 'Stars', borrower: 'Bilal', copies: copies(['S1', 'torn', 3]) },
    core: { shared_with: [{ user_name: 'omar', role: 'librarian' }] },
  }),
)
const foreign = reached(aLoan({ id: uuid(3), answers: { title: 'Tides', copies: copies(['T1', 'torn', 9]) } }))
const all = [his, given, foreign]

const asked = (query: Partial<Query>, actor = jon) =>
  ask(all, { from: 'loan.copies', ...query }, { model: libraryModel, actor, today, now })
const codes = (where: Where, actor = jon) => asked({ where }, actor).rows.map(({ row }) => row?.['copy_code'])

const refusal = (query: Partial<Query>, actor = jon) => {
  try {
    asked(query, actor)
  } catch (error) {
    const { code, details } = error as Problem<{ readonly code?: string }>
    return details.code ?? code
  }
  return undefined
}

spec('A question about rows', (it) => {
  it('is answered by rows, each with the record that it stands on', () => {
    const { rows, total } = asked({ where: { field: 'state', among: ['torn'] } })
    assert.equal(
      rows.map(({ record, row }) => [record.answers['title'], row?.['copy_code']]),
      [
        ['Maps', 'M1'],
        ['Stars', 'S1'],
        ['Tides', 'T1'],
      ],
    )
    assert.is(total, 3)
  })

  it('may speak of the record beside the row', () => {
    assert.equal(codes({ field: 'record.title', among: ['maps'] }), ['M1', 'M2'])
    const both = {
      all: [
        { field: 'record.title', among: ['maps'] },
        { field: 'price', blank: true as const },
      ],
    }
    assert.equal(codes(both), ['M2'])
    assert.equal(codes({ field: 'record.id', among: [uuid(2)] }), ['S1'])
    assert.equal(codes({ field: 'record.status', among: ['closed'] }), [])
  })

  it('comes in the order of what stands in the row, then of the records and their rows, a page at a time', () => {
    const { rows, total } = asked({ sort: [{ field: 'price', direction: 'desc' }], offset: 1, limit: 2 })
    assert.equal(
      rows.map(({ row }) => row?.['copy_code']),
      ['M1', 'S1'],
    )
    assert.is(total, 4)
    const byTitle = asked({ sort: [{ field: 'record.title', direction: 'desc' }] })
    assert.equal(
      byTitle.rows.map(({ row }) => row?.['copy_code']),
      ['T1', 'S1', 'M1', 'M2'],
    )
  })

  it('finds only rows within reach, and what stands on their record only where that is read', () => {
    assert.equal(codes({ field: 'state', among: ['torn'] }, omar), ['M1', 'S1'])
    assert.equal(codes({ field: 'record.borrower', among: ['Amina', 'Bilal'] }, omar), ['S1'])
    assert.equal(codes({ field: 'record.borrower', blank: true }, omar), ['M1', 'M2'])
  })

  it('finds no row where only a grant that does not read the collection reaches', () => {
    const without = omar.grants.map((grant) =>
      grant.label === 'own'
        ? { ...grant, readable: new Set([...grant.readable].filter((name) => name !== 'copies')) }
        : grant,
    )
    assert.equal(codes({ all: [] }, { ...omar, grants: without }), ['S1'])
  })

  it('is refused where there is no such collection for the actor', () => {
    for (const from of ['loan.title', 'loan.nothing', 'loan.constructor', 'loan.copies.state', 'loan.', '.copies']) {
      assert.is(refusal({ from }), 'record_type.unknown', from)
    }
    const blind = { ...nadia, grants: nadia.grants.map((grant) => ({ ...grant, readable: new Set(['title']) })) }
    assert.is(refusal({}, blind), 'record_type.unknown')
  })

  it('is refused where a name means nothing, or words and further rows are asked for', () => {
    for (const field of ['title', 'shelf', 'record.copies', 'record.nothing', 'record.record.title', 'unique_id']) {
      assert.is(refusal({ where: { field, blank: true } }), 'query.unknown_field', field)
    }
    assert.is(refusal({ where: { field: 'record.fine', blank: true } }, omar), 'query.unknown_field')
    assert.is(refusal({ where: { words: 'maps' } }), 'query.not_in_rows')
    assert.is(refusal({ where: { any_row: 'copies', where: { all: [] } } }), 'query.unknown_field')
    assert.is(refusal({ sort: [{ field: 'record.topics', direction: 'asc' }] }), 'query.not_sortable')
    assert.is(refusal({ sort: [{ field: 'shelf', direction: 'asc' }] }), 'query.unknown_field')
  })
})
