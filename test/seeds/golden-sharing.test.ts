import * as assert from 'uvu/assert'
import { spec } from '../lib/spec.ts'
import { aChild, aSurvivor, created, type Life } from './life.ts'

const AGREED = { consent_for_services: true, disclosure_other_orgs: true, consent_info_sharing: ['family'] }
const SERVICE = { unique_id: '00000000-0000-4000-9000-000000000001', service_type: 'health_medical_service' }

const agreed = (answers: Readonly<Record<string, unknown>> = {}): Life => aChild({ ...AGREED, ...answers })
const last = (life: Life) => life.entries.at(-1)
const entryOf = (life: Life, kind: string) => life.entries.findLast(({ type }) => type === kind)?.unique_id
const statusOf = (life: Life, kind: string) => life.entries.findLast(({ type }) => type === kind)?.status
const on = (life: Life, kind: string, more: Readonly<Record<string, unknown>> = {}) => ({
  transition: entryOf(life, kind),
  ...more,
})

spec('An assignment', (it) => {
  const assigned = () => aChild().does('assign', { transitioned_to: 'worker2', notes: 'Yours.' }, { by: 'manager' })

  it('is done at once, without consent, and gives the case away', () => {
    const life = assigned()
    assert.equal([last(life)?.type, last(life)?.status, life.facts.owned_by], ['assign', 'done', 'worker2'])
    assert.equal([life.facts.owned_by_groups, life.facts.previously_owned_by], [['cp_south'], 'worker'])
    assert.is(life.facts.reassigned_transferred_on, '2026-03-02T09:00:00.000Z')
  })

  it('takes the case from whoever owned it, and from a manager of their team', () => {
    const life = assigned()
    assert.is(life.access('worker'), undefined)
    assert.is(life.access('manager'), undefined)
    assert.ok(life.access('worker2')?.actions.has('update'))
  })

  it('tells the new owner', () => assert.equal(assigned().notices, [['record_assigned', { user: 'worker2' }]]))

  it('goes to nobody who works elsewhere, who owns it already, or who is not there', () => {
    const refused = (transitioned_to: string) => aChild().refuses('assign', { transitioned_to }, { by: 'manager' })
    assert.match(refused('gbv_worker'), /recipient\.not_eligible/)
    assert.match(refused('worker'), /recipient\.is_owner/)
    assert.match(refused('manager'), /recipient\.self/)
    assert.match(refused('nobody'), /recipient\.unknown/)
  })

  it('is not for workers', () => assert.match(aChild().refuses('assign', { transitioned_to: 'worker2' }), /forbidden/))

  it('stays within groups or agency where the role says so', () => {
    const survivor = aSurvivor()
    assert.is(
      survivor.does('assign', { transitioned_to: 'gbv_worker2' }, { by: 'gbv_manager' }).facts.owned_by,
      'gbv_worker2',
    )
    assert.match(survivor.refuses('assign', { transitioned_to: 'superuser' }, { by: 'gbv_manager' }), /not_eligible/)
    const missing = created({ name_first: 'Amina', sex: 'female' }, { by: 'tracer', programme: 'primeromodule_ftr' })
    assert.is(missing.does('assign', { transitioned_to: 'tracer2' }, { by: 'ftr_manager' }).facts.owned_by, 'tracer2')
  })

  it('takes the incidents of the case along', () => {
    const child = aChild()
    const incident = created(
      { incident_case_id: child.record.id, cp_incident_violence_type: 'physical_assault' },
      { type: 'incident', among: [child] },
    )
    const moved = child.does('assign', { transitioned_to: 'worker2' }, { by: 'manager', among: [incident] })
    assert.is(moved.other(incident).core.owned_by, 'worker2')
  })
})

spec('A transfer', (it) => {
  const sent = () => agreed().does('transfer', { transitioned_to: 'worker2', notes: 'Moved south.' })

  it('needs consent to sharing', () => {
    assert.match(aChild().refuses('transfer', { transitioned_to: 'worker2' }), /consent\.missing/)
    assert.match(
      agreed({ disclosure_other_orgs: false }).refuses('transfer', { transitioned_to: 'worker2' }),
      /consent\.missing/,
    )
  })

  it('goes without consent only where the role may, and says so', () => {
    const asked = { transitioned_to: 'worker2', consent_overridden: true }
    assert.match(aChild().refuses('transfer', asked), /consent\.missing/)
    const life = aChild().does('transfer', asked, { by: 'manager' })
    assert.equal([last(life)?.consent_overridden, life.ledger[0]?.consent], [true, 'overridden'])
  })

  it('is refused from the day on which consent is taken back', () => {
    const life = agreed().does('update', {
      ...{ consent_date: '2026-03-02', consent_withdrawn_on: '2026-03-02', consent_withdrawn_purposes: ['sharing'] },
    })
    assert.match(life.refuses('transfer', { transitioned_to: 'worker2' }), /consent\.missing/)
  })

  it('is refused once the time agreed for sharing is over', () => {
    const life = agreed({ consent_date: '2026-03-02', consent_sharing_until: '2026-03-05' })
    assert.is(
      statusOf(life.does('transfer', { transitioned_to: 'worker2' }, { on: '2026-03-05' }), 'transfer'),
      'in_progress',
    )
    assert.match(life.refuses('transfer', { transitioned_to: 'worker2' }, { on: '2026-03-06' }), /consent\.missing/)
  })

  it('waits: the recipient reads, the owner stays', () => {
    const life = sent()
    assert.equal(
      [statusOf(life, 'transfer'), life.facts.owned_by, life.sharedWith],
      ['in_progress', 'worker', ['worker2']],
    )
    assert.is(life.answer('transfer_status'), 'in_progress')
    const access = life.access('worker2')
    assert.ok(access?.readable.has('name_first'))
    assert.is(access?.writable.size, 0)
    assert.not.ok(access?.actions.has('close'))
  })

  it('alerts and tells the recipient, and stands in the ledger', () => {
    const life = sent()
    assert.ok(life.alerts.includes('transfer'))
    assert.equal(life.notices, [['transfer_sent', { user: 'worker2' }]])
    assert.equal(
      life.ledger.map(({ type, to, by, consent }) => [type, to, by, consent]),
      [['transfer', 'worker2', 'worker', 'given']],
    )
  })

  it('makes the recipient the owner once accepted', () => {
    const before = sent()
    const life = before.does('accept_transfer', on(before, 'transfer'), { by: 'worker2' })
    assert.equal([statusOf(life, 'transfer'), life.facts.owned_by], ['accepted', 'worker2'])
    assert.equal([life.answer('transfer_status'), life.sharedWith, life.alerts], ['accepted', [], []])
    assert.is(life.access('worker'), undefined)
  })

  it('leaves everything as it was when it is rejected, with the reason', () => {
    const before = sent()
    const life = before.does('reject_transfer', on(before, 'transfer', { rejected_reason: 'Full.' }), { by: 'worker2' })
    assert.equal(
      [last(life)?.status, last(life)?.rejected_reason, life.facts.owned_by],
      ['rejected', 'Full.', 'worker'],
    )
    assert.is(life.access('worker2'), undefined)
    assert.match(before.refuses('reject_transfer', on(before, 'transfer'), { by: 'worker2' }), /rejected_reason/)
  })

  it('is answered by its recipient alone, and once', () => {
    const before = sent()
    assert.match(before.refuses('accept_transfer', on(before, 'transfer'), { by: 'worker' }), /not_yours/)
    assert.match(before.refuses('accept_transfer', on(before, 'transfer'), { by: 'manager' }), /not_yours/)
    assert.match(before.refuses('accept_transfer', on(before, 'transfer'), { by: 'provider' }), /not_found/)
    const life = before.does('accept_transfer', on(before, 'transfer'), { by: 'worker2' })
    assert.match(
      life.refuses('reject_transfer', on(life, 'transfer', { rejected_reason: 'No.' }), { by: 'worker2' }),
      /answered/,
    )
  })

  it('is answered only while the recipient may still get it and consent stands', () => {
    const before = sent()
    const accept = (life: Life, meanwhile = {}) =>
      life.refuses('accept_transfer', on(life, 'transfer'), { by: 'worker2', meanwhile })
    assert.match(accept(before, { worker2: { role: 'service_provider' } }), /recipient\.not_eligible/)
    const withdrawn = { consent_withdrawn_on: '2026-03-02', consent_withdrawn_purposes: ['sharing'] }
    assert.match(accept(before.does('update', withdrawn)), /consent\.missing/)
  })

  it('is taken back by whoever sent it', () => {
    const before = sent()
    const life = before.does('revoke_transfer', on(before, 'transfer'))
    assert.equal([statusOf(life, 'transfer'), life.sharedWith, life.alerts], ['revoked', [], []])
    assert.match(life.refuses('accept_transfer', on(life, 'transfer'), { by: 'worker2' }), /not_found/)
  })

  it('to somebody outside closes no door behind it: nobody gets in, and the case is marked as transferred', () => {
    const life = agreed().does('transfer', {
      ...{ remote: true, transitioned_to_remote: 'Ministry', authorized_role_unique_id: 'transfer' },
    })
    assert.equal([life.status, life.sharedWith, life.ledger[0]?.to_remote], ['transferred', [], 'Ministry'])
    assert.is(life.does('revoke_transfer', on(life, 'transfer')).status, 'open')
  })

  it('of a survivor needs the consent of the survivor to services', () => {
    const refused = aSurvivor().does('update', { gbv_consent_withdrawn_on: '2026-03-02' })
    assert.match(refused.refuses('transfer', { transitioned_to: 'gbv_worker2' }), /consent\.missing/)
    assert.equal(aSurvivor().does('transfer', { transitioned_to: 'gbv_worker2' }).sharedWith, ['gbv_worker2'])
  })
})

spec('A request for a transfer', (it) => {
  const requested = (life = agreed()) =>
    life.does('transfer_request', { notes: 'Her aunt lives here.' }, { by: 'worker2' })

  it('comes from somebody who does not reach the case, and gives them nothing', () => {
    const life = requested()
    assert.equal([last(life)?.transitioned_to, last(life)?.status, life.sharedWith], ['worker', 'in_progress', []])
    assert.is(life.access('worker2'), undefined)
    assert.equal(life.ledger, [])
  })

  it('alerts and tells the owner', () => {
    assert.ok(requested().alerts.includes('transfer_request'))
    assert.equal(requested().notices, [['transfer_requested', 'owner']])
  })

  it('becomes a transfer when the owner agrees', () => {
    const before = requested()
    const life = before.does('accept_transfer_request', on(before, 'transfer_request'))
    assert.equal([statusOf(life, 'transfer_request'), statusOf(life, 'transfer')], ['accepted', 'in_progress'])
    assert.equal(
      [life.sharedWith, life.answer('transfer_status'), life.alerts],
      [['worker2'], 'in_progress', ['transfer']],
    )
    assert.equal(life.notices, [['transfer_sent', { user: 'worker2' }]])
    assert.is(life.does('accept_transfer', on(life, 'transfer'), { by: 'worker2' }).facts.owned_by, 'worker2')
  })

  it('changes nothing at all where the transfer may not be', () => {
    const before = requested(aChild())
    assert.match(before.refuses('accept_transfer_request', on(before, 'transfer_request')), /consent\.missing/)
    assert.is(statusOf(before, 'transfer_request'), 'in_progress')
  })

  it('is refused with a reason, which whoever asked is told', () => {
    const before = requested()
    const life = before.does('reject_transfer_request', on(before, 'transfer_request', { rejected_reason: 'No.' }))
    assert.equal([last(life)?.status, life.alerts], ['rejected', []])
    assert.equal(life.notices, [['transfer_refused', { user: 'worker2' }]])
    assert.match(life.refuses('accept_transfer_request', on(life, 'transfer_request')), /answered/)
  })

  it('is not answered by whoever made it', () =>
    assert.match(
      requested().refuses('accept_transfer_request', on(requested(), 'transfer_request'), { by: 'worker2' }),
      /not_found/,
    ))
})

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

spec('Nobody but a transition', (it) => {
  it('changes the owner, shares, entries or the ledger', () => {
    const life = agreed()
    assert.match(life.refuses('update', { owned_by: 'worker2' }), /owned_by/)
    assert.match(life.refuses('update', { shared_with: [] }), /shared_with/)
    const same = life.does('update', { name_last: 'Odhiambo', transitions: [], disclosures: [] })
    assert.equal([same.facts.owned_by, same.entries, same.ledger], ['worker', [], []])
    assert.match(life.refuses('update', { consent_overridden: true }), /consent_overridden/)
  })

  it('answers an entry of another case', () => {
    const other = agreed().does('transfer', { transitioned_to: 'worker2' })
    const life = agreed().does('transfer', { transitioned_to: 'worker2' })
    assert.match(life.refuses('accept_transfer', on(other, 'transfer'), { by: 'worker2' }), /not_found/)
  })
})
