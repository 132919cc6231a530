/**
 * A write that was made under an earlier release, in the words of the one that serves now: what it would have made of the
 * answers that its writer saw is taken through the steps, and what differs is what they want to change.
 */
import { fieldsById } from '../fields/by-id.ts'
import { fieldTypeOf, kindOf } from '../fields/index.ts'
import { isBlank } from '../lib/blank.ts'
import { own } from '../lib/own.ts'
import { edited, payloadOf } from '../migrations/edits.ts'
import { answersTaken, type Steps } from '../migrations/take.ts'
import type { Field, Model } from '../model.ts'
import { diff } from '../records/diff.ts'
import type { Answers } from '../records/record.ts'
import type { Action } from './action-type.ts'

interface Late {
  /** The release that it was made under; absent: nobody knows it any more, and values are taken as they were sent. */
  readonly model?: Model | undefined
  /** From there to what serves now. */
  readonly since: readonly Steps[]
  /** What the writer saw, in the words of that release; nothing for a new record. */
  readonly seen: Answers
  readonly today: string
  readonly newId: () => string
}

/** What the action asks for, in today's words. */
export function lateAnswers({ type, record, name, answers }: Action, late: Late): Answers {
  const isPlain = name === 'update' || name === 'create'
  // What a dialog asked is told whole, whatever stands on the record.
  const before = name === 'update' ? late.seen : {}
  const fields = own(late.model?.recordTypes, type)?.fields ?? []
  const read = readAsThen(fields, answers, before, late)
  const there = (of: Answers) => answersTaken(type, record, of, late.since)
  const after = there(edited(before, read, late.newId))
  return isPlain ? payloadOf(diff(there(before), after)) : after
}

/** In stored form as far as it could be read then. */
function readAsThen(fields: readonly Field[], given: Answers, siblings: Answers, late: Late): Answers {
  const { model, today } = late
  const known = fieldsById(fields)
  const read = (name: string, value: unknown): unknown => {
    const field = known.get(name)
    if (!field || !model || isBlank(value) || kindOf(field) === 'none' || fieldTypeOf(field).files) return value
    if (field.rows) {
      const cells = field.rows.fields
      return Array.isArray(value) ? value.map((row) => (isObject(row) ? readAsThen(cells, row, {}, late) : row)) : value
    }
    return fieldTypeOf(field).parse(value, { model, field, today, siblings, standing: own(siblings, name) }) ?? value
  }
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, read(name, value)]))
}

const isObject = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
