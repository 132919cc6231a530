/** Bytes that answers name. A write loads what is known of them, so that nobody attaches what they have not brought. */
import { isStoredFile } from '../fields/attachments.ts'
import { fieldsById } from '../fields/by-id.ts'
import { fieldTypeOf } from '../fields/index.ts'
import { own } from '../lib/own.ts'
import type { Field, RecordType } from '../model.ts'
import type { Access } from '../permissions/actor.ts'
import { problems } from '../problems.ts'
import { fieldsWithFiles, filesIn } from '../records/files.ts'
import type { Answers } from '../records/record.ts'
import type { Loaded } from './action-type.ts'
import { unknownName } from './reading.ts'

/** More are not looked up; a payload that names more is refused for the rest. */
const MOST = 1000

function* namedIn(fields: readonly Field[], answers: Answers): Generator<string> {
  for (const field of fieldsWithFiles(fields)) {
    const value = own(answers, field.id)
    for (const entry of Array.isArray(value) ? value : [value]) {
      if (typeof entry !== 'object' || entry === null) continue
      if (field.rows) yield* namedIn(field.rows.fields, entry as Answers)
      else {
        const file = own(entry as Answers, 'file')
        if (isStoredFile(file)) yield file
      }
    }
  }
}

/** Each hash that a payload names, once. */
export const filesNamed = (type: RecordType, answers: Answers): readonly string[] =>
  [...new Set(namedIn(type.fields, answers))].slice(0, MOST)

/** Those of the bytes brought that the answers hold. */
export function filesTaken(
  type: RecordType,
  answers: Answers,
  brought: NonNullable<Loaded['files']>,
): readonly string[] {
  const held = new Set(filesIn(type.fields, answers).map(({ entry }) => entry.file))
  return [...brought.keys()].filter((file) => held.has(file))
}

/** The field of this name, where the actor may put files into it. */
export function mustHoldFiles(type: RecordType, access: Access, name: string) {
  const field = access.readable.has(name) ? fieldsById(type.fields).get(name) : undefined
  const allowed = field && fieldTypeOf(field).files
  if (!field || !allowed) throw problems.answersHaveIssues({ issues: [unknownName(name)] })
  if (access.writable.has(name)) return { field, allowed }
  throw problems.answersHaveIssues({ issues: [{ path: name, code: 'field.not_writable' }] })
}
