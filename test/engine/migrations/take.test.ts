import * as assert from 'uvu/assert'
import type { ResolvedStep } from '../../../engine/migrations/migration.ts'
import { answersTaken, reversed, taken } from '../../../engine/migrations/take.ts'
import { spec } from '../../lib/spec.ts'
import { loanOf } from './steps.ts'

const step = (more: Partial<ResolvedStep> & { readonly kind: string }): ResolvedStep => ({
  ...{ id: 'm/0', recordType: 'loan' },
  ...more,
})
const forward = (...steps: readonly ResolvedStep[]) => ({ direction: 'forward' as const, steps })
const back = (...steps: readonly ResolvedStep[]) => ({ direction: 'back' as const, steps })

const merged = step({ kind: 'map_options', field: 'state', options: { torn: 'bad', lost: 'bad' }, kept: ['good'] })
const halved = step({ kind: 'split', field: 'name', into: ['first', 'last'] })

spec('What a migration cannot give back by itself', (it) => {
  it('stands beside the answers, not among them', () => {
    const { answers, parked } = taken(loanOf({ state: 'lost' }), forward(merged))
    assert.equal(answers, { state: 'bad' })
    assert.equal(parked, { 'm/0': { from: { state: 'lost' }, to: { state: 'bad' } } })
  })

  it('comes back exactly where nobody has changed it, and is then kept no longer', () => {
    const again = taken(taken(loanOf({ state: 'lost' }), forward(merged)), back(merged))
    assert.equal([again.answers, again.parked], [{ state: 'lost' }, undefined])
  })

  it('is taken back by rule where somebody has', () => {
    const there = taken(loanOf({ name: 'Ana  Luz' }), forward(halved))
    const changed = { ...there, answers: { ...there.answers, last: 'Ríos' } }
    assert.equal(taken(changed, back(halved)).answers, { name: 'Ana Ríos' })
  })

  it('keeps what was written since, when the old side cannot hold it', () => {
    const there = loanOf({ first: 'Ana María', last: 'Luz' })
    const old = taken(there, back(halved))
    assert.equal(old.answers, { name: 'Ana María Luz' })
    assert.equal(taken(old, forward(halved)).answers, there.answers)
  })

  it('is kept for each row by itself', () => {
    const ofRows = { ...merged, subform: 'copies' }
    const copies = [
      { unique_id: 'r1', state: 'torn' },
      { unique_id: 'r2', state: 'lost' },
    ]
    const there = taken(loanOf({ copies }), forward(ofRows))
    assert.equal(Object.keys(there.parked ?? {}), ['m/0/r2'])
    const rows = there.answers['copies'] as typeof copies
    const without = { ...there, answers: { copies: [{ unique_id: 'r2', state: 'good' }, rows[0]] } }
    assert.equal(taken(without, back(ofRows)).answers['copies'], [
      { unique_id: 'r2', state: 'good' },
      { unique_id: 'r1', state: 'torn' },
    ])
  })

  it('holds what stood under the new name before', () => {
    const renamed = step({ kind: 'rename', from: 'title', to: 'name' })
    const there = taken(loanOf({ title: 'Maps', name: 'of an older form' }), forward(renamed))
    assert.equal(there.answers, { name: 'Maps' })
    assert.equal(taken(there, back(renamed)).answers, { title: 'Maps', name: 'of an older form' })
  })
})

spec('Facts of the platform', (it) => {
  it('follow options that became others, entries of the log of stages too', () => {
    const stage = step({ kind: 'map_options', ofCore: true, field: 'workflow', options: { new: 'begun' }, kept: [] })
    const was = { ...stage, id: 'm/1', subform: 'workflow_stages', field: 'stage' }
    const loan = loanOf({})
    const row = { unique_id: 's', stage: 'new', entered_at: '2024-05-01T10:00:00.000Z', by: 'nadia' }
    const there = taken(
      { ...loan, core: { ...loan.core, workflow: 'new', workflow_stages: [row] } },
      forward(stage, was),
    )
    assert.equal([there.core.workflow, there.core.workflow_stages?.[0]?.stage], ['begun', 'begun'])
    assert.is(there.version, loan.version + 1)
  })
})

spec('Steps one after the other', (it) => {
  it('are taken back the last first', () => {
    const renamed = step({ id: 'm/0', kind: 'rename', from: 'pages', to: 'weight' })
    const grams = step({ id: 'm/1', kind: 'unit', field: 'weight', factor: 1000, decimals: { from: 2, to: 0 } })
    const there = answersTaken('loan', 'r', { pages: 1.25 }, [forward(renamed, grams)])
    assert.equal(there, { weight: 1250 })
    assert.equal(answersTaken('loan', 'r', there, reversed([forward(renamed, grams)])), { pages: 1.25 })
  })

  it('leave records of other types alone', () => {
    const renamed = step({ recordType: 'member', kind: 'rename', from: 'title', to: 'name' })
    const loan = loanOf({ title: 'Maps' })
    assert.is(taken(loan, forward(renamed)), loan)
  })
})
