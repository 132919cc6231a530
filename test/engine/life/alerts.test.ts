import * as assert from 'uvu/assert'
import { needsBesides } from '../../../engine/actions/perform.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import { lenders, lendingLife } from '../../lib/lending-life.ts'
import { aLoan, now, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { after, aLiving, alertsOn, does } from './living.ts'

const { jon, nadia } = lenders
const copies = [{ unique_id: 'a', copy_code: 'A' }]
const torn = [{ unique_id: 'b', copy_code: 'B', state: 'torn' }]

spec('An alert', (it) => {
  it('is raised by what somebody else than the owner does', () => {
    const record = after(does(aLiving(), 'update', { copies }, { actor: jon }))
    assert.equal(
      record.core.alerts?.map(({ unique_id: _, ...alert }) => alert),
      [{ type: 'copies_changed', alert_for: 'field_change', form: 'copies_form', date: now, by: 'jon' }],
    )
    assert.equal([record.core.alert_count, record.core.current_alert_types], [1, ['copies_changed']])
    assert.equal(alertsOn(after(does(aLiving(), 'update', { copies }))), [])
    assert.equal(alertsOn(after(does(aLiving(), 'update', { borrower: 'Mina' }, { actor: jon }))), [])
  })
  it('is raised by anybody where the rule says so, and tells people', () => {
    const outcome = does(aLiving(), 'update', { copies: torn })
    assert.equal(alertsOn(after(outcome)), ['torn'])
    assert.equal(outcome.notices, [
      {
        notification: 'torn',
        recordType: 'loan',
        record: uuid(1),
        shortId: aLiving().core.short_id,
        to: { user: 'nadia' },
        by: 'nadia',
      },
    ])
  })
  it('stands once, with the latest date', () => {
    const first = after(does(aLiving(), 'update', { copies }, { actor: jon }))
    const again = after(does(first, 'update', { copies: [{ unique_id: 'a', copy_code: 'AA' }] }, { actor: jon }))
    assert.equal(alertsOn(again), ['copies_changed'])
    assert.is(again.core.alerts?.[0]?.unique_id, first.core.alerts?.[0]?.unique_id)
  })
  it('goes when the owner saves the record, though nothing differs', () => {
    const alerted = after(does(aLiving(), 'update', { copies }, { actor: jon }))
    const seen = after(does(alerted, 'update', { title: 'Maps' }))
    assert.equal([seen.core.alerts, seen.core.alert_count, seen.core.current_alert_types], [[], 0, []])
    assert.equal(
      does(alerted, 'update', { title: 'Maps' }).records[0]?.change.fields.map(({ field }) => field),
      ['alerts'],
    )
    assert.equal(does(alerted, 'update', { title: 'Maps' }, { actor: jon }).records, [])
    assert.equal(alertsOn(after(does(alerted, 'set_stage', { workflow: 'lent' })) ?? alerted), ['copies_changed'])
  })
  it('that the owner does not clear goes with the write that its rule names', () => {
    const alerted = after(does(aLiving(), 'update', { copies: torn }))
    assert.equal(alertsOn(after(does(alerted, 'update', { borrower: 'Mina' }))), ['torn'])
    assert.equal(alertsOn(after(does(alerted, 'update', { kind: 'book' }))), [])
  })
})

spec('An alert about an answer that another record has too', (it) => {
  const found = { sameValue: [{ field: 'shelf_mark', value: 'K 7', found: true }] }
  const none = { sameValue: [{ field: 'shelf_mark', value: 'K 7', found: false }] }
  const asked = (answers: object, record?: AnyRecord) =>
    needsBesides(
      lendingLife,
      { name: 'update', type: 'loan', record: uuid(1), mutation: uuid(99), answers: { ...answers } },
      nadia,
      {
        ...(record && { record }),
      },
    ).sameValue

  it('asks about a new value, and while it stands', () => {
    const wanted = { type: 'loan', programme: 'lending', field: 'shelf_mark', value: 'K 7', except: uuid(1) }
    assert.equal(asked({ shelf_mark: ' K 7 ' }, aLiving()), [wanted])
    assert.equal(asked({ shelf_mark: 'K 7' }, aLiving({ shelf_mark: 'K 7' })), undefined)
    assert.equal(asked({ title: 'Atlas' }, aLiving({ shelf_mark: 'K 7' })), undefined)
    const alerted = after(does(aLiving(), 'update', { shelf_mark: 'K 7' }, found))
    assert.equal(asked({ title: 'Atlas' }, alerted), [wanted])
  })
  it('is raised whoever writes it, and goes once it is alone again', () => {
    const alerted = after(does(aLiving(), 'update', { shelf_mark: 'K 7' }, found))
    assert.equal(alertsOn(alerted), ['same_mark'])
    assert.equal(alertsOn(after(does(alerted, 'update', { title: 'Atlas' }, found))), ['same_mark'])
    assert.equal(alertsOn(after(does(alerted, 'update', { title: 'Atlas' }, none))), [])
    assert.equal(alertsOn(after(does(alerted, 'update', { shelf_mark: null }))), [])
    assert.equal(alertsOn(after(does(aLiving(), 'update', { shelf_mark: 'K 7' }, none))), [])
  })
})

spec('An alert on another record', (it) => {
  const other = aLoan({ id: uuid(2), version: 4, core: { owned_by: 'layla' } })
  const named = [{ record: other, reach: [{ principal: 'user:jon', label: 'own' }] as const }]
  const around = { linked: [other], named, actor: jon }

  it('is raised on the one that is linked to, in its own version and log', () => {
    const [write, touched, ...more] = does(aLiving(), 'update', { taken_with: uuid(2) }, around).records
    assert.equal(more, [])
    assert.equal(alertsOn(write?.after as AnyRecord), [])
    assert.equal([touched?.expected, touched?.after.version, touched?.change.action], [4, 5, 'alert'])
    assert.equal(alertsOn(touched?.after as AnyRecord), ['taken'])
    assert.is(touched?.after.core.alerts?.[0]?.form, 'item')
    assert.equal(
      touched?.change.fields.map(({ field }) => field),
      ['alerts'],
    )
    assert.equal(touched?.after.core.last_updated_by, other.core.last_updated_by)
  })
  it('is not raised by whoever owns that one', () => {
    const mine = { ...other, core: { ...other.core, owned_by: 'jon' } }
    assert.is(does(aLiving(), 'update', { taken_with: uuid(2) }, { ...around, linked: [mine] }).records.length, 1)
  })
  it('goes when its owner saves it, and by the rule of the first', () => {
    const alerted = does(aLiving(), 'update', { taken_with: uuid(2) }, around).records[1]?.after as AnyRecord
    assert.equal(alertsOn(after(does(alerted, 'update', { title: 'Atlas' }, { actor: jon }))), ['taken'])
    const owned = { ...alerted, core: { ...alerted.core, owned_by: 'nadia' } }
    assert.equal(alertsOn(after(does(owned, 'update', { title: 'Atlas' }))), [])
    const taken = aLiving({ taken_with: uuid(2) })
    const [, touched] = does(taken, 'close', { reason: 'lost' }, { linked: [alerted] }).records
    assert.equal(alertsOn(touched?.after as AnyRecord), [])
  })
  it('asks for the one that is linked to by now', () => {
    const asked = (answers: object, record: AnyRecord) =>
      needsBesides(
        lendingLife,
        { name: 'update', type: 'loan', record: uuid(1), mutation: uuid(99), answers: { ...answers } },
        nadia,
        { record },
      ).linked
    assert.equal(asked({ title: 'x' }, aLiving({ taken_with: uuid(2) })), [{ type: 'loan', id: uuid(2) }])
    assert.equal(asked({ taken_with: uuid(3) }, aLiving({ taken_with: uuid(2) })), [{ type: 'loan', id: uuid(3) }])
    assert.equal(asked({ taken_with: null }, aLiving({ taken_with: uuid(2) })), undefined)
  })
})

spec('A record', (it) => {
  it('says whether somebody else than its owner wrote last', () => {
    const byJon = after(does(aLiving(), 'update', { title: 'Atlas' }, { actor: jon }))
    assert.is(byJon.core.not_edited_by_owner, true)
    assert.is(after(does(byJon, 'set_stage', { workflow: 'lent' }))?.core.not_edited_by_owner ?? true, true)
    assert.is(after(does(byJon, 'update', { title: 'Maps' })).core.not_edited_by_owner, false)
  })
})
