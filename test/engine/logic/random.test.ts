import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { evaluate } from '../../../engine/logic/evaluate.ts'
import { LogicError } from '../../../engine/logic/limits.ts'
import type { Logic } from '../../../engine/logic/logic.ts'
import { namesRead } from '../../../engine/logic/names.ts'
import { operators } from '../../../engine/logic/operators/index.ts'
import { scopeOfRecord } from '../../../engine/logic/scope.ts'
import { issuesOfLogic } from '../../../engine/logic/typing.ts'
import { booleanType } from '../../../engine/logic/value-type.ts'
import { spec } from '../../lib/spec.ts'
import { registry } from '../forms/registry.ts'

const names = [
  ...registry.type.fields.map(({ id }) => id),
  'status',
  'hours',
  'urgent',
  'record.grant',
  'option.id',
  'constructor',
]

const name = fc.constantFrom(...names).map((written): Logic => ({ var: written }))

/** Expressions of the language and beyond, sensible and not. */
const { logic } = fc.letrec<{ logic: Logic; call: Logic; literal: Logic }>((tie) => ({
  literal: fc.oneof(fc.constantFrom<Logic>(true, null, 0, 3, 'red', '2024-01-01', 'x'), name),
  call: fc
    .tuple(fc.constantFrom(...operators.keys(), 'log', '__proto__'), fc.array(tie('logic'), { maxLength: 3 }))
    .map(([operator, operands]) => Object.fromEntries([[operator, operands]])),
  logic: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    tie('literal'),
    tie('call'),
    tie('call'),
    fc.array(tie('literal'), { maxLength: 3 }),
  ),
}))

const visits = Array.from({ length: 40 }, (_, index) => ({ unique_id: `r${index}`, hours: index, urgent: index > 20 }))
const answers = {
  name: 'Mina',
  grant: 7,
  in_school: true,
  colour: 'red',
  likes: ['red'],
  born_on: '2010-01-01',
  visits,
}
const scope = scopeOfRecord({ ...registry, answers, core: { status: 'open' }, today: '2024-06-15' })

spec('Any expression', (it) => {
  it('comes to an end, with a value or a refusal, whether it makes sense or not', () => {
    const before = JSON.stringify(answers)
    fc.assert(
      fc.property(logic, (expression) => {
        namesRead(expression)
        issuesOfLogic(expression, registry, booleanType)
        try {
          evaluate(expression, scope)
        } catch (error) {
          if (!(error instanceof LogicError)) throw error
        }
      }),
      { numRuns: 10_000 },
    )
    assert.is(JSON.stringify(answers), before)
  })

  it('that the checker lets through as a condition comes to yes, no or nothing', () => {
    fc.assert(
      fc.property(logic, (expression) => {
        if (issuesOfLogic(expression, registry, booleanType).length > 0) return true
        const value = evaluate(expression, scope)
        return value === undefined || typeof value === 'boolean'
      }),
      { numRuns: 5000 },
    )
  })
})
