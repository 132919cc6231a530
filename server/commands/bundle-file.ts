/** Bundles and keys as files that somebody names at the console. */
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { signaturesOf } from '../../config/release/bundle.ts'
import { isPublicKey, type PublicKey, publicKeyOf } from '../../config/release/keys.ts'
import { bundleLimits, readBundle } from '../../config/release/read.ts'
import { type Refusal, refusal, refusalText } from '../../config/release/refusals.ts'
import type { Bundle } from '../../config/release/release.ts'
import { ConsoleTrouble } from '../env.ts'

/** What is too large is not even read. */
export function bytesIn(file: string): Uint8Array {
  const { size } = statSync(file)
  if (size > bundleLimits.bytes) {
    throw notTaken(file, [refusal('release.too_large', `${size} bytes`, `${bundleLimits.bytes} bytes`)])
  }
  return readFileSync(file)
}

export function bundleIn(file: string): Bundle {
  const read = readBundle(bytesIn(file))
  if ('refused' in read) throw notTaken(file, [read.refused])
  return read.bundle
}

export const notTaken = (file: string, refusals: readonly Refusal[]): ConsoleTrouble =>
  new ConsoleTrouble(
    refusals.map((one) => `${file} is no release to go on with: ${refusalText(one)} (${one.code}).`).join('\n'),
  )

/** Whoever reads along finds the whole file or none. */
export function writeBundle(file: string, text: string): void {
  writeFileSync(`${file}.${process.pid}.tmp`, text)
  renameSync(`${file}.${process.pid}.tmp`, file)
}

export function privateKeyIn(file: string): string {
  const key = readFileSync(file, 'utf8')
  if (publicKeyOf(key) === undefined) {
    throw new ConsoleTrouble(`${file} is no private key to sign with: formwork keys makes one.`)
  }
  return key
}

/** A public key, or the file in which it stands. */
export function publicKeyIn(word: string): PublicKey {
  const key = isPublicKey(word) ? word : readFileSync(word, 'utf8').trim()
  if (!isPublicKey(key)) throw new ConsoleTrouble(`${word} is no public key: 44 signs that end in “=”.`)
  return key
}

/** One line for each signature. */
export const signatureLines = (bundle: Bundle, keys: readonly PublicKey[]): readonly string[] =>
  bundle.signatures.length === 0
    ? ['nobody']
    : signaturesOf(bundle, keys).map(({ key, state }) => `${key}  ${signatureWords[state]}`)

const signatureWords = {
  verified: 'verified',
  wrong: 'NOT over this release',
  unknown: 'not verified: its public key was not given (--key)',
} as const
