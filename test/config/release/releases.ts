/** Releases of the small library, built once each. */
import { buildRelease, type Making } from '../../../config/release/build.ts'
import { bundleOf, bundleText, hashOfText } from '../../../config/release/bundle.ts'
import { canonicalJson } from '../../../config/release/canonical-json.ts'
import { makeKeys } from '../../../config/release/keys.ts'
import type { Bundle, Release } from '../../../config/release/release.ts'
import { sourceOf } from '../../../config/source.ts'
import { libraryFiles } from '../library-files.ts'

export const jon = makeKeys()
export const layla = makeKeys()

export async function releaseOf(changes: Readonly<Record<string, unknown>> = {}, making: Partial<Making> = {}) {
  const built = await buildRelease(sourceOf(libraryFiles(changes)), { author: 'Jon', ...making })
  if (!('release' in built)) throw new Error(`The library is sound: ${JSON.stringify(Object.keys(built))}`)
  return built.release
}

export const first: Release = await releaseOf()
export const bundle: Bundle = bundleOf(first, [jon.privateKey])
export const bytes = (of: unknown = bundle): Buffer => Buffer.from(bundleText(of as Bundle))

/** What somebody with a text editor and no key can make of a release: everything fits, but the signature. */
export function forged(change: (release: Record<string, unknown>) => object): Buffer {
  const release = change(structuredClone(first) as unknown as Record<string, unknown>)
  return bytes({ ...bundle, release, hash: hashOfText(canonicalJson(release)) })
}
