/** Everything that can go wrong, by name. Texts live in the locale files, status codes in server/. */
export type ProblemKind =
  | 'missing'
  | 'forbidden'
  | 'invalid'
  | 'conflict'
  | 'stale'
  | 'unauthenticated'
  | 'limited'
  | 'storage'

/** One thing wrong with one answer. `code` is the translation key; `path` is `field` or `subform[row unique_id].field`. */
export interface Issue {
  readonly path: string
  readonly code: string
  readonly params?: Readonly<Record<string, unknown>>
  /** A warning may be overridden with a reason; an error may not. Absent means error. */
  readonly level?: 'error' | 'warning'
  /** The message of a configured rule, by locale; absent for the platform's own codes. */
  readonly message?: Readonly<Record<string, string>>
}

/** Why something cannot be done now. */
export interface Reason {
  readonly code: string
  /** Of a configured condition, by locale; absent for the platform's own codes, and where the reader may not know. */
  readonly message?: Readonly<Record<string, string>>
}

/** A true clash of two edits: what the field was, what this writer says, what stands now. */
export interface Clash {
  readonly field: string
  readonly base: unknown
  readonly yours: unknown
  readonly theirs: unknown
}

/** The request cannot be done. Thrown by the engine and the shells, turned into HTTP in one place, shown in one place. */
export class Problem<Details = unknown> extends Error {
  readonly kind: ProblemKind
  readonly code: string
  readonly details: Details

  constructor(kind: ProblemKind, code: string, details: Details) {
    super(code)
    this.kind = kind
    this.code = code
    this.details = details
  }
}

const problem =
  <Details>(kind: ProblemKind, code: string) =>
  (details: Details) =>
    new Problem(kind, code, details)

export const problems = {
  malformedId: problem<{ id: string }>('invalid', 'id.malformed'),
  /** Also the answer for a record out of reach: the two cannot be told apart. */
  recordNotFound: problem<{ id: string }>('missing', 'record.not_found'),
  /** A flag, an alert or a task of a record; also the answer for one that is not this person's to know. */
  partNotFound: problem<{ id: string }>('missing', 'record.part_not_found'),
  /** An entry of a transition; also the answer for one of another kind, and for one that is not this person's to know. */
  transitionNotFound: problem<{ id: string }>('missing', 'transition.not_found'),
  /** Somebody else's to answer. */
  transitionNotYours: problem<{ action: string }>('forbidden', 'transition.not_yours'),
  typeUnknown: problem<{ type: string }>('missing', 'record_type.unknown'),
  actionUnknown: problem<{ action: string }>('invalid', 'action.unknown'),
  actionForbidden: problem<{ action: string }>('forbidden', 'action.forbidden'),
  /** The action is there and allowed, but not on this record as it stands; each reason is a code, and the message of a configured condition. */
  actionRefused: problem<{ action: string; reasons: readonly Reason[] }>('conflict', 'action.refused'),
  /** What the configuration wants done cannot be: nothing of it was. */
  actionFailed: problem<{ action: string; fault: string }>('invalid', 'action.failed'),
  recordExists: problem<{ id: string }>('conflict', 'record.exists'),
  recordChanged: problem<{ id: string; expected: number; actual: number }>('stale', 'record.changed'),
  editsClash: problem<{ id: string; version: number; clashes: readonly Clash[] }>('conflict', 'record.clash'),
  /** Made under a release that nobody can take it out of any more; nothing of it was kept, and nothing of it is lost to its writer. */
  releaseTooOld: problem<{ release: string }>('conflict', 'release.too_old'),
  mutationReused: problem<{ mutation: string }>('invalid', 'mutation.reused'),
  answersHaveIssues: problem<{ issues: readonly Issue[] }>('invalid', 'answers.have_issues'),
  queryRefused: problem<{ field: string; code: string }>('invalid', 'query.refused'),
  bodyRefused: problem<{ code: string; detail?: string; maximum?: number }>('invalid', 'body.refused'),
  /** Bytes that were sent are none that may be attached; nothing of them was kept. */
  uploadRefused: problem<{ code: string; maximum?: number }>('invalid', 'upload.refused'),
  notSignedIn: problem<Record<never, never>>('unauthenticated', 'session.missing'),
  /** No room on the disk, or it is read-only; nothing of the write was kept. */
  storageFull: problem<Record<never, never>>('storage', 'storage.full'),
  /** The disk failed; nothing of the write was acknowledged. */
  storageFailed: problem<Record<never, never>>('storage', 'storage.failed'),
  tooMany: problem<{ retryAfterSeconds: number }>('limited', 'limit.reached'),
}
