import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { acceptBundle } from '../../../config/release/accept.ts'
import { canonicalJson } from '../../../config/release/canonical-json.ts'
import { spec } from '../../lib/spec.ts'
import { bundle, bytes, jon } from './releases.ts'

const good = bytes()
const release = canonicalJson(bundle.release)

/** Never an exception, and never another content: what is taken is what was signed. */
function mustHold(spoilt: Uint8Array): void {
  const accepted = acceptBundle(spoilt, { keys: [jon.publicKey], instance: 'library' })
  if ('bundle' in accepted) assert.is(canonicalJson(accepted.bundle.release), release)
  else assert.ok(accepted.refusals.length > 0)
}

const place = fc.nat(good.length - 1)

spec('A bundle whose bytes were spoilt', (it) => {
  it('is refused, or the same, after any bits were turned', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.nat(7)), { minLength: 1, maxLength: 4 }), (flips) => {
        const spoilt = Buffer.from(good)
        for (const [at, bit] of flips) spoilt[at] = (spoilt[at] ?? 0) ^ (1 << bit)
        mustHold(spoilt)
      }),
      { numRuns: 1500 },
    ))

  it('is refused, or the same, after any piece was cut out, doubled or put elsewhere', () =>
    fc.assert(
      fc.property(place, place, place, fc.constantFrom('cut', 'double', 'move'), (one, other, to, what) => {
        const [begin, end] = [Math.min(one, other), Math.max(one, other)]
        const piece = good.subarray(begin, end)
        const rest = Buffer.concat([good.subarray(0, begin), good.subarray(end)])
        const put = (at: number, into: Buffer) => Buffer.concat([into.subarray(0, at), piece, into.subarray(at)])
        mustHold(what === 'cut' ? rest : what === 'double' ? put(end, good) : put(Math.min(to, rest.length), rest))
      }),
      { numRuns: 600 },
    ))

  it('is refused, or the same, after signs of JSON were put anywhere', () =>
    fc.assert(
      fc.property(
        place,
        fc.constantFrom('{', '}', '[', ']', ',', '"', ':', '\\', '0', ' ', 'null', '"__proto__":{},'),
        (at, sign) => mustHold(Buffer.concat([good.subarray(0, at), Buffer.from(sign), good.subarray(at)])),
      ),
      { numRuns: 600 },
    ))

  it('is refused where it never was one', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (any) => mustHold(any),
      ),
    ))
})
