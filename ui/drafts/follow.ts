import { fieldsById } from '../../engine/fields/by-id.ts'
import { own } from '../../engine/lib/own.ts'
import { edited, payloadOf } from '../../engine/migrations/edits.ts'
import type { Follows } from '../../engine/migrations/follows.ts'
import { answersTaken, reversed } from '../../engine/migrations/take.ts'
import type { RecordType } from '../../engine/model.ts'
import { diff } from '../../engine/records/diff.ts'
import type { Answers } from '../../engine/records/record.ts'
import type { Draft } from './draft.ts'

interface Now {
  readonly release: string
  readonly type: RecordType
  /** Of the record as the server has it; absent: a new one. */
  readonly saved: Answers | undefined
  readonly follows: Follows | undefined
}

/** The draft in the words of the release in use. What has no place there any more is kept with it. */
export function followed(draft: Draft, { release, type, saved = {}, follows }: Now): Draft {
  if (draft.release === release) return draft
  const levels = follows && own(follows, draft.release)
  // Nobody knows any more what its names and numbers mean here.
  if (follows && !levels)
    return { ...draft, release, changes: {}, before: {}, left: { ...draft.left, ...draft.changes } }
  const way = levels ?? []
  const there = (answers: Answers) => answersTaken(draft.type, draft.record, answers, way)
  const then = { ...answersTaken(draft.type, draft.record, saved, reversed(way)) }
  for (const name of Object.keys(draft.changes)) delete then[name]
  const seen = { ...then, ...draft.before }
  const typed = edited(seen, draft.changes, () => crypto.randomUUID())
  const [before, after] = [there(seen), there(typed)]
  const changes = payloadOf(diff(before, after))
  const known = fieldsById(type.fields)
  const split = (isKept: boolean, of: Answers) =>
    Object.fromEntries(Object.entries(of).filter(([name]) => known.has(name) === isKept))
  const names = Object.keys(changes).filter((name) => known.has(name))
  const left = { ...draft.left, ...withoutBlanks(split(false, changes)) }
  return {
    ...draft,
    release,
    changes: split(true, changes),
    before: Object.fromEntries(
      names.flatMap((name) => (own(before, name) === undefined ? [] : [[name, before[name]]])),
    ),
    ...(Object.keys(left).length > 0 && { left }),
  }
}

const withoutBlanks = (of: Answers): Answers =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== null))
