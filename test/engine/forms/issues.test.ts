import * as assert from 'uvu/assert'
import { issuesIn, issuesOfField, issuesOfRulesAt, type Judging } from '../../../engine/forms/issues.ts'
import { touchedBy } from '../../../engine/forms/touched.ts'
import { scopeOfRecord } from '../../../engine/logic/scope.ts'
import type { Answers } from '../../../engine/records/record.ts'
import { spec } from '../../lib/spec.ts'
import { must, registry } from './registry.ts'

const mina: Answers = { name: 'Mina', born_on: '2014-03-09', in_school: false }

const found = (answers: Answers, judging: Partial<Judging> = {}) =>
  issuesIn(registry.model, registry.type, answers, { today: '2024-06-15', programme: 'teaching', ...judging })

const codes = (...of: Parameters<typeof found>) => found(...of).map(({ path, code }) => `${path} ${code}`)

spec('A record', (it) => {
  it('without anything wrong has no issues', () => assert.equal(found(mina), []))

  it('lacks what is required and shown', () => {
    assert.equal(codes({}), ['name answer.required', 'stated_age answer.required'])
    assert.equal(codes({ ...mina, in_school: true }), ['school_name answer.required', 'grant answer.required'])
    assert.equal(codes({ ...mina, name: '  ' }), ['name answer.required'])
  })

  it('is never wrong where it is hidden', () => {
    assert.equal(found({ ...mina, in_school: false, school_name: 5 }), [])
    assert.equal(found({ ...mina, old_note: 'x'.repeat(999) }), [])
  })

  it('counts a known birth date as the required age', () =>
    assert.equal(found({ name: 'Mina', born_on: '2014-03-09' }), []))

  it('holds answers of the field’s type', () => {
    assert.equal(codes({ ...mina, colour: 5, grant: 'much', likes: 'red', visits: 'none', born_on: '2014-02-30' }), [
      'born_on date.unreadable',
      'stated_age answer.required',
      'colour choice.unreadable',
      'likes choices.unreadable',
      'grant number.unreadable',
      'visits subform.unreadable',
      'grant rule.broken',
    ])
  })

  it('keeps a retired option that stood, and refuses it anew', () => {
    assert.equal(codes({ ...mina, colour: 'grey' }), ['colour choice.retired'])
    assert.equal(codes({ ...mina, colour: 'grey' }, { before: { colour: 'grey' } }), [])
    assert.equal(codes({ ...mina, likes: ['grey'] }, { before: { likes: ['grey', 'red'] } }), [])
  })

  it('keeps within the options offered', () => {
    assert.equal(codes({ ...mina, colour: 'blue' }), ['colour choice.not_offered'])
    assert.equal(codes({ ...mina, colour: 'blue', in_school: true, school_name: 'One', grant: 1 }), [])
  })

  it('keeps its rules, with the level and words of the rule', () => {
    const [broken, warned] = found({ ...mina, left_on: '2010-01-01', grant: 3 })
    assert.equal(broken, {
      path: 'left_on',
      code: 'rule.broken',
      params: { rule: 'left_after_birth' },
      level: 'error',
      message: { en: 'left_after_birth' },
    })
    assert.is(warned?.level, 'warning')
    assert.is(warned?.path, 'grant')
  })
})

spec('Rows of a record', (it) => {
  it('have issues at their own fields', () => {
    const visits = [
      { unique_id: 'v1', urgent: true },
      { unique_id: 'v2', seen_on: '2024-01-01', hours: 0 },
    ]
    assert.equal(codes({ ...mina, visits }), [
      'visits[v1].seen_on answer.required',
      'visits[v1].reason answer.required',
      'visits[v2].hours number.too_small',
    ])
  })
  it('are not too many', () => {
    const visits = ['a', 'b', 'c', 'd'].map((unique_id) => ({ unique_id, seen_on: '2024-01-01' }))
    assert.equal(codes({ ...mina, visits }), ['visits rows.too_many'])
  })
})

spec('A writer', (it) => {
  it('is told only of what they may read, and judged only by that', () => {
    assert.equal(codes({}, { readable: new Set(['name']) }), ['name answer.required'])
    const answers = { ...mina, left_on: '2010-01-01' }
    assert.equal(codes(answers, { readable: new Set(['left_on']) }), [])
    assert.equal(codes(answers, { readable: new Set(['left_on', 'born_on']) }), ['left_on rule.broken'])
  })
  it('answers only for what they may write', () => {
    assert.equal(codes({}, { writable: new Set(['stated_age']) }), ['stated_age answer.required'])
  })
  it('answers only for what they touch', () => {
    const wrong = { born_on: '2014-03-09', grant: 'x', colour: 'green' }
    assert.equal(codes(wrong, { touched: new Set(['colour']) }), ['colour choice.unknown'])
    assert.equal(codes(wrong, { touched: new Set(['likes']) }), [])
  })
  it('answers for a rule that reads what they touch, wherever its message stands, and for nothing else there', () => {
    const answers = { ...mina, left_on: '2010-01-01' }
    assert.equal(codes(answers, { touched: new Set(['born_on']) }), ['left_on rule.broken'])
    assert.equal(codes({ ...mina, left_on: '1' }, { touched: new Set(['born_on']) }), ['left_on rule.broken'])
    assert.equal(codes({ ...mina, grant: 'x' }, { touched: new Set(['in_school']) }), ['grant rule.broken'])
  })
  it('answers for the rows that they add or change, not for those beside them', () => {
    const visits = [{ unique_id: 'old' }, { unique_id: 'new' }]
    const touched = touchedBy([{ field: 'visits', rows: [{ row: 'new', kind: 'added', values: {} }] }])
    assert.equal(codes({ ...mina, visits }, { touched }), ['visits[new].seen_on answer.required'])
    assert.is(codes({ ...mina, visits }, { touched: new Set(['visits']) }).length, 2)
    const removed = touchedBy([{ field: 'visits', rows: [{ row: 'gone', kind: 'removed', values: {} }] }])
    assert.equal(codes({ ...mina, visits }, { touched: removed }), [])
  })
})

spec('One field', (it) => {
  it('has the issues that the whole record has there', () => {
    const answers: Answers = {
      colour: 'green',
      left_on: '2010-01-01',
      born_on: '2014-03-09',
      grant: 3,
      visits: [{ unique_id: 'v' }],
    }
    const scope = scopeOfRecord({ ...registry, answers, today: '2024-06-15', programme: 'teaching' })
    const byField = [
      ...registry.type.fields.flatMap((field) => issuesOfField(field, scope)),
      ...registry.type.fields.flatMap((field) => issuesOfRulesAt(field, scope)),
    ]
    assert.equal(byField, found(answers))
    assert.is(issuesOfField(must('colour'), scope)[0]?.code, 'choice.unknown')
  })
})
