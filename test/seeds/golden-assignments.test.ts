import * as assert from 'uvu/assert'
import { spec } from '../lib/spec.ts'
import { aChild, aSurvivor, created } from './life.ts'
import { agreed, last, on } from './sharing.ts'

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
