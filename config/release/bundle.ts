import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import { isSignedBy, keyIdOf, type PublicKey, publicKeyOf, signHash } from './keys.ts'
import { type Bundle, FORMAT, type Release } from './release.ts'

export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Signed by each of the keys. */
export function bundleOf(release: Release, privateKeys: readonly string[] = []): Bundle {
  const hash = hashOfText(canonicalJson(release))
  const signatures = privateKeys.map((key) => ({
    key: keyIdOf(publicKeyOf(key) ?? ''),
    signature: signHash(FORMAT, hash, key),
  }))
  return { release, hash, signatures: signatures.sort((a, b) => (a.key < b.key ? -1 : 1)) }
}

/** The bundle as it is written to a file or sent: in one line, the only way in which it is read back. */
export const bundleText = (bundle: Bundle): string => textAround(canonicalJson(bundle.release), bundle)

/** The same, where the canonical form of the release is known. */
export const textAround = (release: string, { hash, signatures }: Omit<Bundle, 'release'>): string =>
  `{"hash":${canonicalJson(hash)},"release":${release},"signatures":${canonicalJson(signatures)}}\n`

/** How each signature stands to the keys that are known: a key that is not among them says nothing. */
export const signaturesOf = (
  { hash, signatures }: Pick<Bundle, 'hash' | 'signatures'>,
  keys: readonly PublicKey[],
): readonly { readonly key: string; readonly state: 'verified' | 'wrong' | 'unknown' }[] =>
  signatures.map(({ key, signature }) => {
    const known = keys.find((one) => keyIdOf(one) === key)
    const state = known === undefined ? 'unknown' : isSignedBy(known, FORMAT, hash, signature) ? 'verified' : 'wrong'
    return { key, state }
  })
