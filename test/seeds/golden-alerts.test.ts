import * as assert from 'uvu/assert'
import { spec } from '../lib/spec.ts'
import { aChild, created } from './life.ts'

const CHANGES = {
  notes: { notes_section: [{ unique_id: 'n', note_subject: 'Call', note_date: '2026-03-02' }] },
  services: { services_section: [{ unique_id: 's', service_type: 'psychosocial_service' }] },
  incident_details_container: { incident_details: [{ unique_id: 'i', cp_incident_violence_type: 'physical_assault' }] },
} as const

spec('An alert', (it) => {
  for (const [form, change] of Object.entries(CHANGES)) {
    it(`stands on the form ${form} when somebody else than the owner changes it, until the owner saves`, () => {
      const child = aChild()
      const changed = child.does('update', change, { by: 'superuser' })
      const [alert] = changed.record.core.alerts ?? []
      assert.equal([alert?.type, alert?.alert_for, alert?.form, alert?.by], [form, 'field_change', form, 'superuser'])
      assert.is(changed.record.core.alert_count, 1)
      assert.is(changed.notices.length, 1)
      assert.equal(changed.does('update', { name_last: 'Deng' }).alerts, [])
    })
  }

  it('is not raised by the owner', () => assert.equal(aChild().does('update', CHANGES.notes).alerts, []))

  it('of a kind stands once, renewed by the next change', () => {
    const once = aChild().does('update', CHANGES.services, { by: 'superuser', on: '2026-03-03' })
    const twice = once.does(
      'update',
      { services_section: [{ unique_id: 't', service_type: 'psychosocial_service' }] },
      { by: 'superuser', on: '2026-03-05' },
    )
    assert.equal(
      twice.record.core.alerts?.map(({ type, date }) => [type, date.slice(0, 10)]),
      [['services', '2026-03-05']],
    )
  })

  it('of an approval stays when the owner saves', () => {
    const asked = aChild().does('update', { date_case_plan: '2026-03-02' }).does('request_approval_case_plan')
    assert.equal(asked.does('update', { name_last: 'Deng' }).alerts, ['case_plan'])
  })

  it('tells of the same number on another case, and goes with the number', () => {
    const other = aChild({ unhcr_individual_no: '123-00000001' })
    const same = { unhcr_individual_no: '123-00000001' }
    const child = aChild(same, { among: [other] })
    assert.equal(child.alerts, ['unhcr_individual_no'])
    assert.is(child.record.core.alerts?.[0]?.alert_for, 'duplicate_field')
    assert.equal(aChild({ unhcr_individual_no: '123-00000002' }, { among: [other] }).alerts, [])
    const put = child.does('update', { unhcr_individual_no: '123-00000003' }, { among: [other] })
    assert.equal(put.alerts, [])
  })

  it('stands on the case of a new incident that somebody else wrote', () => {
    const child = aChild()
    const facts = { cp_incident_violence_type: 'physical_assault', incident_case_id: child.record.id }
    const by = (name: string) =>
      created(facts, { type: 'incident', by: name, among: [child] }).outcome.records.find(
        ({ after }) => after.id === child.record.id,
      )?.after.core.current_alert_types
    assert.equal(by('superuser'), ['incident_from_case'])
    assert.is(by('worker'), undefined)
  })
})

spec('A note', (it) => {
  const note = { subject: 'A call', text: 'The aunt called.' }

  it('is written from the menu, also by those who may not change the case, with author and day', () => {
    const noted = aChild().does('add_note', note, { by: 'manager', on: '2026-03-03' })
    const [{ unique_id: _, ...row } = { unique_id: '' }] = noted.rows('notes_section')
    assert.equal(row, {
      ...{ note_subject: 'A call', note_text: 'The aunt called.', note_date: '2026-03-03', note_created_by: 'manager' },
    })
    assert.match(aChild().refuses('update', CHANGES.notes, { by: 'manager' }), /forbidden/)
  })

  it('alerts and tells the owner, until they save the case', () => {
    const noted = aChild().does('add_note', note, { by: 'manager' })
    assert.equal(noted.alerts, ['notes'])
    assert.equal(noted.notices, [['note_added', 'owner']])
    assert.equal(noted.does('update', { name_last: 'Deng' }).alerts, [])
    assert.equal(aChild().does('add_note', note).alerts, [])
  })

  it('needs a subject', () => assert.match(aChild().refuses('add_note', { text: 'x' }, { by: 'manager' }), /subject/))
})
