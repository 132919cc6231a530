import * as assert from 'uvu/assert'
import { holds } from '../../../engine/logic/evaluate.ts'
import type { Logic } from '../../../engine/logic/logic.ts'
import { scopeOfRecord } from '../../../engine/logic/scope.ts'
import { issuesOfLogic } from '../../../engine/logic/typing.ts'
import { booleanType } from '../../../engine/logic/value-type.ts'
import type { Field, RecordType } from '../../../engine/model.ts'
import { householdsModel as model } from '../../lib/households.ts'
import { uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const household = model.recordTypes['household'] as RecordType
const visit = model.recordTypes['visit'] as RecordType
const kept = (type: RecordType, answers: object, logic: Logic) =>
  holds(logic, scopeOfRecord({ model, type, answers: { ...answers }, today: '2024-05-10' }))
const complaints = (type: RecordType, logic: Logic) =>
  issuesOfLogic(logic, { model, type }, booleanType).map(({ code }) => code)

const children = { var: 'children_in_home' }
const linked = { var: 'visited_household' }

spec('A condition', (it) => {
  it('sees a tally as the sum of its lines, kept or not', () => {
    assert.ok(kept(household, { children_in_home: { girls: 2, boys: 1, total: 3 } }, { '==': [children, 3] }))
    assert.ok(kept(household, { children_in_home: { girls: 2, boys: 1 } }, { '>': [children, 2] }))
    assert.not(kept(household, {}, { '<': [children, 5] }), 'a blank one makes a comparison false')
    assert.ok(kept(household, {}, { is_blank: children }))
  })

  it('takes tallies of different lookups for numbers alike', () => {
    const rooms: Field = { ...(household.fields.find(({ id }) => id === 'children_in_home') as Field), id: 'rooms' }
    const type = { ...household, fields: [...household.fields, { ...rooms, settings: { lookup: 'answer' } }] }
    assert.equal(complaints(type, { '<': [children, { var: 'rooms' }] }), [])
    assert.equal(complaints(household, { '==': [children, 'girls'] }), ['logic.type'])
  })

  it('sees of a link whether there is one, and which', () => {
    assert.ok(kept(visit, {}, { is_blank: linked }))
    assert.ok(kept(visit, { visited_household: uuid(1) }, { '==': [linked, uuid(1)] }))
    assert.not(kept(visit, { visited_household: uuid(1) }, { '==': [linked, uuid(2)] }))
    assert.equal(complaints(visit, { '==': [linked, uuid(1)] }), [])
    assert.equal(complaints(visit, { '>': [linked, 3] }).length > 0, true)
  })
})
