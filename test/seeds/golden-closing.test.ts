import * as assert from 'uvu/assert'
import { accessInDialog } from '../../engine/actions/dialog.ts'
import { spec } from '../lib/spec.ts'
import { aChild, aSurvivor, type Life } from './life.ts'
import { CP, typeOf } from './seed.ts'

const service = { unique_id: 'one', service_type: 'psychosocial_service', service_response_type: 'care_plan' }
const incident = { unique_id: 'told', cp_incident_violence_type: 'physical_assault' }
const reopenings = (life: Life) => life.rows('reopened_logs').map((row) => [row['reopened_date'], row['reopened_user']])

spec('Closing a case', (it) => {
  it('sets status and stage, and today where no day is given', () => {
    const closed = aChild().does('close', { closure_reason: 'wishes_no_help' }, { on: '2026-04-01' })
    assert.equal([closed.status, closed.stage, closed.answer('date_closure')], ['closed', 'closed', '2026-04-01'])
  })

  it('takes the day that is given', () => {
    const asked = { closure_reason: 'wishes_no_help', date_closure: '2026-03-20' }
    assert.is(aChild().does('close', asked, { on: '2026-04-01' }).answer('date_closure'), '2026-03-20')
  })

  it('keeps an old day the second time, unless another is given', () => {
    const again = aChild()
      .does('close', { closure_reason: 'wishes_no_help' }, { on: '2026-04-01' })
      .does('reopen', {}, { on: '2026-05-01' })
    assert.is(again.does('close', {}, { on: '2026-06-01' }).answer('date_closure'), '2026-04-01')
    const given = { date_closure: '2026-05-30' }
    assert.is(again.does('close', given, { on: '2026-06-01' }).answer('date_closure'), '2026-05-30')
  })

  it('asks nothing that only forms of another programme place', () => {
    const type = typeOf('case')
    const close = type.lifecycle?.actions.find(({ id }) => id === 'close')
    if (!close) throw new Error('Cases cannot be closed')
    const everything = {
      readable: new Set(type.fields.map(({ id }) => id)),
      writable: new Set(''),
      actions: new Set(''),
    }
    const askedIn = (programme: string) => [...accessInDialog(close, everything, type, programme).writable]
    for (const programme of close.programmes) {
      const placed = type.forms.flatMap(({ fields, programmes }) => (programmes.includes(programme) ? fields : []))
      assert.equal(
        askedIn(programme).filter((id) => !placed.includes(id)),
        [],
        programme,
      )
      assert.ok(askedIn(programme).length > 0)
    }
    assert.ok(
      close.asksRecord.some((id) => !askedIn(CP).includes(id)),
      'some are of other programmes',
    )
  })

  it('is refused for a closed case, and for who may not', () => {
    const closed = aChild().does('close', { closure_reason: 'wishes_no_help' })
    assert.match(closed.refuses('close'), /is_open/)
    assert.match(aChild().refuses('close', {}, { by: 'manager' }), /action\.forbidden/)
  })

  it('is not done by writing a status', () => {
    assert.match(aChild().refuses('update', { status: 'closed' }), /status/)
  })
})

spec('Opening a case again', (it) => {
  const closed = (): Life => aChild().does('close', { closure_reason: 'wishes_no_help' }, { on: '2026-04-01' })

  it('says so, makes the stage reopened, and notes who and when before the older times', () => {
    const open = closed().does('reopen', {}, { on: '2026-05-01' })
    assert.equal([open.status, open.stage, open.answer('case_status_reopened')], ['open', 'reopened', true])
    assert.equal(reopenings(open), [['2026-05-01', 'worker']])
    const twice = open.does('close', {}, { on: '2026-06-01' }).does('reopen', {}, { on: '2026-07-01' })
    assert.is(twice.stage, 'reopened')
    assert.equal(reopenings(twice), [
      ['2026-07-01', 'worker'],
      ['2026-05-01', 'worker'],
    ])
  })

  it('is refused for an open case', () => assert.match(aChild().refuses('reopen'), /is_closed/))

  it('goes on from there with the next step', () => {
    const open = closed().does('reopen')
    assert.is(open.does('update', { name_last: 'Deng' }).stage, 'reopened')
    assert.is(open.does('update', { assessment_requested_on: '2026-03-20' }).stage, 'assessment')
  })

  it('is possible for a survivor too', () => {
    const support = aSurvivor().does('close', {})
    assert.equal([support.status, support.stage], ['closed', 'closed'])
    assert.equal([support.does('reopen').status, support.does('reopen').stage], ['open', 'reopened'])
  })

  it('happens by itself when a service or an incident is added', () => {
    for (const added of [{ services_section: [service] }, { incident_details: [incident] }]) {
      const open = closed().does('update', added, { on: '2026-05-01' })
      assert.equal([open.status, open.stage, open.answer('case_status_reopened')], ['open', 'reopened', true])
      assert.equal(reopenings(open), [['2026-05-01', 'worker']])
    }
  })

  it('does not when a service that stands is changed, or the case is disabled', () => {
    const served = aChild({ services_section: [service] }).does('close', { closure_reason: 'wishes_no_help' })
    const edited = served.does('update', { services_section: [{ unique_id: 'one', service_objective: 'School' }] })
    assert.is(edited.status, 'closed')
    const disabled = aChild({}, { by: 'worker' })
      .does('close', { closure_reason: 'wishes_no_help' })
      .does('disable', {}, { by: 'superuser' })
    assert.is(disabled.does('update', { services_section: [service] }, { by: 'superuser' }).status, 'closed')
  })

  it('does not when the case is made', () =>
    assert.equal(reopenings(aChild({ services_section: [service], incident_details: [incident] })), []))
})

spec('Disabling a case', (it) => {
  it('takes its tasks away, and enabling brings them back', () => {
    const child = aChild({ assessment_due_date: '2026-03-09' })
    assert.is(child.tasks.length, 1)
    const disabled = child.does('disable', {}, { by: 'admin' })
    assert.equal([disabled.record.core.record_state, disabled.tasks], [false, []])
    assert.is(disabled.does('enable', {}, { by: 'admin' }).tasks.length, 1)
  })
})
