/**
 * What a form stands on: the answers as the server has them, and the answers to be shown. Where two people changed the
 * same, it says so first; nothing that anybody typed is dropped on the way.
 */

import { fieldsById } from '../../engine/fields/by-id.ts'
import { equal } from '../../engine/lib/equal.ts'
import { own } from '../../engine/lib/own.ts'
import type { Field } from '../../engine/model.ts'
import { merge, rowsIn } from '../../engine/records/merge.ts'
import type { Answers, Row } from '../../engine/records/record.ts'
import { type ClashPlace, threeWay } from '../../engine/records/three-way.ts'
import type { Draft } from '../drafts/draft.ts'
import type { Payload } from './payload.ts'

export interface Footing {
  /** Absent: a new record. */
  readonly saved?: Answers | undefined
  readonly version?: number | undefined
  readonly start: Answers
  /** Where this person and another changed the same to different ends; `start` has the other's. */
  readonly clashes: readonly Clashing[]
}

/** One thing that two people changed: what it was, and what each made of it. */
export interface Clashing {
  readonly place: ClashPlace
  readonly base: unknown
  readonly yours: unknown
  readonly theirs: unknown
}

/** The footing of what somebody typed over `base`, on the record as it stands by now. */
export function footingOn(base: Answers, yours: Answers, theirs: Answers, version: number): Footing {
  const { merged, clashes } = threeWay(base, yours, theirs)
  const at = (place: ClashPlace) => ({
    place,
    base: valueAt(base, place),
    yours: valueAt(yours, place),
    theirs: valueAt(theirs, place),
  })
  return { saved: theirs, version, start: merged, clashes: clashes.map(at) }
}

/** A draft taken up again over the record as it is now; `undefined` where there is no record yet. */
export function footingOfDraft(
  fields: readonly Field[],
  draft: Draft,
  now: { readonly saved: Answers; readonly version: number } | undefined,
): Footing {
  const index = fieldsById(fields)
  const known = (of: Payload) => Object.fromEntries(Object.entries(of).filter(([id]) => index.has(id)))
  const changes = known(draft.changes)
  if (!now) return { start: merge(fields, {}, changes), clashes: [] }
  const base = { ...now.saved }
  if (draft.baseVersion !== now.version) {
    for (const id of Object.keys(changes)) delete base[id]
    Object.assign(base, known(draft.before))
  }
  return footingOn(base, merge(fields, base, changes), now.saved, now.version)
}

/** The footing once the person has said, clash by clash, whose answer shall stand. */
export function settledFooting(footing: Footing, isMine: (clash: Clashing) => boolean): Footing {
  const start = footing.clashes
    .filter(isMine)
    .reduce((answers, { place, yours }) => withAt(answers, place, yours), footing.start)
  return { ...footing, start, clashes: [] }
}

function valueAt(answers: Answers, { field, row, rowField }: ClashPlace): unknown {
  const value = own(answers, field)
  if (row === undefined) return value
  const found = rowsIn(value).find(({ unique_id }) => unique_id === row)
  return rowField === undefined ? found : own(found, rowField)
}

function withAt(answers: Answers, { field, row, rowField }: ClashPlace, value: unknown): Answers {
  if (row === undefined) return put(answers, field, value)
  const rows = rowsIn(own(answers, field))
  if (rowField !== undefined)
    return put(
      answers,
      field,
      rows.map((each) => (each.unique_id === row ? put(each, rowField, value) : each)),
    )
  const others = rows.filter(({ unique_id }) => unique_id !== row)
  if (value === undefined) return put(answers, field, others)
  return put(
    answers,
    field,
    others.length < rows.length
      ? rows.map((each) => (each.unique_id === row ? (value as Row) : each))
      : [...rows, value],
  )
}

function put(answers: Answers, key: string, value: unknown): Answers {
  if (equal(own(answers, key), value)) return answers
  const { [key]: _, ...rest } = answers
  return value === undefined ? rest : { ...rest, [key]: value }
}
