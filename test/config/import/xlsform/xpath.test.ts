// biome-ignore-all lint/suspicious/noTemplateCurlyInString: so forms write their references
import * as assert from 'uvu/assert'
import { NotConvertible } from '../../../../config/import/logic.ts'
import { conditionOf, type Find, valueIn } from '../../../../config/import/xlsform/xpath/logic-of.ts'
import type { Value } from '../../../../config/import/xlsform/xpath/value.ts'
import { spec } from '../../../lib/spec.ts'

const answer = (written: string, kind: Value['kind'], more: Partial<Value> = {}): Value => ({
  logic: { var: written },
  written,
  kind,
  ...more,
})
const colours = new Map([
  ['red', 'red'],
  ['1', '1'],
])

const answers: Readonly<Record<string, Value>> = {
  '.': answer('self', 'number'),
  n: answer('n', 'number'),
  t: answer('t', 'text'),
  d: answer('d', 'date'),
  e: answer('e', 'date'),
  one: answer('one', 'option', { options: colours, lookup: 'colour' }),
  some: answer('some', 'option', { options: colours, lookup: 'colour', many: true }),
  ok: answer('ok', 'boolean', { ticked: 'OK' }),
  each: { logic: { map: [{ var: 'rows' }, { var: 'n' }] }, kind: 'number', each: true },
  rows: { logic: { var: 'rows' }, kind: 'other', rows: true },
}
const find: Find = (name) => answers[name]
const condition = (text: string) => conditionOf(text, find, () => undefined)
const value = (text: string) => valueIn(text, find, () => undefined).logic

spec('An expression of a form', (it) => {
  const conditions: readonly (readonly [text: string, logic: unknown])[] = [
    ["${t} = ''", { is_blank: { var: 't' } }],
    ["${t} != ''", { not: { is_blank: { var: 't' } } }],
    ["${t} != 'a'", { not: { '==': [{ var: 't' }, 'a'] } }],
    ['. >= 1 and . < 5', { and: [{ '>=': [{ var: 'self' }, 1] }, { '<': [{ var: 'self' }, 5] }] }],
    ['${one} = 1', { '==': [{ var: 'one' }, '1'] }],
    ["selected(${some}, 'red') or ${n} > 2", { or: [{ in: ['red', { var: 'some' }] }, { '>': [{ var: 'n' }, 2] }] }],
    ["${some} = 'red'", { and: [{ in: ['red', { var: 'some' }] }, { '==': [{ count: { var: 'some' } }, 1] }] }],
    ["${ok} = 'OK'", { '==': [{ var: 'ok' }, true] }],
    ["${d} > date('2024-01-01')", { '>': [{ var: 'd' }, '2024-01-01'] }],
    ['${d} <= today()', { '<=': [{ var: 'd' }, { today: [] }] }],
    ['not(true())', false],
    ['../n > 1', { '>': [{ var: 'n' }, 1] }],
    ['/data/group/n > 1', { '>': [{ var: 'n' }, 1] }],
    [
      "regex(${t}, '^(ab|c)[0-9]+$')",
      { or: [{ matches: [{ var: 't' }, 'ab[0-9]+'] }, { matches: [{ var: 't' }, 'c[0-9]+'] }] },
    ],
    ["contains(${t}, 'a.b')", { matches: [{ var: 't' }, '.*a\\.b.*'] }],
    ['string-length(${t}) > 3', { '>': [{ length: { var: 't' } }, 3] }],
    ['count(${rows}) > 1', { '>': [{ count: { var: 'rows' } }, 1] }],
  ]
  for (const [text, logic] of conditions) it(`means the same: ${text}`, () => assert.equal(condition(text), logic))

  const values: readonly (readonly [text: string, logic: unknown])[] = [
    ['${n} * 2 + 1', { '+': [{ '*': [{ var: 'n' }, 2] }, 1] }],
    ['(${n} + 1) div 2 mod 3', { '%': [{ '/': [{ '+': [{ var: 'n' }, 1] }, 2] }, 3] }],
    ['-${n}', { '-': [{ var: 'n' }] }],
    ['${e} - ${d}', { days_between: [{ var: 'd' }, { var: 'e' }] }],
    ['${d} + 7', { add_days: [{ var: 'd' }, 7] }],
    ['sum(${each})', { sum: [{ map: [{ var: 'rows' }, { var: 'n' }] }] }],
    ['coalesce(${n}, 0)', { if: [{ is_blank: { var: 'n' } }, 0, { var: 'n' }] }],
    ["if(${n} > 1, 'a', 'b')", { if: [{ '>': [{ var: 'n' }, 1] }, 'a', 'b'] }],
    ["concat(${t}, '-', ${n})", { cat: [{ var: 't' }, '-', { var: 'n' }] }],
    ["jr:choice-name(${one}, '${one}')", { var: 'one' }],
    ['number(${one})', { if: [{ '==': [{ var: 'one' }, '1'] }, 1] }],
    ['pow(${n}, 2)', { '*': [{ var: 'n' }, { var: 'n' }] }],
  ]
  for (const [text, logic] of values) it(`comes to the same: ${text}`, () => assert.equal(value(text), logic))

  it('that has no counterpart is refused with the reason', () => {
    for (const [text, reason] of [
      ['${nobody} = 1', 'no question'],
      ["pulldata('a', 'b', 'c', ${t})", 'pulldata'],
      ['${each} > 1', 'repeat'],
      ['indexed-repeat(${n}, ${rows}, 1) > 2', 'indexed-repeat'],
      ["regex(${t}, '(ab)+')", 'repeats groups'],
      ["selected(${one}, 'green')", 'no choice'],
      ['${n} >', 'ends too early'],
      ['(${n} > 1', 'is missing'],
      ['${n} > 1 ]', 'nothing is expected'],
      ['${rows}[n > 1] = 1', 'brackets'],
      ["format-date(${d}, '%Y') = '2024'", 'format-date'],
    ] as const) {
      assert.throws(
        () => condition(text),
        (error: Error) => error instanceof NotConvertible && error.message.includes(reason),
        text,
      )
    }
  })
})
