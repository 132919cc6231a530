import * as assert from 'uvu/assert'
import { newRow, withDefaults } from '../../../engine/forms/defaults.ts'
import { settled } from '../../../engine/forms/settled.ts'
import { scopeOfRecord } from '../../../engine/logic/scope.ts'
import type { Answers } from '../../../engine/records/record.ts'
import { spec } from '../../lib/spec.ts'
import { must, registry } from './registry.ts'

const today = '2024-06-15'
const rested = (answers: Answers) =>
  settled(registry.model, registry.type, answers, { today, core: { status: 'open' } })
const begun = (answers: Answers, more = {}) => withDefaults(registry.model, registry.type, answers, { today, ...more })

spec('Calculations', (it) => {
  const visits = [
    { unique_id: 'a', hours: 2 },
    { unique_id: 'b', hours: 30 },
  ]
  it('follow each other, through rows and back', () => {
    const answers = rested({ grant: 5, visits, costly_reason: 'far away' })
    assert.equal(answers['visits'], [
      { unique_id: 'a', hours: 2, cost: 10 },
      { unique_id: 'b', hours: 30, cost: 150 },
    ])
    assert.is(answers['total_cost'], 160)
    assert.is(answers['is_costly'], true)
    assert.is(answers['costly_reason'], 'far away')
  })
  it('are made in records of the programmes on whose forms they stand', () => {
    const elsewhere = { ...registry.type, forms: registry.type.forms.map((form) => ({ ...form, programmes: ['far'] })) }
    const inProgramme = (programme: string) => settled(registry.model, elsewhere, { grant: 5 }, { today, programme })
    const placed = new Set(elsewhere.forms.flatMap(({ fields }) => fields))
    const calculated = elsewhere.calculationOrder.filter((id) => placed.has(id))
    assert.ok(calculated.length > 0)
    assert.ok(calculated.some((id) => id in inProgramme('far')))
    assert.equal(
      calculated.filter((id) => id in inProgramme('near')),
      [],
    )
  })
  it('replace whatever was submitted', () => {
    const answers = rested({ total_cost: 999, is_costly: true, costly_reason: 'x' })
    assert.is(answers['total_cost'], 0)
    assert.is(answers['is_costly'], false)
    assert.is('costly_reason' in answers, false)
  })
  it('come to rest: settling again changes nothing, not even identity', () => {
    const once = rested({ grant: 5, visits })
    assert.is(rested(once), once)
  })
  it('leave the rows alone that they do not change', () => {
    const once = rested({ grant: 5, visits })
    const [first] = once['visits'] as readonly unknown[]
    const again = rested({ ...once, visits: [first, { unique_id: 'c', hours: 1 }] })
    assert.is((again['visits'] as readonly unknown[])[0], first)
  })
})

spec('Hidden answers', (it) => {
  it('are cleared where the field says so, and what hangs on them', () => {
    assert.equal(rested({ in_school: false, school_name: 'One', school_note: 'x', total_cost: 0, is_costly: false }), {
      in_school: false,
      total_cost: 0,
      is_costly: false,
    })
  })
  it('are kept where it does not', () => assert.is(rested({ employer: 'A mill' })['employer'], 'A mill'))
  it('are cleared in rows', () => {
    const [row] = rested({ visits: [{ unique_id: 'a', urgent: false, reason: 'x' }] })['visits'] as readonly unknown[]
    assert.equal(row, { unique_id: 'a', urgent: false })
  })
  it('are cleared with the form that places them', () => assert.is('old_note' in rested({ old_note: 'x' }), false))
})

spec('A stated age', (it) => {
  it('goes once the birth date is known, and stays before', () => {
    const stated = { years: 9, on: '2023-01-01' }
    assert.is('stated_age' in rested({ stated_age: stated, born_on: '2014-01-01' }), false)
    assert.equal(rested({ stated_age: stated })['stated_age'], stated)
  })
})

spec('Defaults', (it) => {
  it('fill what is blank, in the fields’ order', () => {
    assert.equal(begun({ name: 'Mina' }), { name: 'Mina', in_school: false, school_note: 'About Mina' })
    assert.is(begun({ in_school: true })['in_school'], true)
  })
  it('leave alone what the writer has spoken about', () => {
    assert.equal(begun({}, { except: new Set(['in_school', 'school_note']) }), {})
  })
  it('are not worked out of what the actor may not read', () => {
    assert.is('school_note' in begun({ name: 'Mina' }, { readable: new Set(['in_school']) }), false)
  })
  it('fill a new row', () => {
    const scope = scopeOfRecord({ ...registry, answers: {}, today })
    assert.equal(newRow(must('visits'), 'v1', scope), { unique_id: 'v1', hours: 1 })
  })
})
