/**
 * Drafts: what a person has typed and not yet saved, kept on this device until the server has acknowledged it. They are
 * sealed under a key that the server keeps per person and device, so that they outlive reload, crash and sign-out and
 * are noise to anybody else.
 */

/** Typing that is not saved yet, as the payload that would save it. */
export interface Draft {
  readonly user: string
  /** Release under which it was typed. */
  readonly release: string
  /** Record type. */
  readonly type: string
  /** Id of the record; of a new one, the id that it will have. */
  readonly record: string
  /** The version that was being edited; absent: a new record. */
  readonly baseVersion?: number
  readonly programme?: string
  /** What was changed, as a payload: `null` for cleared answers, rows by `unique_id`. */
  readonly changes: Readonly<Record<string, unknown>>
  /** What the answers that were changed had been: the record may have moved on when the draft is taken up again. */
  readonly before: Readonly<Record<string, unknown>>
  /** What was typed under an earlier release and has no place in this one, by the name that it had. */
  readonly left?: Readonly<Record<string, unknown>>
  /** Title of the record as it was last shown, for lists of drafts. */
  readonly title: string
  /** Form that the person was on. */
  readonly form?: string
  /** ISO instant of the last change kept. */
  readonly at: string
}

/** What a draft is about: one per person and record. */
export type DraftOf = Pick<Draft, 'type' | 'record'>

/** What became of keeping a draft. `full`: the device has no room. `locked`: no key, because the server could not be asked. */
export type Kept = { readonly kind: 'kept'; readonly at: string } | { readonly kind: 'full' | 'locked' | 'failed' }
