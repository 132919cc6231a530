import * as assert from 'uvu/assert'
import { contentOf, incompleteIn, isStale, waits } from '../../../config/plan/completeness.ts'
import { masked } from '../../../config/plan/masked.ts'
import type { Decision, PlanItem } from '../../../engine/plan/plan.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { spec } from '../../lib/spec.ts'

const given = { to: libraryModel, today: '2024-05-10' }
const decided = (kind: Decision['kind'], more: Partial<Decision> = {}): Decision => ({
  ...{ kind, by: 'jon', at: '2024-05-10T06:00:00.000Z' },
  ...more,
})

const item = (more: Partial<PlanItem> = {}): PlanItem => ({
  ...{ id: 'option/kind/vinyl/removed', kind: 'option.removed', class: 'destructive' },
  subject: { what: 'option', id: 'vinyl', of: 'kind' },
  details: {},
  counts: { records: 3 },
  decisions: ['map', 'keep', 'park', 'purge'],
  ...more,
})

const lookup = item({
  ...{ id: 'loan/field/kind/lookup_changed', kind: 'field.lookup_changed' },
  subject: { what: 'field', id: 'kind', recordType: 'loan' },
  details: { was: 'kind', is: 'channel' },
  counts: { records: 5, 'option:book': 3, 'option:film': 2 },
})

const codes = (one: PlanItem, decision?: Decision) =>
  incompleteIn({ items: [one] }, decision ? { [one.id]: decision } : {}, given).map(({ code }) => code)

spec('A plan is complete', (it) => {
  it('when everything is decided that takes something away from somebody', () => {
    assert.equal(codes(item()), ['decision.missing'])
    assert.equal(codes(item({ counts: { records: 0 } })), [])
    assert.equal(codes(item({ counts: {}, few: ['records'] })), ['decision.missing'])
    assert.equal(codes(item(), decided('keep')), [])
  })

  it('with nothing decided where a migration has', () => {
    const { decisions: _, ...migrated } = item({ migratedBy: 'm1/0' })
    assert.not.ok(waits(migrated))
    assert.equal(codes(migrated, decided('keep')), ['decision.not_offered'])
  })

  it('with options only that may be chosen afterwards', () => {
    assert.equal(codes(item(), decided('map')), ['decision.option_missing'])
    assert.equal(codes(item(), decided('map', { options: { vinyl: 'book' } })), [])
    assert.equal(codes(item(), decided('map', { options: { vinyl: 'tape' } })), ['decision.option_unknown'])
    assert.equal(codes(item(), decided('map', { options: { vinyl: 'shellac' } })), ['decision.option_unknown'])
  })

  it('with every option mapped that is answered in words of another lookup', () => {
    assert.equal(codes(lookup, decided('map', { options: { book: 'desk' } })), ['decision.option_missing'])
    assert.equal(codes(lookup, decided('map', { options: { book: 'desk', film: 'post' } })), [])
  })

  it('with a day to come for whatever is destroyed', () => {
    assert.equal(codes(item(), decided('purge')), ['decision.day_missing'])
    assert.equal(codes(item(), decided('purge', { on: '2024-05-10' })), ['decision.day_past'])
    assert.equal(codes(item(), decided('purge', { on: '2024-05-11' })), [])
  })

  it('without decisions about what it does not say', () => {
    const wrong = incompleteIn({ items: [] }, { 'case/field/gone/removed': decided('park') }, given)
    assert.equal(wrong, [{ item: 'case/field/gone/removed', code: 'decision.no_item' }])
  })
})

spec('What is agreed to', (it) => {
  const plan = { from: 'a', to: 'b', items: [item(), lookup] }

  it('is the same in whatever order it stands, and another with any number or decision', () => {
    const content = contentOf(plan, {})
    assert.is(contentOf({ ...plan, items: [lookup, item()] }, {}), content)
    assert.is.not(contentOf({ ...plan, items: [item({ counts: { records: 4 } }), lookup] }, {}), content)
    assert.is.not(contentOf(plan, { [lookup.id]: decided('keep') }), content)
  })

  it('is said no more once something else is served', () => {
    assert.not.ok(isStale(plan, 'a'))
    assert.ok(isStale(plan, 'c'))
  })

  it('may leave out numbers so small that they tell of somebody', () => {
    const told = masked({ ...plan, totals: { records: 900, incomplete: 2 } })
    assert.equal(told.items[0]?.counts, {})
    assert.equal(told.items[0]?.few, ['records'])
    assert.equal(told.items[1]?.few, ['option:book', 'option:film'])
    assert.equal(told.totals, { records: 900, few: ['incomplete'] })
  })
})
