import * as fc from 'fast-check'
import * as assert from 'uvu/assert'
import type { Outcome } from '../../../engine/actions/action-type.ts'
import { perform } from '../../../engine/actions/perform.ts'
import { Problem } from '../../../engine/problems.ts'
import { isAsLogged } from '../../../engine/records/as-logged.ts'
import type { AnyRecord, Change } from '../../../engine/records/record.ts'
import { recordAt } from '../../../engine/records/rewind.ts'
import { lenders, lendingLife } from '../../lib/lending-life.ts'
import { reached, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const step = fc.record({
  who: fc.constantFrom('nadia', 'omar', 'layla', 'jon'),
  what: fc.oneof(
    fc.record({
      name: fc.constant('update'),
      answers: fc.record(
        {
          plan: fc.constantFrom('Glue', 'Nails', null),
          next_step: fc.constantFrom('mend', 'sell', null),
          shelf_mark: fc.constantFrom('K 7', null),
          kind: fc.constantFrom('book', 'film'),
          copies: fc.constantFrom(
            [{ unique_id: 'a', copy_code: 'A', state: 'torn' }],
            [{ unique_id: 'b', copy_code: 'B' }],
            [{ unique_id: 'a', _destroy: true }],
          ),
        },
        { requiredKeys: [] },
      ),
    }),
    fc.constantFrom(
      { name: 'close', answers: { reason: 'lost' } },
      { name: 'open_again', answers: {} },
      { name: 'request_approval_repair', answers: {} },
      { name: 'approve_repair', answers: { comment: 'Good.' } },
      { name: 'reject_repair', answers: { comment: 'Bad.' } },
      { name: 'set_stage', answers: { workflow: 'lent' } },
      { name: 'disable', answers: {} },
      { name: 'enable', answers: {} },
      { name: 'break', answers: {} },
    ),
  ),
  found: fc.boolean(),
})

let made = 0
const newId = () => uuid(10_000 + ++made)

function done(
  record: AnyRecord | undefined,
  name: string,
  answers: object,
  who = lenders.nadia,
  found = false,
): Outcome | undefined {
  const action = { name, type: 'loan', record: uuid(1), mutation: newId(), answers: { ...answers } }
  const sameValue = [{ field: 'shelf_mark', value: 'K 7', found }]
  const loaded = record ? { ...reached(record), sameValue } : {}
  try {
    return perform(lendingLife, loaded, action, who, {
      now: `2024-05-10T06:00:${String(made % 60).padStart(2, '0')}.000Z`,
      newId,
    })
  } catch (problem) {
    assert.instance(problem, Problem)
    return undefined
  }
}

spec('Whatever becomes of a record', (it) => {
  it('its log tells how it came to stand as it does, and its facts agree with each other', () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let record = done(undefined, 'create', { title: 'Maps' })?.records[0]?.after as AnyRecord
        const states = [record]
        const changes: Change[] = [
          ...(done(undefined, 'create', { title: 'Maps' })?.records.map(({ change }) => change) ?? []),
        ]
        for (const { who, what, found } of steps) {
          const [write] = done(record, what.name, what.answers, lenders[who], found)?.records ?? []
          if (!write) continue
          assert.equal([write.expected, write.after.version], [record.version, record.version + 1])
          assert.ok(write.change.fields.length > 0, `${what.name} tells what it did`)
          record = write.after
          states.push(record)
          changes.push(write.change)
          const { alerts = [], alert_count = 0, current_alert_types = [], workflow, workflow_stages = [] } = record.core
          assert.is(alert_count, alerts.length)
          assert.equal(current_alert_types, [...new Set(alerts.map(({ type }) => type))].sort())
          assert.is(new Set(alerts.map(({ type, user }) => `${type} ${user}`)).size, alerts.length)
          assert.is(workflow_stages.at(-1)?.stage, workflow)
          assert.is(record.core.status === 'closed', workflow === 'over')
        }
        assert.ok(isAsLogged(record, changes))
        for (const state of states) {
          const then = recordAt(record, changes, state.version)
          assert.equal(then.answers, state.answers)
          for (const fact of ['status', 'record_state', 'workflow'] as const)
            assert.is(then.core[fact], state.core[fact])
          for (const rows of ['alerts', 'workflow_stages'] as const)
            assert.equal(then.core[rows] ?? [], state.core[rows] ?? [])
        }
      }),
      { numRuns: 200 },
    ))
})
