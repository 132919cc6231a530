import * as assert from 'uvu/assert'
import type { Model, RecordType } from '../../../engine/model.ts'
import { lenders, lendingLife } from '../../lib/lending-life.ts'
import { reached, today, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { act } from '../actions/acting.ts'
import { after, aLiving, does } from './living.ts'

const closed = aLiving({}, { status: 'closed', workflow: 'over' })
const copies = [{ unique_id: 'a', copy_code: 'A' }]

spec('What a write brings with it', (it) => {
  it('is done in the same write, needs no permission, and leads to its own stage', () => {
    const outcome = does(closed, 'update', { copies })
    const record = after(outcome)
    assert.equal([record.core.status, record.core.workflow], ['open', 'opened_again'])
    assert.equal(
      (record.answers['reopened'] as readonly object[]).map((row) => ({ ...row, unique_id: '' })),
      [{ unique_id: '', on: today, by: 'nadia' }],
    )
    assert.is(outcome.records.length, 1)
    assert.equal(
      outcome.notices?.map(({ notification, to }) => [notification, to]),
      [['opened', 'owner']],
    )
    assert.equal(
      outcome.records[0]?.change.fields.map(({ field }) => field),
      ['copies', 'reopened', 'status', 'workflow', 'workflow_stages'],
    )
  })
  it('is not done by a write that does not make its condition hold', () => {
    assert.is(after(does(closed, 'update', { title: 'Atlas' })).core.status, 'closed')
    assert.is(after(does(aLiving(), 'update', { copies })).answers['reopened'], undefined)
    const standing = aLiving({ copies }, { status: 'closed' })
    assert.is(after(does(standing, 'update', { copies: [{ unique_id: 'a', copy_code: 'B' }] })).core.status, 'closed')
  })
  it('that cannot be done whole is not done, and is told of without a value', () => {
    const loan = lendingLife.recordTypes['loan'] as RecordType
    const lifecycle = loan.lifecycle as NonNullable<RecordType['lifecycle']>
    const broken = lifecycle.actions.map((action) =>
      action.id === 'break' ? { ...action, trigger: { changed: 'copies' } } : action,
    )
    const model: Model = {
      ...lendingLife,
      recordTypes: { loan: { ...loan, lifecycle: { ...lifecycle, actions: broken } } },
    }
    const loaded = reached(aLiving({ borrower: 'Mina' }))
    const outcome = act('update', { copies }, { record: uuid(1) }, { model, actor: lenders.nadia, loaded })
    assert.equal([after(outcome).answers['borrower'], after(outcome).answers['pages']], ['Mina', undefined])
    assert.equal(outcome.faults, [{ recordType: 'loan', rule: 'actions/break', code: 'number.unreadable' }])
  })
})
