import * as assert from 'uvu/assert'
import { NotConvertible } from '../../../../config/import/logic.ts'
import type { Operand } from '../../../../config/import/primero/expression-operands.ts'
import { convertedExpression } from '../../../../config/import/primero/expressions.ts'
import { spec } from '../../../lib/spec.ts'

const options = new Map([
  ['a', 'a'],
  ['b', 'b'],
  ['10', '10'],
])
const operands: Readonly<Record<string, Operand>> = {
  n: { written: 'n', kind: 'number', many: false },
  m: { written: 'm', kind: 'number', many: false },
  t: { written: 't', kind: 'text', many: false },
  yes: { written: 'yes', kind: 'boolean', many: false },
  d: { written: 'd', kind: 'date', many: false },
  at: { written: 'at', kind: 'datetime', many: false },
  one: { written: 'one', kind: 'option', many: false, options },
  some: { written: 'some', kind: 'option', many: true, options },
}
const logic = (expression: unknown) =>
  convertedExpression(
    expression,
    (name) => operands[name],
    () => undefined,
  ).logic
const named = (name: string) => ({ var: name })
const blank = (name: string) => ({ is_blank: named(name) })

spec('An expression of a bundle', (it) => {
  const same: readonly (readonly [because: string, expression: unknown, logic: unknown])[] = [
    ['an empty number is 0', { le: { n: 5 } }, { or: [blank('n'), { '<=': [named('n'), 5] }] }],
    ['0 is not above 5', { gt: { n: 5 } }, { '>': [named('n'), 5] }],
    [
      'a date that is missing is neither before nor after',
      { lt: { d: '2020-01-01' } },
      { '<': [named('d'), '2020-01-01'] },
    ],
    [
      'a day is compared with an instant by its midnight',
      { lt: { d: '2020-01-01T10:00:00Z' } },
      { '<=': [named('d'), '2020-01-01'] },
    ],
    [
      'an instant is compared with a day by its midnight',
      { ge: { at: '2020-01-01' } },
      { '>=': [named('at'), '2020-01-01T00:00:00.000Z'] },
    ],
    ['false also means missing', { eq: { yes: false } }, { not: named('yes') }],
    ['a number is no text', { eq: { n: '5' } }, false],
    ['one value never equals several', { eq: { some: 'a' } }, false],
    [
      'a list equals the same answers',
      { eq: { some: ['a', 'b'] } },
      { and: [{ in: ['a', named('some')] }, { in: ['b', named('some')] }, { '==': [{ count: named('some') }, 2] }] },
    ],
    [
      '`in` with several answers means all',
      { in: { some: ['a', 'b'] } },
      { and: [{ in: ['a', named('some')] }, { in: ['b', named('some')] }] },
    ],
    ['`in` with none listed always holds', { in: { some: [] } }, true],
    ['`in` with one answer means one of them', { in: { one: ['a', 'gone'] } }, { in: [named('one'), ['a']] }],
    ['`in` with a text looks inside it', { in: { one: 'xaz' } }, { in: [named('one'), ['a']] }],
    ['what is not there is missing', { not: { eq: { nowhere: 'x' } } }, true],
    ['nothing to fulfil is not fulfilled', { and: [] }, false],
    [
      'a list is one of equalities',
      [{ one: ['a', 'b'] }, { yes: true }],
      { or: [{ '==': [named('one'), 'a'] }, { '==': [named('one'), 'b'] }, { '==': [named('yes'), true] }] },
    ],
    ['a sum leaves out what is missing', { sum: ['n', 'm', 2] }, { sum: [named('n'), named('m'), 2] }],
    ['a decimal written out counts as 0', { sum: ['n', 2.5] }, { sum: [named('n'), 0] }],
    ['an option counts by its number', { sum: ['one'] }, { sum: [{ if: [{ '==': [named('one'), '10'] }, 10, 0] }] }],
    [
      'an average is of what is answered, rounded down',
      { avg: ['n', 'm'] },
      {
        floor: {
          '/': [{ sum: [named('n'), named('m')] }, { sum: [{ if: [blank('n'), 0, 1] }, { if: [blank('m'), 0, 1] }] }],
        },
      },
    ],
  ]
  for (const [because, expression, expected] of same)
    it(`means the same: ${because}`, () => assert.equal(logic(expression), expected))

  it('on which the source fails has no counterpart', () => {
    for (const expression of [
      { equals: { n: 1 } },
      { n: 1 },
      {},
      { eq: { n: 1 }, gt: { n: 1 } },
      { and: { eq: { n: 1 } } },
      { not: [] },
      { gt: { n: [1] } },
      { sum: 'n' },
      'n',
      { gt: { t: 'a' } },
    ]) {
      assert.throws(
        () => logic(expression),
        (error: unknown) => error instanceof NotConvertible,
        JSON.stringify(expression),
      )
    }
  })
})
