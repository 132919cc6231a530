import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { loadFolder } from '../../../config/load.ts'
import type { Logic } from '../../../engine/logic/logic.ts'
import { type Comparison, isGroup, logicOfRule, type PlainRule, ruleOfLogic } from '../../../engine/logic/plain-rule.ts'
import { spec } from '../../lib/spec.ts'

const field = fc.constantFrom('sex', 'age', 'record.status', 'family')
const literal = fc.oneof(fc.string(), fc.integer(), fc.boolean())
const value = fc.oneof(
  literal,
  field.map((name) => ({ field: name })),
  fc.constant({ today: true as const }),
)
const literals = fc.array(literal, { minLength: 1, maxLength: 4 })
const comparison: fc.Arbitrary<Comparison> = fc.oneof(
  fc.record({
    field,
    comparison: fc.constantFrom(
      'is' as const,
      'is_not' as const,
      'below' as const,
      'at_most' as const,
      'above' as const,
      'at_least' as const,
    ),
    value,
  }),
  fc.record({ field, comparison: fc.constantFrom('is_one_of' as const, 'is_none_of' as const), value: literals }),
  fc.record({ field, comparison: fc.constantFrom('has' as const, 'has_not' as const), value: literal }),
  fc.record({ field, comparison: fc.constantFrom('blank' as const, 'answered' as const) }),
  fc.record({ field, comparison: fc.constantFrom('rows_above' as const, 'rows_at_least' as const), value: fc.nat() }),
)
const match = fc.constantFrom('all' as const, 'any' as const)
const group = fc.record({ match, parts: fc.array(comparison, { minLength: 2, maxLength: 4 }) })
/** As the editor makes them: a list has two parts at least, but for the outermost. */
const rule: fc.Arbitrary<PlainRule> = fc.oneof(
  fc.record({ match: fc.constant('all' as const), parts: fc.array(comparison, { minLength: 1, maxLength: 1 }) }),
  fc.record({ match, parts: fc.array(fc.oneof(comparison, group), { minLength: 2, maxLength: 5 }) }),
)

const asSent = <Value>(value: Value) => JSON.parse(JSON.stringify(value)) as Value

const conditions = ['visible', 'required', 'readOnly', 'when', 'holds', 'optionFilter']
const conditionsIn = (json: unknown): readonly Logic[] => {
  if (typeof json !== 'object' || json === null) return []
  if (Array.isArray(json)) return json.flatMap(conditionsIn)
  return Object.entries(json).flatMap(([name, inner]) =>
    conditions.includes(name) && typeof inner === 'object' ? [inner as Logic] : conditionsIn(inner),
  )
}

spec('A condition that is put together by clicking', (it) => {
  it('comes back from its expression as it was made', () =>
    fc.assert(
      fc.property(rule, (made) => {
        const logic = logicOfRule(made)
        assert.ok(logic !== undefined)
        assert.equal(ruleOfLogic(asSent(logic)), asSent(made))
      }),
    ))

  it('says the same as the expression that it was read from, in every condition of the standard configuration that it can read', () => {
    const all = loadFolder('seeds/child-protection')
      .files.filter(({ kind }) => kind === 'fields' || kind === 'form')
      .flatMap(({ json }) => conditionsIn(json()))
    const read = all.flatMap((logic) => ruleOfLogic(logic) ?? [])
    for (const one of read) {
      const logic = logicOfRule(one)
      assert.equal(logic === undefined ? undefined : ruleOfLogic(logic), one)
    }
    assert.ok(read.length / all.length > 0.8, `${read.length} of ${all.length}`)
  })

  it('leaves alone what it cannot say', () => {
    for (const logic of [
      true,
      { and: [{ '==': [{ var: 'a' }, 1] }] },
      { '<': [1, { var: 'age' }, 9] },
      { some: [{ var: 'family' }, { '==': [{ var: 'sex' }, 'male'] }] },
      { if: [{ is_blank: { var: 'a' } }, true, false] },
      { '>': [{ '+': [{ var: 'a' }, 1] }, 2] },
      { in: [{ var: 'a' }, []] },
      {
        or: [
          { and: [{ or: [{ is_blank: { var: 'a' } }, { is_blank: { var: 'b' } }] }, { is_blank: { var: 'c' } }] },
          { is_blank: { var: 'd' } },
        ],
      },
    ] as readonly Logic[]) {
      assert.is(ruleOfLogic(logic), undefined, JSON.stringify(logic))
    }
  })

  it('reads both ways of writing “not”, and operands with and without a list', () => {
    const answered: PlainRule = { match: 'all', parts: [{ field: 'a', comparison: 'answered' }] }
    assert.equal(ruleOfLogic({ '!': [{ is_blank: [{ var: ['a'] }] }] }), answered)
    assert.equal(ruleOfLogic({ not: { is_blank: { var: 'a' } } }), answered)
  })

  it('is nothing without parts, and its only part with one', () => {
    assert.is(logicOfRule({ match: 'any', parts: [] }), undefined)
    assert.equal(logicOfRule({ match: 'any', parts: [{ field: 'a', comparison: 'blank' }] }), {
      is_blank: { var: 'a' },
    })
    assert.ok(isGroup({ match: 'all', parts: [] }))
  })
})
