import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { canonicalJson } from '../../../config/release/canonical-json.ts'
import { spec } from '../../lib/spec.ts'

spec('The canonical form of JSON', (it) => {
  it('is that of the example in RFC 8785', () =>
    assert.is(
      canonicalJson(
        JSON.parse(
          String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
            "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`,
        ),
      ),
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    ))

  it('orders names by their UTF-16 units', () =>
    assert.equal(
      Object.keys(JSON.parse(canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, 1: 4, '\u{1f600}': 5, '\u0080': 6 }))),
      ['1', '\r', '\u0080', '€', '\u{1f600}', '\ufb33'],
    ))

  it('is the same whatever order the names came in, says the same, and is its own canonical form', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        assert.is(canonicalJson(JSON.parse(text)), text)
        assert.is(canonicalJson(backwards(value)), text)
        assert.equal(JSON.parse(text), JSON.parse(JSON.stringify(value)))
      }),
    ))

  it('refuses what JSON cannot say', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, () => 1, Symbol('a'), 1n, undefined, [undefined]])
      assert.throws(() => canonicalJson(value), /nothing that JSON can say/)
  })
})

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, backwards(member)]),
  )
}
