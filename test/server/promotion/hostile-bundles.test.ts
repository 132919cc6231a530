import * as assert from 'uvu/assert'
import { contentHash } from '../../../config/folder-hash.ts'
import { bundleText } from '../../../config/release/bundle.ts'
import type { Release } from '../../../config/release/release.ts'
import { judgedBundle } from '../../../server/promotion/judged-bundle.ts'
import { bytes } from '../../config/release/releases.ts'
import { codesOf, errorsOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { promotingLibrary, releaseWith, signed } from './promoting-library.ts'

const { release } = await releaseWith()
const text = bytes(signed(release)).toString()

/** As somebody with a trusted key and bad intentions writes it. */
function holding(files: Readonly<Record<string, unknown>>, more: Partial<Release> = {}): string {
  const all = { ...release.files, ...files }
  return bundleText(signed({ ...release, ...more, files: all, content: contentHash(all) }))
}

const evil = (field: object) =>
  holding({ 'fields/loan/evil.json': { fields: [{ id: 'evil', label: 'Evil', ...field }] } })
const nested = (depth: number): unknown =>
  depth === 0 ? true : { some: [{ rows: 'notes' }, { and: [nested(depth - 1), { '==': [{ var: 'said' }, 'x'] }] }] }

const TOO_LARGE = 'is larger than any release'

/** What is sent, and the first reason that is given. */
const sent: Readonly<Record<string, readonly [body: string, reason: RegExp]>> = {
  [TOO_LARGE]: [`"${'x'.repeat(65 * 1024 * 1024)}"`, /release\.too_large/],
  'is made of nothing but brackets': ['['.repeat(5_000_000), /release\.too_deep/],
  'names what means something to the machine': [
    text.replace('"files":{', '"files":{"__proto__":{"polluted":true},'),
    /release\.unsafe_name/,
  ],
  'has a pattern that would take for ever': [
    evil({ type: 'text', pattern: '^(a+)+$' }),
    /evil\.json:\d+:\d+: field\.pattern/,
  ],
  'has a rule that would never end': [evil({ type: 'text', visible: nested(12) }), /evil\.json:\d+:\d+: logic\./],
  'is for another instance': [
    holding(
      { 'instance.json': { ...(release.files['instance.json'] as object), id: 'archive' } },
      { instance: 'archive' },
    ),
    /release\.foreign_instance/,
  ],
}

spec('A bundle that', (it) => {
  it(`${Object.keys(sent).join(', ')}: is refused with the reason, while others are answered, and nothing is kept`, async () => {
    const library = await promotingLibrary()
    const before = library.configuration.release().model.hash
    for (const [what, [body, reason]] of Object.entries(sent)) {
      const answer = library.jon.post('releases', body)
      assert.is((await library.ana.get('loans')).status, 200)
      const refused = await answer
      assert.is(refused.status, what === TOO_LARGE ? 413 : 422, what)
      assert.match((await codesOf(refused))[0] ?? '', reason)
    }
    assert.equal(await library.stores.promotion.bundles.list(10), [])
    assert.is(library.configuration.release().model.hash, before)
    assert.is(({} as { polluted?: boolean }).polluted, undefined)
    await library.end()
  })

  it('holds three hundred mistakes is answered with each of them and its place', async () => {
    const library = await promotingLibrary()
    const fields = Array.from({ length: 300 }, (_, number) => ({
      ...{ id: `field_${number}`, label: 'Field' },
      ...(number % 3 === 0 ? { type: 'tetx' } : { type: 'choice', lookup: `nothing_${number}` }),
    }))
    const errors = await errorsOf(await library.jon.post('releases', holding({ 'fields/loan/wrong.json': { fields } })))
    const places = new Set(errors.map(({ detail }) => detail))
    assert.ok(errors.length >= 300 && places.size >= 300, `${errors.length} at ${places.size} places`)
    for (const { message, params } of errors) {
      assert.match(message[0] ?? '', /^[a-z_]+\.[a-z_]+$/)
      assert.ok(String(params?.['found']).length <= 300 && String(params?.['expected']).length <= 300)
    }
    await library.end()
  })

  it('takes longer to judge than anybody waits is refused for that', async () => {
    const bytes = Buffer.from(text)
    assert.equal(await judgedBundle({ bytes, expected: {} }, { milliseconds: 1 }), {
      refusals: [{ code: 'release.too_costly' }],
    })
  })

  it('comes while another one is read waits, so that no more than one is held at a time', async () => {
    const library = await promotingLibrary()
    const order: string[] = []
    const reading = (name: string) => async () => {
      order.push(`${name} begins`)
      await new Promise((done) => setImmediate(done))
      order.push(`${name} ends`)
      return Buffer.from('{}')
    }
    const one = library.promotion.receiveFrom(reading('one'), 'jon')
    const other = library.promotion.receiveFrom(reading('other'), 'layla')
    const outcomes = await Promise.allSettled([one, other])
    assert.equal(
      outcomes.map(({ status }) => status),
      ['rejected', 'rejected'],
    )
    assert.equal(order, ['one begins', 'one ends', 'other begins', 'other ends'])
    await library.end()
  })
})
