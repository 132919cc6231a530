import * as assert from 'uvu/assert'
import { Problem } from '../../../engine/problems.ts'
import { ask } from '../../../engine/query/predicate.ts'
import type { Query, Sort } from '../../../engine/query/query.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { aLoan, jon, nadia, now, omar, reached, today, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const loans = (...answers: readonly Record<string, unknown>[]) =>
  answers.map((given, index) => reached(aLoan({ id: uuid(index + 1), answers: given })))

const asked = (records: ReturnType<typeof loans>, query: Omit<Query, 'from'>, actor = jon) =>
  ask(records, { from: 'loan', ...query }, { model: libraryModel, actor, today, now })

const titles = (records: ReturnType<typeof loans>, ...sort: readonly Sort[]) =>
  asked(records, { sort }).rows.map(({ record }) => record.answers['title'])

spec('Answers come', (it) => {
  it('in the order of folds, by code point', () => {
    const records = loans(
      { title: 'Zoo' },
      { title: 'émile' },
      { title: 'Emil' },
      { title: '\u{1F600}' },
      { title: '\uFF21' },
    )
    assert.equal(titles(records, { field: 'title', direction: 'asc' }), ['\uFF21', 'Emil', 'émile', 'Zoo', '\u{1F600}'])
  })

  it('with blanks last in both directions', () => {
    const records = loans({ title: 'none' }, { title: 'two', pages: 2 }, { title: 'ten', pages: 10 })
    assert.equal(titles(records, { field: 'pages', direction: 'asc' }), ['two', 'ten', 'none'])
    assert.equal(titles(records, { field: 'pages', direction: 'desc' }), ['ten', 'two', 'none'])
  })

  it('by age in years, the youngest first', () => {
    const records = loans(
      { title: 'old', born_on: '1990-01-01' },
      { title: 'young', borrower_age: { years: 3, on: today } },
    )
    assert.equal(titles(records, { field: 'borrower_age', direction: 'asc' }), ['young', 'old'])
  })

  it('by a second thing where the first is equal, and at last by id', () => {
    const records = loans(
      { title: 'b', kind: 'film' },
      { title: 'a', kind: 'film' },
      { title: 'A', kind: 'film' },
      { title: 'c', kind: 'book' },
    )
    const sort: readonly Sort[] = [
      { field: 'kind', direction: 'desc' },
      { field: 'title', direction: 'desc' },
    ]
    assert.equal(titles(records, ...sort), ['b', 'a', 'A', 'c'])
    assert.equal(titles(records), ['b', 'a', 'A', 'c'])
  })

  it('a page at a time, with the number of all', () => {
    const records = loans({ title: 'a' }, { title: 'b' }, { title: 'c' }, { title: 'd' })
    const { rows, total } = asked(records, { sort: [{ field: 'title', direction: 'asc' }], offset: 1, limit: 2 })
    assert.equal([rows.map(({ record }) => record.answers['title']), total], [['b', 'c'], 4])
  })

  it('only of what is within reach', () => {
    assert.is(asked(loans({ title: 'a' }), {}, omar).total, 0)
    assert.is(asked(loans({ title: 'a' }), {}, nadia).total, 1)
  })
})

spec('A question is refused', (it) => {
  const refusal = (query: Query, actor = jon) => {
    try {
      ask([], query, { model: libraryModel, actor, today, now })
    } catch (problem) {
      return problem instanceof Problem
        ? ((problem.details as { code?: string }).code ?? problem.code)
        : String(problem)
    }
    return undefined
  }
  const about = (where: Query['where']) => refusal({ from: 'loan', ...(where && { where }) })

  it('about a type that does not exist for the actor, known or not', () => {
    assert.is(refusal({ from: 'museum' }), 'record_type.unknown')
    assert.is(refusal({ from: 'member' }, omar), 'record_type.unknown')
    assert.is(refusal({ from: 'constructor' }), 'record_type.unknown')
  })

  it('about a field that there is not, that has no column, or that is internal', () => {
    for (const field of ['nothing', 'daily_fee', 'copies', 'shared_with', '__proto__', 'constructor', 'version']) {
      assert.is(about({ field, blank: true }), 'query.unknown_field', field)
    }
  })

  it('about a field on no form that any role of the model shows', () => {
    const hidden = { ...libraryModel, roles: { binder: libraryModel.roles['binder'] } } as typeof libraryModel
    const binder = { ...omar, grants: omar.grants.filter(({ label }) => label === 'own') }
    const where = { field: 'borrower', blank: true } as const
    assert.throws(
      () => ask([], { from: 'loan', where }, { model: hidden, actor: binder, today, now }),
      (error: Problem) => (error.details as { code: string }).code === 'query.unknown_field',
    )
  })

  it('with a value of the wrong kind', () => {
    for (const where of [
      { field: 'pages', among: ['120'] },
      { field: 'lent_on', among: ['1 May'] },
      { field: 'lent_on', from: 5 },
      { field: 'reminded_at', among: ['2024-05-01'] },
      { field: 'borrower_age', from: '2014-01-01' },
      { field: 'lent_on', from: { days: 1e9 } },
    ]) {
      assert.is(about(where), 'query.unreadable_value', JSON.stringify(where))
    }
  })

  it('for a range of what has none, and for a place of what is none', () => {
    assert.is(about({ field: 'title', from: 'a' }), 'query.no_ranges')
    assert.is(about({ field: 'title', within: 'RIV' }), 'query.no_places')
  })

  it('for rows of what has none, rows within rows, and words within rows', () => {
    assert.is(about({ any_row: 'title', where: { all: [] } }), 'query.unknown_field')
    assert.is(about({ any_row: 'copies', where: { any_row: 'copies', where: { all: [] } } }), 'query.unknown_field')
    assert.is(about({ any_row: 'copies', where: { words: 'a' } }), 'query.not_in_rows')
    assert.is(about({ any_row: 'copies', where: { field: 'shelf', blank: true } }), 'query.unknown_field')
    assert.is(about({ any_row: 'copies', where: { field: 'title', blank: true } }), 'query.unknown_field')
  })

  it('when sorted by several values, or by something unknown', () => {
    assert.is(refusal({ from: 'loan', sort: [{ field: 'topics', direction: 'asc' }] }), 'query.not_sortable')
    assert.is(refusal({ from: 'loan', sort: [{ field: 'nothing', direction: 'asc' }] }), 'query.unknown_field')
  })

  it('when it goes on and on', () => {
    const wide = { all: Array.from({ length: 300 }, () => ({ all: [] })) }
    const deep = Array.from({ length: 20 }).reduce<Query['where'] & object>((not) => ({ not }), { all: [] })
    assert.is(about(wide), 'query.too_large')
    assert.is(about(deep), 'query.too_large')
  })
})
