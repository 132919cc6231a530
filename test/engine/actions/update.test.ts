import * as assert from 'uvu/assert'
import type { Model, Rule } from '../../../engine/model.ts'
import type { Clash } from '../../../engine/problems.ts'
import type { Answers } from '../../../engine/records/record.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { aLoan, jon, layla, reached } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { act, answersAfter, issuesOf, refusalOf } from './acting.ts'

const standing = (answers: Answers, more = {}) => reached(aLoan({ answers: { title: 'Maps', ...answers }, ...more }))
const save = (before: Answers, answers: object, more = {}) => act('update', answers, more, { loaded: standing(before) })
const after = (before: Answers, answers: object) => answersAfter(save(before, answers)) ?? {}
const issues = (before: Answers, answers: object) => issuesOf(() => save(before, answers))

/** The library with one more rule that its record keeps. */
const withRule = (rule: Pick<Rule, 'holds'> & Partial<Rule>): Model => {
  const loan = libraryModel.recordTypes['loan'] as Model['recordTypes'][string]
  const made = {
    id: 'r',
    message: { en: 'No' },
    level: 'error',
    at: 'borrower',
    ...rule,
  } as (typeof loan.rules)[number]
  return { ...libraryModel, recordTypes: { loan: { ...loan, rules: [made] } } }
}

spec('An update', (it) => {
  it('changes what it names and stamps who did it', () => {
    const [write] = save({ pages: 3 }, { title: 'Charts' }).records
    assert.equal(write?.after.answers, { title: 'Charts', pages: 3 })
    assert.is(write?.after.version, 2)
    assert.equal(
      [write?.after.core.last_updated_at, write?.after.core.last_updated_by],
      ['2024-05-10T06:00:00.000Z', 'nadia'],
    )
    assert.equal(write?.change.fields, [{ field: 'title', from: 'Maps', to: 'Charts' }])
  })

  it('without a difference writes nothing', () => {
    assert.equal(save({ topics: ['space'] }, { title: ' Maps ', topics: ['space', 'space'], pages: '' }).records, [])
  })

  it('works calculations out again', () =>
    assert.is(after({ daily_fee: 2, days: 3, total_fee: 6 }, { days: 4 })['total_fee'], 8))

  it('clears or keeps the answers of hidden fields as the field says', () => {
    assert.not('returned_on' in after({ returned: true, returned_on: '2024-05-01' }, { returned: false }))
    const note = { inner_note: 'x', kind: 'book' }
    assert.is(
      answersAfter(act('update', { kind: 'game' }, {}, { actor: jon, loaded: standing(note) }))?.['inner_note'],
      'x',
    )
  })

  it('accepts the answer of a field that it hides at the same time', () =>
    assert.equal(after({ returned: true, returned_on: '2024-05-01' }, { returned: false, returned_on: '2024-05-02' }), {
      title: 'Maps',
      returned: false,
    }))

  it('is refused for what it makes wrong', () => {
    assert.equal(issues({}, { title: '' }), ['title answer.required'])
    assert.equal(issues({ lent_on: '2024-05-01' }, { due_on: '2024-04-01' }), ['due_on rule.broken'])
    assert.equal(issues({ returned: true }, { returned_on: '2024-05-01', pages: 0 }), ['pages number.too_small'])
  })

  it('is refused for a rule that it breaks from the other side', () =>
    assert.equal(issues({ lent_on: '2024-04-01', due_on: '2024-04-20' }, { lent_on: '2024-05-01' }), [
      'due_on rule.broken',
    ]))

  it('is not refused for what was wrong before, elsewhere', () => {
    const wrong = { title: '', pages: 0, copies: [{ unique_id: 'a' }], kind: 'gone' }
    assert.is(after(wrong, { borrower: 'Mina' })['borrower'], 'Mina')
    assert.is(save(wrong, { copies: [{ unique_id: 'b', copy_code: 'B' }] }).records.length, 1)
  })

  it('is not refused for fields that the actor does not write', () => {
    const model = withRule({ holds: { '==': [{ var: 'kind' }, 'book'] }, at: 'fine' })
    assert.is(act('update', { kind: 'film' }, {}, { model, loaded: standing({}) }).records.length, 1)
    assert.equal(
      issuesOf(() => act('update', { kind: 'film' }, {}, { model, actor: jon, loaded: standing({}) })),
      ['fine rule.broken'],
    )
  })

  it('is judged by what the actor reads, unless a rule discloses', () => {
    const rule = { holds: { '==': [{ var: 'fine' }, 0] } }
    const judge = (more: Partial<Rule>) => () =>
      act('update', { borrower: 'x' }, {}, { model: withRule({ ...rule, ...more }), loaded: standing({ fine: 5 }) })
    assert.is(judge({})().records.length, 1)
    assert.equal(issuesOf(judge({ discloses: true })), ['borrower rule.broken'])
  })

  it('lets an option stay that is retired, and none be chosen', () => {
    assert.is(after({ kind: 'tape' }, { pages: 3 })['kind'], 'tape')
    assert.is(after({ kind: 'tape' }, { kind: 'tape', pages: 3 })['kind'], 'tape')
    assert.equal(issues({}, { kind: 'tape' }), ['kind choice.retired'])
  })

  it('may not change what is read-only, but what it unlocks or locks', () => {
    assert.equal(issues({ returned: true, returned_on: '2024-05-01', daily_fee: 1 }, { daily_fee: 2 }), [
      'daily_fee field.read_only',
    ])
    assert.is(
      after({ returned: true, returned_on: '2024-05-01', daily_fee: 1 }, { daily_fee: 2, returned: false })[
        'daily_fee'
      ],
      2,
    )
    assert.is(after({ daily_fee: 1 }, { daily_fee: 2, returned: true, returned_on: '2024-05-01' })['daily_fee'], 2)
    assert.equal(save({ returned: true, daily_fee: 1 }, { daily_fee: 1 }).records, [])
  })

  it('may not change a cell that is read-only in its row', () => {
    const rows = (state: string) => ({ copies: [{ unique_id: 'a', copy_code: 'A', state, shelf: '1' }] })
    assert.equal(issues(rows('lost'), { copies: [{ unique_id: 'a', shelf: '2' }] }), [
      'copies[a].shelf field.read_only',
    ])
    assert.is(save(rows('good'), { copies: [{ unique_id: 'a', shelf: '2' }] }).records.length, 1)
    const added = { copies: [{ unique_id: 'n', copy_code: 'N', state: 'lost', shelf: '9' }] }
    assert.equal(issues({}, added), ['copies[n].shelf field.read_only'])
  })

  it('goes on despite warnings with a reason, which is kept', () => {
    assert.equal(issues({}, { pages: 3000 }), ['pages rule.broken'])
    assert.equal(
      issuesOf(() => save({}, { pages: 3000 }, { overrideReason: '  ' })),
      ['pages rule.broken'],
    )
    const [write] = save({}, { pages: 3000 }, { overrideReason: ' It is a thick one ' }).records
    assert.equal(write?.change.overridden, { codes: ['rule.broken:many_pages'], reason: 'It is a thick one' })
    assert.is(save({}, { pages: 3 }, { overrideReason: 'Why not' }).records[0]?.change.overridden, undefined)
  })

  it('does not go on despite errors, whatever the reason', () => {
    assert.equal(
      issuesOf(() => save({}, { pages: 3000, title: '' }, { overrideReason: 'x' })),
      ['title answer.required', 'pages rule.broken'],
    )
    assert.is(refusalOf(() => save({}, { pages: 3 }, { overrideReason: 'x'.repeat(3000) })).code, 'body.refused')
  })
})

spec('An update of an older version', (it) => {
  const base = {
    title: 'Maps',
    pages: 3,
    topics: ['space'],
    lent_on: '2024-05-01',
    copies: [{ unique_id: 'a', copy_code: 'A' }],
  }
  const late = (theirs: Answers, answers: object, setting = {}) =>
    act(
      'update',
      answers,
      { baseVersion: 1 },
      { loaded: { ...reached(aLoan({ version: 5, answers: theirs })), base }, ...setting },
    )

  it('goes together with what came since', () => {
    const theirs = {
      ...base,
      pages: 4,
      topics: ['space', 'history'],
      copies: [...base.copies, { unique_id: 'b', copy_code: 'B' }],
    }
    const outcome = late(theirs, {
      title: 'Charts',
      topics: ['poetry', 'space'],
      copies: [{ unique_id: 'a', price: 1 }],
    })
    assert.equal(answersAfter(outcome), {
      ...theirs,
      title: 'Charts',
      topics: ['space', 'history', 'poetry'],
      copies: [
        { unique_id: 'a', copy_code: 'A', price: 1 },
        { unique_id: 'b', copy_code: 'B' },
      ],
    })
    assert.equal([outcome.records[0]?.expected, outcome.records[0]?.after.version], [5, 6])
  })

  it('comes back with all three values where both changed the same', () => {
    const run = () =>
      late(
        { ...base, title: 'Atlas', copies: [{ unique_id: 'a', copy_code: 'Z' }] },
        { title: 'Charts', copies: [{ unique_id: 'a', copy_code: 'B' }] },
      )
    const { code, details } = refusalOf(run)
    assert.is(code, 'record.clash')
    assert.is(details['version'], 5)
    const clashes: readonly Clash[] = [
      { field: 'title', base: 'Maps', yours: 'Charts', theirs: 'Atlas' },
      { field: 'copies[a].copy_code', base: 'A', yours: 'B', theirs: 'Z' },
    ]
    assert.equal(details['clashes'], clashes)
  })

  it('says null where one of them left nothing', () => {
    const { details } = refusalOf(() =>
      late({ ...base, pages: 9, copies: undefined }, { pages: null, copies: [{ unique_id: 'a', price: 4 }] }),
    )
    assert.equal(details['clashes'], [
      { field: 'pages', base: 3, yours: null, theirs: 9 },
      { field: 'copies[a]', base: base.copies[0], yours: { ...base.copies[0], price: 4 }, theirs: null },
    ])
  })

  it('says an age in years', () => {
    const stated = (years: number) => ({ borrower_age: { years, on: '2023-05-10' } })
    const loaded = {
      ...reached(aLoan({ version: 2, answers: { title: 'Maps', ...stated(8) } })),
      base: { title: 'Maps', ...stated(7) },
    }
    const { details } = refusalOf(() => act('update', { borrower_age: 3 }, { baseVersion: 1 }, { loaded }))
    assert.equal(details['clashes'], [{ field: 'borrower_age', base: 8, yours: 3, theirs: 9 }])
  })

  it('writes nothing when both said the same', () =>
    assert.equal(late({ ...base, title: 'Charts' }, { title: 'Charts' }).records, []))

  it('stands where together they break a rule, for the attention of both', () => {
    const [write] = late({ ...base, lent_on: '2024-05-09' }, { due_on: '2024-05-05' }).records
    assert.is(write?.after.answers['due_on'], '2024-05-05')
    assert.equal(write?.attention, [{ path: 'due_on', code: 'rule.broken' }])
  })

  it('is refused for what was wrong with it from the start', () => {
    assert.equal(
      issuesOf(() => late({ ...base, pages: 9 }, { due_on: '2024-04-01' })),
      ['due_on rule.broken'],
    )
    assert.equal(
      issuesOf(() => late({ ...base, pages: 9 }, { title: '' })),
      ['title answer.required'],
    )
    assert.equal(
      issuesOf(() => late({ ...base, pages: 9 }, { lent_on: 'x' })),
      ['lent_on date.unreadable'],
    )
  })

  it('is refused where a field has become read-only since', () =>
    assert.equal(
      issuesOf(() => late({ ...base, returned: true, returned_on: '2024-05-02' }, { daily_fee: 2 })),
      ['daily_fee field.read_only'],
    ))

  it('that is the latest after all is an update like any', () => {
    const loaded = reached(aLoan({ version: 1, answers: base }))
    assert.is(answersAfter(act('update', { title: 'x' }, { baseVersion: 1 }, { loaded }))?.['title'], 'x')
  })

  it('is refused when there was no such version', () => {
    const loaded = reached(aLoan({ version: 2, answers: base }))
    assert.equal(refusalOf(() => act('update', { title: 'x' }, { baseVersion: 7 }, { loaded })).details, {
      code: 'base_version.unknown',
      detail: 'base_version',
    })
  })

  it('by somebody who may not update is forbidden all the same', () =>
    assert.is(refusalOf(() => late(base, { title: 'x' }, { actor: layla })).code, 'action.forbidden'))
})
