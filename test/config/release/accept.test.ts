import * as assert from 'uvu/assert'
import { acceptBundle, type Expected } from '../../../config/release/accept.ts'
import { bundleOf } from '../../../config/release/bundle.ts'
import { isSignedBy, keyIdOf, publicKeyOf, signHash } from '../../../config/release/keys.ts'
import type { Release } from '../../../config/release/release.ts'
import { spec } from '../../lib/spec.ts'
import { bundle, bytes, first, forged, jon, layla } from './releases.ts'

const codes = (of: Uint8Array, expected: Expected): readonly string[] => {
  const accepted = acceptBundle(of, expected)
  return 'bundle' in accepted ? ['taken'] : accepted.refusals.map(({ code }) => code)
}
const signed = (release: Release, ...keys: (typeof jon)[]) =>
  bytes(
    bundleOf(
      release,
      keys.map(({ privateKey }) => privateKey),
    ),
  )
const [a = '', b = '', c = ''] = ['a', 'b', 'c'].map((digit) => digit.repeat(64))

spec('Whoever takes a release', (it) => {
  it('takes it when one of the trusted keys signed it', () => {
    assert.equal(codes(bytes(), { keys: [jon.publicKey] }), ['taken'])
    assert.equal(codes(signed(first, layla, jon), { keys: [jon.publicKey] }), ['taken'])
    assert.equal(codes(bytes(), {}), ['taken'])
  })

  it('refuses one that nobody signed, or nobody who is trusted', () => {
    assert.equal(codes(signed(first), { keys: [jon.publicKey] }), ['release.unsigned'])
    assert.equal(codes(bytes(), { keys: [layla.publicKey] }), ['release.unknown_key'])
    assert.equal(codes(bytes(), { keys: [] }), ['release.unknown_key'])
  })

  it('refuses one whose signature is over something else', () => {
    assert.equal(
      codes(
        forged((release) => ({ ...release, author: 'Layla' })),
        { keys: [jon.publicKey] },
      ),
      ['release.wrong_signature'],
    )
    const [signature] = bundle.signatures
    const swapped = { ...bundle, signatures: [{ ...signature, key: keyIdOf(layla.publicKey) }] }
    assert.equal(codes(bytes(swapped), { keys: [layla.publicKey, jon.publicKey] }), ['release.wrong_signature'])
  })

  it('refuses one of another instance, and one for another engine, with all reasons at once', () => {
    assert.equal(codes(bytes(), { instance: 'library' }), ['taken'])
    assert.equal(codes(bytes(), { instance: 'archive', keys: [], engine: '0.2.0' }), [
      ...['release.older_engine', 'release.foreign_instance', 'release.unknown_key'],
    ])
    assert.equal(codes(bytes(), { engine: '0.0.9' }), ['release.newer_engine'])
  })

  it('takes one that follows the active release, also over some that were never here, and the active one again', () => {
    const lineage = { active: a, known: [a] }
    assert.equal(codes(following(a), { lineage }), ['taken'])
    assert.equal(codes(following(c, b, a), { lineage }), ['taken'])
    assert.equal(codes(bytes(), { lineage: { active: bundle.hash, known: [a, bundle.hash] } }), ['taken'])
  })

  it('refuses an earlier one, one that would undo what came since, and one from elsewhere', () => {
    assert.equal(codes(bytes(), { lineage: { active: b, known: [bundle.hash, b] } }), ['release.older'])
    assert.equal(codes(following(a), { lineage: { active: b, known: [a, b] } }), ['release.diverged'])
    assert.equal(codes(following(c), { lineage: { active: b, known: [a, b] } }), ['release.foreign_lineage'])
    assert.equal(codes(bytes(), { lineage: { active: b, known: [a, b] } }), ['release.foreign_lineage'])
  })
})

const following = (...ancestors: string[]) => signed({ ...first, parent: ancestors[0] ?? null, ancestors }, jon)

spec('A key', (it) => {
  it('is known by sixteen hex digits of its public half', () => {
    assert.match(keyIdOf(jon.publicKey), /^[0-9a-f]{16}$/)
    assert.is.not(keyIdOf(jon.publicKey), keyIdOf(layla.publicKey))
    assert.is(publicKeyOf(jon.privateKey), jon.publicKey)
    for (const none of ['', 'a', jon.publicKey]) assert.is(publicKeyOf(none), undefined)
  })

  it('signs one purpose and not another, the same each time', () => {
    const signature = signHash('receipt', a, jon.privateKey)
    assert.is(signHash('receipt', a, jon.privateKey), signature)
    assert.ok(isSignedBy(jon.publicKey, 'receipt', a, signature))
    assert.not.ok(isSignedBy(jon.publicKey, 'release', a, signature))
    assert.not.ok(isSignedBy(jon.publicKey, 'receipt', b, signature))
    assert.not.ok(isSignedBy(layla.publicKey, 'receipt', a, signature))
    assert.not.ok(isSignedBy('no key', 'receipt', a, signature))
  })
})
