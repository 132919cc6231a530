import * as assert from 'uvu/assert'
import type { Loaded } from '../../../engine/actions/action-type.ts'
import type { Model } from '../../../engine/model.ts'
import { actorOf } from '../../../engine/permissions/actor-of.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { accounts, aLoan, jon, omar, reached } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { act, answersAfter, issuesOf } from './acting.ts'

const loan = libraryModel.recordTypes['loan'] as Model['recordTypes'][string]
const copies = loan.fields.find(({ id }) => id === 'copies') as (typeof loan.fields)[number]

/** A loan with a second subform, so that rows could be in the wrong one. */
const twoSubforms: Model = {
  ...libraryModel,
  recordTypes: {
    loan: {
      ...loan,
      fields: [...loan.fields, { ...copies, id: 'spares' }],
      forms: loan.forms.map((form) =>
        form.id === 'copies_form' ? { ...form, fields: [...form.fields, 'spares'] } : form,
      ),
    },
  },
}

const standing: Loaded = reached(
  aLoan({
    answers: {
      title: 'Maps',
      kind: 'book',
      born_on: '2014-05-10',
      inner_note: 'Secret',
      fine: 5,
      copies: [{ unique_id: 'a', copy_code: 'A1', state: 'good' }],
    },
    core: { shared_with: [{ user_name: 'omar' }] },
  }),
)

const save = (answers: object, more = {}) => act('update', answers, {}, { loaded: standing, ...more })
const issues = (answers: object, more = {}) => issuesOf(() => save(answers, more))

spec('A payload is refused', (it) => {
  it('for a field that there is not, and for one that the actor does not read, in the same words', () => {
    assert.equal(issues({ nothing: 1 }), ['nothing field.unknown'])
    assert.equal(issues({ inner_note: 'x' }), ['inner_note field.unknown'])
    assert.equal(issues({ inner_note: 'Secret' }), ['inner_note field.unknown'], 'a right guess is told nothing')
  })

  it('for names out of the language', () => {
    const names = JSON.parse('{"__proto__":{"isAdmin":true},"constructor":1,"toString":1,"hasOwnProperty":1}')
    assert.equal(
      issuesOf(() => act('update', names, { answers: names }, { loaded: standing })),
      [
        '__proto__ field.unknown',
        'constructor field.unknown',
        'toString field.unknown',
        'hasOwnProperty field.unknown',
      ],
    )
    const row = JSON.parse('{"copies":[{"unique_id":"a","__proto__":{"x":1}}]}')
    assert.equal(
      issuesOf(() => act('update', {}, { answers: row }, { loaded: standing })),
      ['copies[a].__proto__ field.unknown'],
    )
    assert.is(({} as { isAdmin?: true }).isAdmin, undefined)
  })

  it('for a field that the actor may only read', () =>
    assert.equal(issues({ kind: 'film' }, { actor: omar }), ['kind field.not_writable']))

  it('for a core fact that says something else', () => {
    assert.equal(issues({ owned_by: 'omar', status: 'closed', record_state: false }), [
      'owned_by field.core',
      'status field.core',
      'record_state field.core',
    ])
    assert.equal(issues({ shared_with: [{ user_name: 'omar' }] }), ['shared_with field.unknown'])
    assert.equal(issues({ id: 'x', loan_id: 'x', module_id: 'museum' }), [
      'id field.core',
      'loan_id field.core',
      'module_id field.core',
    ])
  })

  it('for values of another type', () =>
    assert.equal(
      issues({ title: 5, pages: 'many', topics: 'space', lent_on: '10/05/2024', returned: 1, copies: 'x', kind: {} }),
      [
        'title text.unreadable',
        'pages number.unreadable',
        'topics choices.unreadable',
        'lent_on date.unreadable',
        'returned yes-no.unreadable',
        'copies subform.unreadable',
        'kind choice.unreadable',
      ],
    ))

  it('for an option that there is not, or is no longer offered', () =>
    assert.equal(issues({ kind: 'scroll', topics: ['space', 'war'] }), [
      'kind choice.unknown',
      'topics choice.unknown',
    ]))

  it('for text beyond all bounds, even in a hidden field', () => {
    assert.equal(issues({ title: 'x'.repeat(201) }), ['title text.too_long'])
    const hidden = { kind: 'game', inner_note: 'x'.repeat(70_000) }
    assert.equal(issues(hidden, { actor: jon }), ['inner_note text.too_long'])
    const name = 'n'.repeat(5000)
    assert.equal(issues({ [name]: 1 }), [`${name.slice(0, 60)} field.unknown`])
  })

  it('for what is wrong in a row, at the cell', () => {
    assert.equal(issues({ copies: [{ unique_id: 'a', nothing: 1, price: 'x' }] }), [
      'copies[a].nothing field.unknown',
      'copies[a].price number.unreadable',
    ])
    assert.equal(issues({ copies: [{ unique_id: 'a', copy_code: '' }] }), ['copies[a].copy_code answer.required'])
  })

  it('for rows that are none, or are there twice', () => {
    for (const row of [null, 5, 'a', []]) assert.equal(issues({ copies: [row] }), ['copies subform.unreadable'])
    for (const id of [5, '', '../x', 'x'.repeat(100), { a: 1 }]) {
      assert.equal(issues({ copies: [{ unique_id: id }] }), ['copies record.row_malformed'])
    }
    assert.equal(issues({ copies: [{ unique_id: 'a' }, { unique_id: 'a', price: 1 }] }), ['copies[a] record.row_twice'])
  })

  it('for a row that stands in another subform, or is sent to two', () => {
    const setting = { model: twoSubforms, actor: actorOf(twoSubforms, accounts.nadia), loaded: standing }
    assert.equal(
      issuesOf(() => act('update', { spares: [{ unique_id: 'a', price: 1 }] }, {}, setting)),
      ['spares[a] record.row_unknown'],
    )
    const both = { copies: [{ unique_id: 'n', copy_code: '1' }], spares: [{ unique_id: 'n', copy_code: '1' }] }
    assert.equal(
      issuesOf(() => act('update', both, {}, setting)),
      ['spares[n] record.row_unknown'],
    )
  })

  it('for more rows than there may be, before they are looked at', () => {
    const many = Array.from({ length: 51 }, (_, index) => ({ unique_id: `r${index}`, nothing: 1 }))
    assert.equal(issues({ copies: many }), ['copies rows.too_many'])
    assert.equal(issues({ copies: many.slice(0, 50).map(({ unique_id }) => ({ unique_id, copy_code: 'x' })) }), [
      'copies rows.too_many',
    ])
  })

  it('with a bounded number of issues', () => {
    const flood = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`x${index}`, 1]))
    assert.is(issues(flood).length, 100)
  })
})

spec('A payload may', (it) => {
  it('say again what it was told, of fields that are only read and of core facts', () => {
    const { record } = standing
    const told = {
      ...record?.core,
      id: record?.id,
      version: 1,
      enabled: true,
      module_id: 'lending',
      loan_id: record?.id,
      loan_id_display: 'x',
    }
    const { shared_with: _, ...echo } = told as typeof told & { shared_with: unknown }
    assert.equal(save(echo).records, [])
    assert.equal(save({ kind: 'book', title: 'Maps', channel: null }, { actor: omar }).records, [])
  })

  it('send facts of the platform along, which are ignored', () => {
    const sent = {
      created_at: '1999-01-01',
      last_updated_by: 'x',
      short_id: 'x',
      version: 900,
      enabled: false,
      title: 'Charts',
    }
    const after = save(sent).records[0]?.after
    assert.equal([after?.answers['title'], after?.version, after?.core.created_by], ['Charts', 2, 'nadia'])
    assert.is(after?.core.short_id, '0000001')
  })

  it('say an age that is read out of the birth date, and change nothing', () => {
    assert.equal(save({ borrower_age: 10 }).records, [])
    assert.equal(save({ borrower_age: 11 }).records, [], 'the birth date says it better')
  })

  it('hold SQL and markup, which are text', () => {
    const title = `'); DROP TABLE x;-- <script>alert(1)</script>`
    assert.is(answersAfter(save({ title }))?.['title'], title)
  })

  it('leave rows alone by an empty list, and take them all away by null', () => {
    assert.equal(save({ copies: [] }).records, [])
    assert.not('copies' in (answersAfter(save({ copies: null })) ?? {}))
  })
})
