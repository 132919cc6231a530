import type { Accessor } from 'solid-js'
import type { Field } from '../../engine/model.ts'
import type { Issue } from '../../engine/problems.ts'
import type { Answers } from '../../engine/records/record.ts'

/** One field being filled in: what its control shows, and what it calls. Nothing is worked out before it is asked for. */
export interface Entry {
  readonly field: Field
  /** `field`, or `subform[row].field`: where issues, links and drafts find it. */
  readonly path: string
  readonly visible: Accessor<boolean>
  readonly required: Accessor<boolean>
  /** By condition, by configuration, or because this person may not write it. */
  readonly readOnly: Accessor<boolean>
  /** What is kept: stored form; what could not be read stays as it was typed. */
  readonly stored: Accessor<unknown>
  /** What conditions and controls see of it; may be there though nothing is stored (an age out of a birth date). */
  readonly value: Accessor<unknown>
  /** What is wrong with it and is to be said now: not before somebody was there, or tried to save. */
  readonly issues: Accessor<readonly Issue[]>
  /** Answers beside this one. */
  readonly siblings: Answers
  /** Takes what somebody typed or picked; `undefined` clears. */
  answer(input: unknown): void
  /** Somebody was here: from now on it may be said what is wrong. */
  leave(): void
}

/** An id for the parts of a field in the document. */
export const domId = (path: string, part = 'box') => `${part}-${path.replace(/[[\].]/g, '-')}`
