import * as assert from 'uvu/assert'
import { evaluate } from '../../../engine/logic/evaluate.ts'
import type { Logic } from '../../../engine/logic/logic.ts'
import { namesRead, usesNow } from '../../../engine/logic/names.ts'
import { type RecordScopeParts, scopeOfRecord } from '../../../engine/logic/scope.ts'
import { issuesOfLogic } from '../../../engine/logic/typing.ts'
import { booleanType, numberType } from '../../../engine/logic/value-type.ts'
import type { Answers } from '../../../engine/records/record.ts'
import { spec } from '../../lib/spec.ts'
import { must, registry } from '../forms/registry.ts'

const over = (answers: Answers, more: Partial<RecordScopeParts> = {}) =>
  scopeOfRecord({ ...registry, answers, today: '2024-06-15', ...more })

const value = (logic: Logic, answers: Answers = {}, more: Partial<RecordScopeParts> = {}) =>
  evaluate(logic, over(answers, more))

const before = (answers: Answers, core = {}) => ({ before: { answers, core } })
const visit = (unique_id: string, more: Answers = {}) => ({ unique_id, ...more })

spec('What a write does', (it) => {
  it('is known of each answer and core fact', () => {
    const changed = { changed: 'colour' }
    assert.is(value(changed, { colour: 'red' }, before({ colour: 'blue' })), true)
    assert.is(value(changed, { colour: 'red' }, before({ colour: 'red' })), false)
    assert.is(value(changed, {}, before({ colour: 'red' })), true)
    assert.is(value({ changed: 'status' }, {}, { core: { status: 'open' }, ...before({}, { status: 'closed' }) }), true)
    assert.is(value({ was: 'status' }, {}, { core: { status: 'open' }, ...before({}, { status: 'closed' }) }), 'closed')
  })
  it('is, of a new record, all that stands in it', () => {
    assert.is(value({ changed: 'colour' }, { colour: 'red' }, before({})), true)
    assert.is(value({ changed: 'grant' }, { colour: 'red' }, before({})), false)
    assert.is(value({ was: 'colour' }, { colour: 'red' }, before({})), undefined)
  })
  it('is nothing where nobody writes', () => {
    assert.is(value({ changed: 'colour' }, { colour: 'red' }), false)
    assert.is(value({ was: 'colour' }, { colour: 'red' }), undefined)
    assert.is(value({ count: { rows_added: 'visits' } }, { visits: [visit('a')] }), 0)
  })
  it('is told of rows by their id', () => {
    const visits = [visit('a', { hours: 2 }), visit('b', { hours: 9 })]
    const was = before({ visits: [visit('a', { hours: 1 })] })
    assert.is(value({ count: { rows_added: 'visits' } }, { visits }, was), 1)
    const isLong: Logic = { '>': [{ var: 'hours' }, 5] }
    assert.is(value({ some: [{ rows_added: 'visits' }, isLong] }, { visits }, was), true)
    assert.is(value({ all: [{ rows_added: 'visits' }, { not: isLong }] }, { visits }, was), false)
    const rowsChanged: Logic = { map: [{ filter: [{ var: 'visits' }, { changed: 'hours' }] }, { was: 'hours' }] }
    assert.equal(value(rowsChanged, { visits }, was), [1, undefined])
  })
})

spec('Who writes', (it) => {
  const actor = { userName: 'nadia', fullName: 'Nadia Haddad', agency: 'agency-a', role: 'worker' }
  const writing = { actor, isOwner: true, now: '2024-06-15T10:00:00.000Z', version: 7 }
  const asked = { fields: [must('grant')], answers: { grant: 12 } }
  it('is known while they do', () => {
    assert.is(value({ actor: 'user_name' }, {}, { writing }), 'nadia')
    assert.is(value({ actor: 'role' }, {}, { writing }), 'worker')
    assert.is(value({ is_owner: [] }, {}, { writing }), true)
    assert.is(value({ now: [] }, {}, { writing }), '2024-06-15T10:00:00.000Z')
    assert.is(value({ version: [] }, {}, { writing }), 7)
    assert.is(value({ asked: 'grant' }, {}, { asked }), 12)
  })
  it('is nobody otherwise', () => {
    for (const logic of [{ actor: 'user_name' }, { now: [] }, { version: [] }, { asked: 'grant' }])
      assert.is(value(logic), undefined, JSON.stringify(logic))
    assert.is(value({ is_owner: [] }), false)
  })
})

spec('A later day', (it) => {
  it('is the birthday on which somebody has so many years', () => {
    assert.is(value({ add_years: ['2008-05-17', 18] }), '2026-05-17')
    assert.is(value({ add_years: ['2008-02-29', 18] }), '2026-03-01')
    assert.is(value({ add_years: ['2008-02-29', 16] }), '2024-02-29')
    assert.is(value({ add_years: [null, 18] }), undefined)
  })
  it('is an instant some hours later', () => {
    assert.is(value({ add_hours: ['2024-06-15T22:30:00.000Z', 3] }), '2024-06-16T01:30:00.000Z')
    assert.is(value({ add_hours: ['2024-06-15T22:30:00.000Z', -0.5] }), '2024-06-15T22:00:00.000Z')
    assert.is(value({ add_hours: [null, 3] }), undefined)
  })
})

spec('The checker of what a write does', (it) => {
  const codes = (logic: Logic, more: Partial<Parameters<typeof issuesOfLogic>[1]> = {}, expected = booleanType) =>
    issuesOfLogic(logic, { ...registry, ...more }, expected).map(({ code, pointer }) => `${code} ${pointer}`)
  const anywhere = { during: ['write', 'action', 'writer'], asks: [must('grant')] } as const

  it('lets it be read only where somebody writes', () => {
    assert.equal(codes({ changed: 'colour' }), ['logic.out_of_place '])
    assert.equal(codes({ changed: 'colour' }, { during: ['write'] }), [])
    assert.equal(codes({ is_owner: [] }, { during: ['write'] }), ['logic.out_of_place '])
    assert.equal(codes({ is_owner: [] }, { during: ['writer'] }), ['logic.out_of_place '])
    assert.equal(codes({ is_owner: [] }, anywhere), [])
  })
  it('knows every name', () => {
    assert.equal(codes({ changed: 'color' }, anywhere), ['logic.name_unknown /changed'])
    assert.equal(codes({ '==': [{ was: 'status' }, 'open'] }, anywhere), [])
    assert.equal(codes({ '==': [{ was: 'colour' }, 'purple'] }, anywhere), ['logic.option_unknown /==/1'])
    assert.equal(codes({ some: [{ rows_added: 'visits' }, { var: 'urgent' }] }, anywhere), [])
    assert.equal(codes({ some: [{ rows_added: 'visits' }, { var: 'urgnt' }] }, anywhere), [
      'logic.name_unknown /some/1/var',
    ])
    assert.equal(codes({ '>': [{ count: { rows_added: 'colour' } }, 0] }, anywhere).length > 0, true)
    assert.equal(codes({ asked: 'grant' }, anywhere, numberType), [])
    assert.equal(codes({ asked: 'colour' }, anywhere, numberType), ['logic.name_unknown /asked'])
    assert.equal(codes({ '==': [{ actor: 'shoe_size' }, 'x'] }, anywhere), ['logic.type /==/0/actor'])
  })
  it('knows what is read', () => {
    const names = namesRead({ and: [{ changed: 'colour' }, { some: [{ rows_added: 'visits' }, { was: 'urgent' }] }] })
    assert.equal(
      [[...names.record], [...names.inRows], [...names.during]],
      [['colour', 'visits'], ['visits.urgent'], ['write']],
    )
    assert.equal([...namesRead({ asked: 'grant' }).asked], ['grant'])
    assert.equal([...namesRead({ asked: 'grant' }).record], [])
    assert.is(
      usesNow({ now: [] }, () => undefined),
      true,
    )
  })
})
