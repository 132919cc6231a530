import * as assert from 'uvu/assert'
import { spec } from '../lib/spec.ts'
import { aChild, aSurvivor, type Life } from './life.ts'
import { agreed, last, on, statusOf } from './sharing.ts'

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
    const late = on(life, 'transfer_request', { rejected_reason: 'No.' })
    assert.match(life.refuses('reject_transfer_request', late), /answered/)
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
