import * as assert from 'uvu/assert'
import { spec } from '../lib/spec.ts'
import { aChild, created } from './life.ts'
import { agreed, last, on, statusOf } from './sharing.ts'

const SERVICE = { unique_id: '00000000-0000-4000-9000-000000000001', service_type: 'health_medical_service' }

spec('A referral', (it) => {
  const child = () => agreed({ services_section: [SERVICE] })
  const asked = {
    service: 'health_medical_service',
    transitioned_to_agency: 'river_health',
    transitioned_to: 'provider',
  }
  const sent = (more = {}) => child().does('referral', { ...asked, ...more })
  const fromRow = () => sent({ service_record_id: SERVICE.unique_id })

  it('needs consent to services and to sharing', () => {
    assert.match(
      aChild({ disclosure_other_orgs: true, consent_info_sharing: ['family'] }).refuses('referral', asked),
      /consent\.missing/,
    )
    assert.match(agreed({ disclosure_other_orgs: false }).refuses('referral', asked), /consent\.missing/)
  })

  it('keeps to the services that were agreed to', () => {
    const life = agreed({ consent_sharing_services: ['education_service'] })
    assert.match(life.refuses('referral', asked), /service_is_agreed/)
  })

  it('goes to people who give the service, in that agency', () => {
    assert.match(child().refuses('referral', { ...asked, service: 'legal_assistance_service' }), /recipient\.elsewhere/)
    assert.match(
      child().refuses('referral', { ...asked, transitioned_to_agency: 'open_hands' }),
      /recipient\.elsewhere/,
    )
    assert.match(child().refuses('referral', { transitioned_to: 'manager' }), /recipient\.not_eligible/)
  })

  it('lets the recipient in at once, with the fields of their role and not with the actions of an owner', () => {
    const before = sent()
    const access = before.access('provider')
    assert.ok(access?.readable.has('name_first') && access.writable.has('services_section'))
    assert.not.ok(access?.readable.has('assessment_summary'))
    const accepted = before.does('accept_referral', on(before, 'referral'), { by: 'provider' })
    assert.not.ok(accepted.access('provider')?.actions.has('close'))
  })

  it('shows of a type what that role reads; a second one adds to it', () => {
    const one = sent({ authorized_role_unique_id: 'referral' })
    assert.not.ok(one.access('provider')?.readable.has('notes_section'))
    const two = one.does('referral', { ...asked, authorized_role_unique_id: 'service_provider' })
    assert.ok(two.access('provider')?.readable.has('notes_section'))
    const again = two.does('revoke_referral', on(two, 'referral'))
    assert.not.ok(again.access('provider')?.readable.has('notes_section'))
    assert.ok(again.access('provider')?.readable.has('name_first'))
  })

  it('names no role that is not for it', () => {
    assert.match(
      child().refuses('referral', { ...asked, authorized_role_unique_id: 'superuser' }),
      /authorized_role_unique_id/,
    )
    assert.match(
      child().refuses('referral', { ...asked, authorized_role_unique_id: 'survivor_referral' }),
      /authorized_role_unique_id/,
    )
  })

  it('alerts and tells its recipient', () => {
    const life = sent()
    assert.equal(
      life.facts.alerts?.map(({ type, user }) => [type, user]),
      [['referral', 'provider']],
    )
    assert.equal(life.notices, [['referral_sent', { user: 'provider' }]])
  })

  it('marks the service that it began on, and completes it when it is done', () => {
    const before = fromRow()
    assert.is(before.rows('services_section')[0]?.['service_status_referred'], true)
    const note = 'Two visits.'
    const life = before.does('done_referral', on(before, 'referral', { rejection_note: note }), {
      by: 'provider',
      on: '2026-03-09',
    })
    const [row] = life.rows('services_section')
    assert.equal(
      [row?.['service_implemented'], row?.['service_implemented_day_time'], row?.['note_on_referral_from_provider']],
      ['implemented', '2026-03-09', note],
    )
    assert.is(last(life)?.rejection_note, note)
    assert.match(
      life.refuses('referral', { ...asked, service_record_id: SERVICE.unique_id }, { by: 'worker' }),
      /not_offered/,
    )
  })

  it('leaves the day on which the service was given where that is known', () => {
    const before = fromRow()
    const given = { ...SERVICE, service_implemented: 'implemented', service_implemented_day_time: '2026-03-05' }
    const after = before.does('update', { services_section: [given] }, { on: '2026-03-06' })
    const done = after.does('done_referral', on(after, 'referral'), { by: 'provider', on: '2026-03-09' })
    assert.is(done.rows('services_section')[0]?.['service_implemented_day_time'], '2026-03-05')
  })

  it('is over for the recipient when it is done, rejected or taken back', () => {
    const before = sent()
    const done = before.does('done_referral', on(before, 'referral'), { by: 'provider' })
    const rejected = before.does('reject_referral', on(before, 'referral', { rejected_reason: 'Full.' }), {
      by: 'provider',
    })
    const revoked = before.does('revoke_referral', on(before, 'referral'))
    for (const life of [done, rejected, revoked]) {
      assert.is(life.access('provider'), undefined)
      assert.equal([life.sharedWith, life.alerts.includes('referral')], [[], false])
    }
    assert.match(revoked.refuses('accept_referral', on(revoked, 'referral'), { by: 'provider' }), /not_found/)
  })

  it('is rejected only before it was accepted, and done afterwards too', () => {
    const before = sent()
    const accepted = before.does('accept_referral', on(before, 'referral'), { by: 'provider' })
    assert.match(
      accepted.refuses('reject_referral', on(accepted, 'referral', { rejected_reason: 'No.' }), { by: 'provider' }),
      /answered/,
    )
    assert.is(
      statusOf(accepted.does('done_referral', on(accepted, 'referral'), { by: 'provider' }), 'referral'),
      'done',
    )
    assert.ok(accepted.entries[0]?.responded_at)
  })

  it('is answered by nobody else', () => {
    const before = sent()
    for (const by of ['worker', 'manager', 'superuser']) {
      assert.match(before.refuses('accept_referral', on(before, 'referral'), { by }), /not_yours/)
    }
  })

  it('to somebody outside names what they may see, and lets nobody in', () => {
    const outside = { remote: true, transitioned_to_remote: 'Hospital', service: 'health_medical_service' }
    assert.match(child().refuses('referral', outside), /authorized_role_unique_id/)
    const life = child().does('referral', { ...outside, authorized_role_unique_id: 'referral' })
    assert.equal([life.sharedWith, life.ledger[0]?.to_remote, life.ledger[0]?.role], [[], 'Hospital', 'referral'])
  })

  it('shares the incidents of the case as well, and takes them back with it', () => {
    const life = child()
    const incident = created(
      { incident_case_id: life.record.id, cp_incident_violence_type: 'physical_assault' },
      { type: 'incident', among: [life] },
    )
    const shared = life.does('referral', { transitioned_to: 'worker2' }, { among: [incident] })
    assert.equal(shared.other(incident).core.assigned_user_names, ['worker2'])
  })
})
