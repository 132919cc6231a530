import * as assert from 'uvu/assert'
import { fieldState, isVisible } from '../../../engine/forms/field-state.ts'
import { offeredOptions } from '../../../engine/forms/offered-options.ts'
import { type RecordScopeParts, scopeOfRecord, scopeOfRow } from '../../../engine/logic/scope.ts'
import type { Answers } from '../../../engine/records/record.ts'
import { spec } from '../../lib/spec.ts'
import { aField, must, registry } from './registry.ts'

const over = (answers: Answers, more: Partial<RecordScopeParts> = {}) =>
  scopeOfRecord({ ...registry, answers, today: '2024-06-15', ...more })

spec('A field on a form', (it) => {
  it('shows while its condition holds', () => {
    assert.is(fieldState(must('school_name'), over({})).visible, false)
    assert.is(fieldState(must('school_name'), over({ in_school: true })).visible, true)
  })
  it('shows on a form that shows, not on one of another programme, nor on none', () => {
    assert.is(isVisible(must('elsewhere'), over({}, { programme: 'teaching' })), false)
    assert.is(isVisible(must('elsewhere'), over({}, { programme: 'sports' })), true)
    assert.is(isVisible(must('elsewhere'), over({})), true)
    assert.is(isVisible(must('nowhere'), over({})), false)
    assert.is(isVisible(must('old_note'), over({}, { core: { status: 'open' } })), false)
    assert.is(isVisible(must('old_note'), over({}, { core: { status: 'closed' } })), true)
  })
  it('must be filled in only where it can be', () => {
    assert.equal(fieldState(must('grant'), over({ in_school: true })), {
      visible: true,
      required: true,
      readOnly: false,
    })
    assert.equal(fieldState(must('grant'), over({ in_school: true }, { core: { status: 'closed' } })), {
      visible: true,
      required: false,
      readOnly: true,
    })
    assert.is(fieldState(must('school_name'), over({})).required, false)
    assert.is(fieldState(must('title'), over({})).required, false)
  })
  it('is read-only when it is worked out', () => assert.is(fieldState(must('total_cost'), over({})).readOnly, true))
  it('in a row follows the row', () => {
    const row = (urgent: boolean) => scopeOfRow(over({}), must('visits'), { unique_id: 'v', urgent })
    const reason = must('visits').rows?.fields.find(({ id }) => id === 'reason') ?? must('name')
    assert.is(fieldState(reason, row(true)).required, true)
    assert.is(fieldState(reason, row(false)).visible, false)
  })
  it('shows, optional and open, to whoever may not read what decides', () => {
    const blind = over({ in_school: false }, { readable: new Set(['school_name', 'grant']) })
    assert.equal(fieldState(must('school_name'), blind), { visible: true, required: true, readOnly: false })
    assert.equal(fieldState(must('grant'), blind), { visible: true, required: false, readOnly: false })
  })
  it('shows, locked and optional, when its conditions cannot be answered', () => {
    const broken = aField('name', 'text', { visible: { log: 1 }, required: { log: 1 }, readOnly: { log: 1 } })
    assert.equal(fieldState(broken, over({})), { visible: true, required: false, readOnly: true })
  })
})

spec('A choice on a form', (it) => {
  const offered = (answers: Answers, more?: Partial<RecordScopeParts>) =>
    offeredOptions(registry.model, must('colour'), over(answers, more), answers['colour']).map(({ id }) => id)

  it('offers the options that its filter lets through', () => {
    assert.equal(offered({}), ['red'])
    assert.equal(offered({ in_school: true }), ['red', 'blue'])
  })
  it('offers a retired option only where it stands', () => assert.equal(offered({ colour: 'grey' }), ['red', 'grey']))
  it('offers all to whoever may not read what the filter reads', () => {
    assert.equal(offered({}, { readable: new Set(['colour']) }), ['red', 'blue'])
  })
  it('offers nothing out of a lookup that is not there', () => {
    const lost = aField('colour', 'choice', { settings: { lookup: '__proto__' } })
    assert.equal(offeredOptions(registry.model, lost, over({})), [])
  })
})
