import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { FormulaTrouble, parseFormula } from '../../../config/formula/parse.ts'
import { printFormula } from '../../../config/formula/print.ts'
import type { Logic } from '../../../engine/logic/logic.ts'
import { operators } from '../../../engine/logic/operators/index.ts'
import { spec } from '../../lib/spec.ts'

const v = (name: string): Logic => ({ var: name })

/** What people write, and the expression that it is. */
const pairs: readonly (readonly [formula: string, logic: Logic])[] = [
  ['sex == "female" and age >= 12', { and: [{ '==': [v('sex'), 'female'] }, { '>=': [v('age'), 12] }] }],
  ['not is_blank(name_first)', { not: { is_blank: v('name_first') } }],
  ['"other" in protection_concerns', { in: ['other', v('protection_concerns')] }],
  ['status in ["open", "closed"]', { in: [v('status'), ['open', 'closed']] }],
  ['a or b and not c', { or: [v('a'), { and: [v('b'), { not: v('c') }] }] }],
  ['(a or b) and c', { and: [{ or: [v('a'), v('b')] }, v('c')] }],
  ['1 < score < 10', { '<': [1, v('score'), 10] }],
  ['(a + b) + c', { '+': [{ '+': [v('a'), v('b')] }, v('c')] }],
  ['a + b + c', { '+': [v('a'), v('b'), v('c')] }],
  ['a - -1 - 2 * b', { '-': [v('a'), -1, { '*': [2, v('b')] }] }],
  ['a - (b - c)', { '-': [v('a'), { '-': [v('b'), v('c')] }] }],
  [
    'days_between(record.registration_date, today()) > 7',
    { '>': [{ days_between: [v('record.registration_date'), { today: [] }] }, 7] },
  ],
  ['if(a == null, "none", cat("x", a))', { if: [{ '==': [v('a'), null] }, 'none', { cat: ['x', v('a')] }] }],
  ['"\\"quoted\\", ünïcode"', '"quoted", ünïcode'],
]

spec('A formula', (it) => {
  it('says what the expression says', () => {
    for (const [formula, logic] of pairs) assert.equal(parseFormula(formula), logic, formula)
  })

  it('is printed as people would write it', () => {
    for (const [formula, logic] of pairs) assert.is(printFormula(logic), formula)
  })

  it('may have one equals sign, and no blanks', () => {
    assert.equal(parseFormula('sex="female" and age-1>=2'), {
      and: [{ '==': [v('sex'), 'female'] }, { '>=': [{ '-': [v('age'), 1] }, 2] }],
    })
  })

  it('gives JSON where it cannot say something', () => {
    for (const logic of [{ var: ['a', 1] }, { and: [true] }, { not: [v('a')] }, { is_blank: [v('a')] }] as Logic[]) {
      assert.equal(parseFormula(printFormula(logic)), logic)
    }
  })

  it('says where it cannot be read', () => {
    const columnOf = (text: string) => {
      try {
        parseFormula(text)
      } catch (error) {
        if (error instanceof FormulaTrouble) return `${error.column}: ${error.message}`
        throw error
      }
      return undefined
    }
    assert.is(columnOf('a == '), '6: A value expected, found the end')
    assert.is(columnOf('(a or b'), '8: “)” expected, found the end')
    assert.is(columnOf('a b'), '3: The end expected, found “b”')
    assert.is(columnOf("a == 'x'"), "6: “'” means nothing in a formula")
    assert.is(columnOf('a and and b'), '7: A value expected, found “and”')
    assert.match(columnOf('('.repeat(500)) ?? '', /nests too deep/)
    assert.match(columnOf('{"a":') ?? '', /This JSON cannot be read/)
  })

  it('read back is the expression that was printed, whichever it is', () => {
    const { logic } = fc.letrec<{ logic: Logic }>((tie) => ({
      logic: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
        fc.constantFrom('a', 'record.b', 'option.id', 'not', 'x y', '').map(v),
        fc.array(tie('logic'), { maxLength: 3 }),
        fc
          .tuple(fc.constantFrom(...operators.keys()), fc.oneof(tie('logic'), fc.array(tie('logic'), { maxLength: 3 })))
          .map(([name, operands]) => ({ [name]: operands })),
      ) as fc.Arbitrary<Logic>,
    }))
    fc.assert(
      fc.property(logic, (one) => {
        assert.is(JSON.stringify(parseFormula(printFormula(one))), JSON.stringify(one))
      }),
      { numRuns: 2000 },
    )
  })
})
