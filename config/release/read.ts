/** From bytes that anybody may have made to a bundle whose release is what its hash says. Whether it is wanted here is for `accept.ts`. */
import { limits } from '../limits.ts'
import { hashOfText, textAround } from './bundle.ts'
import { canonicalJson, canonicalWith } from './canonical-json.ts'
import { engineVersion, isOlder, isVersion } from './engine.ts'
import { type Refusal, refusal } from './refusals.ts'
import { type Bundle, FORMAT } from './release.ts'
import { weightOf } from './scan.ts'
import { fitsPath, isReleasePath, strangePartOf } from './shape.ts'

export const bundleLimits = {
  bytes: 64 * 1024 * 1024,
  /** Brackets and commas outside of texts: what parsing may cost. */
  signs: 1_000_000,
  depth: limits.depth + 3,
} as const

export type Read = { readonly bundle: Bundle } | { readonly refused: Refusal }

/** The cheap questions come first: nothing is parsed before its size and depth are known, nothing believed before its hash. */
export function readBundle(bytes: Uint8Array): Read {
  const parsed = parse(bytes)
  if ('refused' in parsed) return parsed
  const { text, value } = parsed
  const strange = unsafeNameIn(value)
  if (strange !== undefined) return refused('release.unsafe_name', strange)
  const foreign = otherFormat(value)
  if (foreign) return { refused: foreign }
  const part = strangePartOf(value)
  if (part !== undefined) return refused('release.malformed', part)
  // Its shape was looked at.
  const bundle = value as Bundle
  const { release, hash } = bundle
  if (release.parent !== (release.ancestors[0] ?? null)) return refused('release.malformed', 'release.parent')
  const files = canonicalJson(release.files)
  const canonical = canonicalWith(release, 'files', files)
  const found = hashOfText(canonical)
  if (found !== hash) return refused('release.wrong_hash', found, hash)
  if (textAround(canonical, bundle).trimEnd() !== text.trimEnd()) return refused('release.not_canonical')
  const file = strangeFileIn(release.files)
  if (file !== undefined) return refused('release.strange_file', file)
  const content = hashOfText(files)
  return content === release.content ? { bundle } : refused('release.wrong_content', content, release.content)
}

const refused = (...of: Parameters<typeof refusal>): { readonly refused: Refusal } => ({ refused: refusal(...of) })

function parse(bytes: Uint8Array): { readonly text: string; readonly value: unknown } | { readonly refused: Refusal } {
  const { bytes: most, depth, signs } = bundleLimits
  if (bytes.byteLength > most) return refused('release.too_large', `${bytes.byteLength} bytes`, `${most} bytes`)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return refused('release.not_text')
  }
  const weight = weightOf(text)
  if (weight.depth > depth) return refused('release.too_deep', undefined, depth)
  if (weight.signs > signs) return refused('release.too_large', `${weight.signs} values`, `${signs} values`)
  try {
    return { text, value: JSON.parse(text) as unknown }
  } catch (error) {
    return refused('release.not_json', (error as Error).message)
  }
}

const unsafe = new Set(['__proto__', 'constructor', 'prototype'])

function unsafeNameIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const name of Object.keys(value)) {
    const found = unsafe.has(name) ? name : unsafeNameIn((value as Readonly<Record<string, unknown>>)[name])
    if (found !== undefined) return found
  }
  return undefined
}

/** A newer engine may write more than this one knows: then that is the reason, and not what is unknown. */
function otherFormat(value: unknown): Refusal | undefined {
  const { release } = (value ?? {}) as {
    readonly release?: { readonly format?: unknown; readonly engine?: { readonly from?: unknown } }
  }
  const { format, engine } = release ?? {}
  if (typeof format === 'string' && format !== FORMAT) return refusal('release.other_format', format, FORMAT)
  const from = engine?.from
  return isVersion(from) && isOlder(engineVersion, from)
    ? refusal('release.newer_engine', engineVersion, from)
    : undefined
}

function strangeFileIn(files: Readonly<Record<string, unknown>>): string | undefined {
  const paths = Object.keys(files)
  const strange = paths.find((path) => !isReleasePath(path) || !fitsPath(path, files[path]))
  if (strange !== undefined) return strange
  if (paths.length > limits.files) return `${paths.length} files`
  // Some disks tell them apart, and some do not.
  const seen = new Set<string>()
  return paths.find((path) => {
    const plain = path.normalize('NFC').toLowerCase()
    return seen.has(plain) || !seen.add(plain)
  })
}
