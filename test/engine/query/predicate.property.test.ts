import fc from 'fast-check'
import * as assert from 'uvu/assert'
import type { Actor } from '../../../engine/permissions/actor.ts'
import { type Filters, readFilters, writeFilters } from '../../../engine/query/dialect.ts'
import { ask, matches } from '../../../engine/query/predicate.ts'
import type { Where } from '../../../engine/query/query.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { aLoan, jon, nadia, now, omar, reached, today, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const loan = libraryModel.recordTypes['loan']
if (!loan) throw new Error('There is no loan')

const word = fc.constantFrom('Amina', 'amína', 'BILAL', "o'brien", 'x y', '')
const day = fc.constantFrom('2014-05-10', '2014-05-11', '2024-04-30', '2024-05-10', '2030-01-01')
const amount = fc.constantFrom(0, 1, 2.5, 120)

const blankable = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const present = (answers: object) =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined && value !== ''))

const answers = fc
  .record({
    title: blankable(word),
    borrower: blankable(word),
    kind: blankable(fc.constantFrom('book', 'film')),
    topics: blankable(fc.uniqueArray(fc.constantFrom('space', 'history'), { minLength: 1 })),
    pages: blankable(amount),
    lent_on: blankable(day),
    born_on: blankable(day),
    borrower_age: blankable(fc.record({ years: fc.constantFrom(0, 9, 10), on: day })),
    returned: blankable(fc.boolean()),
    branch: blankable(fc.constantFrom('RIV', 'RIV01', 'HIL01')),
    copies: blankable(
      fc.array(
        fc.record({ price: blankable(amount), state: blankable(fc.constantFrom('good', 'torn')) }).map(present),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
    ),
  })
  .map(({ copies, ...plain }) =>
    present({ ...plain, copies: copies?.map((row, index) => ({ unique_id: `r${index}`, ...row })) }),
  )

const records = fc
  .array(
    fc.tuple(answers, fc.constantFrom('nadia', 'omar'), fc.constantFrom(undefined, 'librarian', 'binder', 'keeper')),
    { maxLength: 8 },
  )
  .map((drawn) =>
    drawn.map(([given, owner, as], index) =>
      reached(
        aLoan({
          id: uuid(index),
          answers: given,
          core: { owned_by: owner, shared_with: as === undefined ? [] : [{ user_name: 'omar', role: as }] },
        }),
      ),
    ),
  )

const rowCondition: fc.Arbitrary<Where> = fc.oneof(
  fc.record({ field: fc.constant('state'), among: fc.subarray(['good', 'torn']) }),
  fc.record({ field: fc.constant('price'), from: amount }),
  fc.constant({ field: 'price', blank: true } as const),
)

const leaf: fc.Arbitrary<Where> = fc.oneof(
  fc.record({ field: fc.constantFrom('title', 'borrower'), among: fc.array(word, { maxLength: 2 }) }),
  fc.record({ field: fc.constant('kind'), among: fc.subarray(['book', 'film']) }),
  fc.record({ field: fc.constant('topics'), among: fc.subarray(['space', 'history']) }),
  fc.record({ field: fc.constant('pages'), from: amount, to: amount }),
  fc.record({
    field: fc.constantFrom('lent_on', 'born_on'),
    from: fc.oneof(day, fc.record({ days: fc.constantFrom(-10, 0) })),
  }),
  fc.record({ field: fc.constant('borrower_age'), among: fc.subarray([9, 10]) }),
  fc.record({ field: fc.constant('branch'), within: fc.constantFrom('RIV', 'HIL') }),
  fc.record({ words: word }),
  fc.record({
    field: fc.constantFrom('title', 'borrower', 'topics', 'returned', 'lent_on'),
    blank: fc.constant(true as const),
  }),
  fc.record({ any_row: fc.constant('copies'), where: rowCondition }),
)

const where: fc.Arbitrary<Where> = fc.letrec<{ tree: Where }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'where' },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('tree'), { maxLength: 3 }).map((any) => ({ any })),
    tie('tree').map((not) => ({ not })),
  ),
})).tree

const actor = fc.constantFrom<Actor>(nadia, omar, jon)

const found = (given: Parameters<typeof ask>[0], condition: Where, who: Actor) =>
  ask(given, { from: 'loan', where: condition }, { model: libraryModel, actor: who, today, now }).rows

spec('Whatever is asked', (it) => {
  it('a denied denial asks the same', () =>
    fc.assert(
      fc.property(records, where, actor, (given, condition, who) =>
        assert.equal(found(given, { not: { not: condition } }, who), found(given, condition, who)),
      ),
    ))

  it('a condition and its denial part what is within reach', () =>
    fc.assert(
      fc.property(records, where, actor, (given, condition, who) => {
        const both = [...found(given, condition, who), ...found(given, { not: condition }, who)]
        const reach = found(given, { all: [] }, who)
        assert.is(both.length, reach.length)
        assert.ok(reach.every((one) => both.includes(one)))
      }),
    ))

  it('all of it denied is any of it denied', () =>
    fc.assert(
      fc.property(records, where, where, actor, (given, one, other, who) =>
        assert.equal(
          found(given, { not: { all: [one, other] } }, who),
          found(given, { any: [{ not: one }, { not: other }] }, who),
        ),
      ),
    ))

  it('nobody finds by a value that they do not read', () =>
    fc.assert(
      fc.property(records, where, (given, condition) => {
        const withoutSecrets = given.map(({ record, reach }) => {
          const isLibrarian = record.core.shared_with.some(({ role }) => role === 'librarian')
          const { borrower: _, born_on: __, borrower_age: ___, lent_on, returned, branch, ...kept } = record.answers
          return isLibrarian ? { record, reach } : { record: { ...record, answers: kept }, reach }
        })
        const ids = (of: typeof given) => found(of, condition, omar).map(({ record }) => record.id)
        assert.equal(ids(withoutSecrets), ids(given))
      }),
    ))

  it('one record is judged as it is among others', () =>
    fc.assert(
      fc.property(records, where, actor, (given, condition, who) => {
        const alone = given.filter(({ record, reach }) =>
          matches(condition, record, { model: libraryModel, actor: who, reach, today, now }),
        )
        assert.equal(new Set(found(given, condition, who)), new Set(alone))
      }),
    ))
})

const values = fc.array(fc.constantFrom('book', 'film', 'a,b', '1..5', 'x'), { minLength: 1, maxLength: 3 })
const filter = fc.oneof(
  fc.tuple(fc.constantFrom('kind', 'title', 'topics', 'id'), values),
  fc.tuple(
    fc.constantFrom('pages', 'borrower_age'),
    fc.array(fc.constantFrom('1', '2..5', '..9', '7.5..', '-3'), { minLength: 1 }),
  ),
  fc.tuple(
    fc.constantFrom('lent_on', 'created_at'),
    fc.array(fc.constantFrom('2024-05-01', 'today', '-30d..today', '-1m', '..2m'), { minLength: 1 }),
  ),
  fc.tuple(fc.constantFrom('returned', 'record_state'), fc.array(fc.constantFrom('true', 'false'), { minLength: 1 })),
  fc.tuple(fc.constant('loc:branch'), fc.subarray(['RIV', 'HIL'], { minLength: 1 })),
)
const grouped = fc
  .tuple(filter, fc.constantFrom('', 'or', 'not'))
  .map(([[name, texts], group]) =>
    texts.map((text, index) => [`${group ? `${group}[${name}]` : name}[${index}]`, text] as const),
  )

/** The conditions that must all hold, in no order. */
const parts = ({ where: asked }: Filters) =>
  new Set('all' in asked ? asked.all.map((part) => JSON.stringify(part)) : [])

spec('Whatever is filtered', (it) => {
  it('reads the same once it is written', () =>
    fc.assert(
      fc.property(fc.array(grouped, { maxLength: 4 }), (filters) => {
        const once = readFilters(filters.flat(), loan, jon)
        assert.equal(parts(readFilters(writeFilters(once, loan), loan, jon)), parts(once))
      }),
    ))
})
