import * as assert from 'uvu/assert'
import { tasksOf } from '../../../engine/life/tasks.ts'
import type { Model, RecordType } from '../../../engine/model.ts'
import type { CoreFacts } from '../../../engine/records/core-facts.ts'
import { lendingTasks } from '../../lib/lending-tasks.ts'
import { aLoan } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const of = (answers: Record<string, unknown>, core: Partial<CoreFacts> = {}, model: Model = lendingTasks) =>
  tasksOf(model, aLoan({ answers: { title: 'Maps', ...answers }, core }))

const named = (answers: Record<string, unknown>, core?: Partial<CoreFacts>) =>
  of(answers, core).map(({ unique_id }) => unique_id)

spec('A task', (it) => {
  it('is due at the end of its day, in the zone of the instance', () => {
    const [task] = of({ due_on: '2024-05-20', kind: 'book', channel: 'post' })
    assert.equal(task, {
      unique_id: 'return',
      type: 'return',
      due_date: '2024-05-20',
      due_at: '2024-05-20T20:59:59.999Z',
      upcoming_from: '2024-05-13',
      priority: 'post',
      detail: 'book',
    })
  })
  it('is due at the instant, where that is known, on the day that it is there', () => {
    const [task] = of({ reminded_at: '2024-05-20T22:30:00.000Z' })
    assert.is(task?.due_at, '2024-05-20T22:30:00.000Z')
    assert.is(task?.due_date, '2024-05-21')
  })
  it('is there while its condition holds, and until it is done', () => {
    assert.equal(named({ due_on: '2024-05-20' }), ['return'])
    assert.equal(named({ due_on: '2024-05-20' }, { status: 'closed' }), [])
    assert.equal(named({ due_on: '2024-05-20', returned: true }), [])
    assert.equal(named({}), [])
  })
  it('is made by each row that asks for one, and reads what stands on the record', () => {
    const copies = [
      { unique_id: 'a', copy_code: '1', state: 'torn' },
      { unique_id: 'b', copy_code: '2', state: 'good' },
      { unique_id: 'c', copy_code: '3', state: 'torn' },
    ]
    assert.equal(named({ copies, lent_on: '2024-05-01' }), ['mend:a', 'mend:c'])
    const [task] = of({ copies, lent_on: '2024-05-01' })
    assert.is(task?.row, 'a')
    assert.is(task?.detail, 'torn')
    assert.equal(named({ copies }), [])
  })
  it('comes back on the day until which it was put off', () => {
    const task_snoozes = [
      { unique_id: 'return', until: '2024-05-25', reason: 'Away', by: 'nadia', at: '2024-05-10T06:00:00.000Z' },
    ]
    assert.is(of({ due_on: '2024-05-20' }, { task_snoozes })[0]?.snoozed_until, '2024-05-25')
  })
  it('is not there on a disabled record', () =>
    assert.equal(named({ due_on: '2024-05-20' }, { record_state: false }), []))
  it('is not there in another programme than its own', () => {
    const loan = lendingTasks.recordTypes['loan'] as RecordType
    const lifecycle = loan.lifecycle as NonNullable<RecordType['lifecycle']>
    const elsewhere = lifecycle.tasks.map((rule) => ({ ...rule, programmes: ['membership'] }))
    const model = {
      ...lendingTasks,
      recordTypes: { loan: { ...loan, lifecycle: { ...lifecycle, tasks: elsewhere } } },
    }
    assert.equal(of({ due_on: '2024-05-20' }, {}, model), [])
  })
  it('is not there, and nothing else is harmed, where its rule cannot be worked out', () => {
    assert.equal(named({ due_on: '2024-05-20', kind: 'book' }), ['return'])
  })
})
