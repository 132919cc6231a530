import type { FileFacts } from '../fields/attachments.ts'
import type { Model, RecordType } from '../model.ts'
import type { Access } from '../permissions/actor.ts'
import type { Issue } from '../problems.ts'
import type { Answers, AnyRecord } from '../records/record.ts'

/** What a payload is read against. */
export interface Reading {
  readonly model: Model
  readonly type: RecordType
  readonly access: Access
  readonly today: string
  readonly newId: () => string
  /** The record as it stands, or as it would be without an answer. */
  readonly record: AnyRecord
  /** The answers that the writer saw. */
  readonly seen: Answers
  /** Bytes that the writer has brought, by their hash. */
  readonly files?: ReadonlyMap<string, FileFacts> | undefined
  /** Who writes. */
  readonly userName?: string
}

/** What an input comes to: nothing to do, an edit, or something wrong. */
export interface Read<Edit = unknown> {
  readonly edit?: Edit
  readonly issues: readonly Issue[]
}

const LONGEST_TEXT = 65_536
const LONGEST_NAME = 60

/** No text is longer than the longest that any field may hold, not even where a condition hides the field. */
export const tooLong = (path: string, input: unknown): readonly Issue[] =>
  typeof input === 'string' && input.length > LONGEST_TEXT
    ? [{ path, code: 'text.too_long', params: { maximum: LONGEST_TEXT } }]
    : []

/** A name that there is not, for this actor; not all of it where it goes on and on. */
export const unknownName = (name: string, before = ''): Issue => ({
  path: before + name.slice(0, LONGEST_NAME),
  code: 'field.unknown',
})
