import * as assert from 'uvu/assert'
import type { Field, Model, RecordType } from '../../../engine/model.ts'
import type { Actor } from '../../../engine/permissions/actor.ts'
import { ask } from '../../../engine/query/predicate.ts'
import type { Where } from '../../../engine/query/query.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { aLoan, jon, now, reached } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const loan = libraryModel.recordTypes['loan'] as RecordType
const age = loan.fields.find(({ id }) => id === 'borrower_age') as Field
const fields: readonly Field[] = [
  ...loan.fields.filter((field) => field !== age),
  { ...age, settings: { ...age.settings, upTo: 'oldest' } },
  { ...age, id: 'oldest' },
]
const model: Model = {
  ...libraryModel,
  recordTypes: { loan: { ...loan, fields, projected: [...loan.projected, 'oldest'] } },
}
const reader: Actor = {
  ...jon,
  grants: jon.grants.map((grant) => ({ ...grant, readable: new Set([...grant.readable, 'oldest']) })),
}

/** Whether a child stated to be eight to ten in 2022 is found at a later day. */
function finds(where: Where, { who = reader, today = '2022-06-01' } = {}): boolean {
  const answers = { borrower_age: { years: 8, on: '2022-06-01' }, oldest: { years: 10, on: '2022-06-01' } }
  return ask([reached(aLoan({ answers }))], { from: 'loan', where }, { model, actor: who, today, now }).total === 1
}

const between = (from?: number, to?: number): Where => ({
  field: 'borrower_age',
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
})

spec('A child of eight to ten', (it) => {
  it('is among those of each age that overlaps', () => {
    for (const where of [between(0, 8), between(9, 9), between(10, 17), between(10), between(undefined, 8)])
      assert.ok(finds(where), JSON.stringify(where))
  })
  it('is not among the younger, nor among the older', () => {
    for (const where of [between(0, 7), between(11, 17), between(11)])
      assert.not.ok(finds(where), JSON.stringify(where))
  })
  it('is one of nine, though that was never said', () => {
    assert.ok(finds({ field: 'borrower_age', among: [9] }))
    assert.not.ok(finds({ field: 'borrower_age', among: [7, 11] }))
  })
  it('is two years older after two years, at both ends', () => {
    assert.ok(finds(between(12, 12), { today: '2024-06-01' }))
    assert.not.ok(finds(between(0, 9), { today: '2024-06-01' }))
  })
  it('is eight to whoever does not read the upper end', () => {
    assert.ok(finds(between(8, 8), { who: jon }))
    assert.not.ok(finds(between(9, 10), { who: jon }))
  })
})
