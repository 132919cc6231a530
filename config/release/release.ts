/** What a configuration folder is built into. */

export const FORMAT = 'formwork-release/1'

/** The signed part: everything that the instance will do, and where it comes from. Holds no time, so that the same input gives the same bytes. */
export interface Release {
  readonly format: typeof FORMAT
  /** `id` of instance.json: bundles of another one are foreign. */
  readonly instance: string
  readonly version: string
  /** What changed, in the author's words. */
  readonly message?: string
  readonly author: string
  /** Hash of the release that this one follows; null: the first. */
  readonly parent: string | null
  /** Release over which this one was laid, of a country's overlay. */
  readonly base?: { readonly hash: string; readonly version: string }
  /** Versions of the engine that may run it. */
  readonly engine: { readonly from: string; readonly below: string }
  /** By path: JSON as a value, anything else as text. */
  readonly files: Readonly<Record<string, unknown>>
  /** `Model.hash` of what the files compile to. */
  readonly content: string
  readonly checked: {
    readonly errors: 0
    readonly warnings: number
    readonly scenarios: { readonly passed: number; readonly failed: number }
  }
}

export interface Signature {
  /** First 16 hex digits of the SHA-256 of the public key. */
  readonly key: string
  /** Ed25519 over the hash, base64. */
  readonly signature: string
}

export interface Bundle {
  readonly release: Release
  /** SHA-256 of the canonical JSON of `release`, hex. */
  readonly hash: string
  readonly signatures: readonly Signature[]
}
