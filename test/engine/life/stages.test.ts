import * as assert from 'uvu/assert'
import { lenders, lendingLife } from '../../lib/lending-life.ts'
import { now } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { act, issuesOf, refusalOf } from '../actions/acting.ts'
import { after, aLiving, does } from './living.ts'

const made = (answers: object) =>
  after(act('create', { title: 'Maps', ...answers }, {}, { model: lendingLife, actor: lenders.nadia }))
const stage = (...of: Parameters<typeof does>) => after(does(...of)).core.workflow

spec('The stage of a record', (it) => {
  it('is, of a new one, the first, or one that its answers enter at once', () => {
    assert.is(made({}).core.workflow, 'lent')
    assert.is(made({ plan: 'Glue' }).core.workflow, 'planned')
  })
  it('is the first in order that the write enters', () => {
    assert.is(stage(aLiving(), 'update', { plan: 'Glue' }), 'planned')
    assert.is(stage(aLiving(), 'update', { plan: 'Glue', next_step: 'sell' }), 'sell')
    assert.is(stage(aLiving({ plan: 'Glue' }), 'update', { plan: 'Glue, then sand' }), 'planned')
  })
  it('stays where it is when nothing is entered', () => {
    assert.is(stage(aLiving({ plan: 'Glue' }, { workflow: 'in_review' }), 'update', { borrower: 'Mina' }), 'in_review')
    assert.is(stage(aLiving({ plan: 'Glue' }), 'update', { plan: null }), 'lent')
  })
  it('stays while the workflow rests', () =>
    assert.is(stage(aLiving({}, { status: 'lost' }), 'update', { plan: 'Glue' }), 'lent'))
  it('is remembered with the day and the person', () => {
    const record = after(does(aLiving(), 'update', { plan: 'Glue' }))
    assert.equal(
      record.core.workflow_stages?.map(({ stage, entered_at, by }) => [stage, entered_at, by]),
      [['planned', now, 'nadia']],
    )
    const later = after(does(record, 'close', { reason: 'lost' }))
    assert.equal(
      later.core.workflow_stages?.map((entry) => entry.stage),
      ['planned', 'over'],
    )
  })
  it('stands in the log with what else the write changed', () => {
    const [write] = does(aLiving(), 'update', { plan: 'Glue' }).records
    assert.equal(
      write?.change.fields.map(({ field }) => field),
      ['plan', 'workflow', 'workflow_stages'],
    )
  })
  it('is given to a record that has none by its next save, even of nothing', () => {
    const { workflow: _, ...core } = aLiving().core
    assert.is(stage({ ...aLiving(), core }, 'update', {}), 'lent')
  })
})

spec('A stage by hand', (it) => {
  it('is chosen by those who may', () => {
    assert.is(stage(aLiving({}, { workflow: 'planned' }), 'set_stage', { workflow: 'lent' }), 'lent')
    assert.is(stage(aLiving(), 'set_stage', { workflow: 'in_review' }, { actor: lenders.layla }), 'in_review')
  })
  it('is refused to others, and for stages that are not for hands', () => {
    assert.is(
      refusalOf(() => does(aLiving(), 'set_stage', { workflow: 'lent' }, { actor: lenders.jon })).code,
      'action.forbidden',
    )
    assert.equal(
      issuesOf(() => does(aLiving(), 'set_stage', { workflow: 'in_review' })),
      ['workflow stage.not_by_hand'],
    )
    assert.equal(
      issuesOf(() => does(aLiving(), 'set_stage', { workflow: 'over' })),
      ['workflow stage.not_by_hand'],
    )
    assert.equal(
      issuesOf(() => does(aLiving(), 'set_stage', { workflow: 'gone' })),
      ['workflow stage.unknown'],
    )
    assert.equal(
      issuesOf(() => does(aLiving(), 'set_stage', {})),
      ['workflow stage.unknown'],
    )
  })
  it('takes no answers', () =>
    assert.equal(
      issuesOf(() => does(aLiving({}, { workflow: 'planned' }), 'set_stage', { workflow: 'lent', title: 'Atlas' })),
      ['title field.not_writable'],
    ))
  it('is refused while the workflow rests', () => {
    const refusal = refusalOf(() =>
      does(aLiving({}, { status: 'lost', workflow: 'planned' }), 'set_stage', { workflow: 'lent' }),
    )
    assert.equal([refusal.code, refusal.details['reasons']], ['action.refused', [{ code: 'stage.fixed' }]])
  })
  it('is refused where the next save would take it back', () => {
    const closed = aLiving({}, { status: 'closed', workflow: 'over' })
    const { code, details } = refusalOf(() => does(closed, 'set_stage', { workflow: 'lent' }))
    assert.equal([code, details['reasons']], ['action.refused', [{ code: 'stage.fixed' }]])
  })
  it('that it is in already changes nothing', () =>
    assert.equal(does(aLiving(), 'set_stage', { workflow: 'lent' }).records, []))
})
