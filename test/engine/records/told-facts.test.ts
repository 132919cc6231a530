import * as assert from 'uvu/assert'
import type { CoreFacts } from '../../../engine/records/core-facts.ts'
import { changesOfFacts } from '../../../engine/records/told-facts.ts'
import { aLoan } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const core = (more: Partial<CoreFacts> = {}): CoreFacts => ({ ...aLoan().core, ...more })
const alert = { unique_id: 'a', type: 'torn', alert_for: 'field_change', date: '2024-05-10T06:00:00.000Z', by: 'jon' }

spec('The log of the platform’s own facts', (it) => {
  it('tells what was set, and nothing of stamps and counts', () =>
    assert.equal(
      changesOfFacts(
        core(),
        core({ status: 'closed', workflow: 'over', last_updated_by: 'jon', alert_count: 3, not_edited_by_owner: true }),
      ),
      [
        { field: 'status', from: 'open', to: 'closed' },
        { field: 'workflow', from: undefined, to: 'over' },
      ],
    ))
  it('tells of rows which came and which went', () => {
    const { unique_id: row, ...values } = alert
    assert.equal(changesOfFacts(core(), core({ alerts: [alert] })), [
      { field: 'alerts', rows: [{ row, kind: 'added', values }] },
    ])
    assert.equal(changesOfFacts(core({ alerts: [alert] }), core({ alerts: [] })), [
      { field: 'alerts', rows: [{ row, kind: 'removed', values }] },
    ])
    assert.equal(changesOfFacts(core(), core({ alerts: [] })), [])
  })
})
