/** What a configuration folder is built into. */
import type { EngineRange } from './engine.ts'

export const FORMAT = 'formwork-release/1'

/** The signed part: everything that the instance will do, and where it comes from. Holds no time, so that the same input gives the same bytes. */
export interface Release {
  readonly format: typeof FORMAT
  /** `id` of instance.json: bundles of another one are foreign. */
  readonly instance: string
  readonly version: string
  /** What changed, in the author's words. */
  readonly message?: string
  /** Who made it, in their words; else the id of the key that signed it. */
  readonly author: string
  /** Hash of the release that this one follows; null: the first. */
  readonly parent: string | null
  /** The releases before it, the parent first, so that one that skips some can be told from a foreign one. */
  readonly ancestors: readonly string[]
  /** Release over which this one was laid, of a country's overlay. */
  readonly base?: { readonly hash: string; readonly version: string }
  /** Versions of the engine that may run it. */
  readonly engine: EngineRange
  /** By path: JSON as a value, anything else as text. */
  readonly files: Readonly<Record<string, unknown>>
  /** Who plays in its scenarios. */
  readonly cast: readonly Part[]
  /** `Model.hash` of what the files compile to. */
  readonly content: string
  readonly checked: {
    readonly errors: 0
    readonly warnings: number
    readonly scenarios: { readonly passed: number; readonly failed: number }
  }
}

/** A part in scenarios: nobody's account, and nobody's name. */
export interface Part {
  readonly userName: string
  readonly role: string
  readonly agency: string
  readonly groups?: readonly string[]
  readonly location?: string
  readonly services?: readonly string[]
}

export interface Signature {
  /** Id of the key. */
  readonly key: string
  /** Ed25519 over {@link FORMAT} and the hash, base64. */
  readonly signature: string
}

export interface Bundle {
  readonly release: Release
  /** SHA-256 of the canonical JSON of `release`, hex. */
  readonly hash: string
  readonly signatures: readonly Signature[]
}

/** How many releases before it a release names. */
export const mostAncestors = 200
