/**
 * Records that answers name. A write loads them, so that nobody links to what is not there or what they do not reach; both
 * are one answer. What the record named before may stay, whoever reads it.
 */

import type { RecordRef } from '../fields/field-type.ts'
import { fieldTypeOf } from '../fields/index.ts'
import { own } from '../lib/own.ts'
import type { Field, RecordType } from '../model.ts'
import { accessTo } from '../permissions/access-to.ts'
import type { Issue } from '../problems.ts'
import { type Edits, rowsIn } from '../records/merge.ts'
import type { Answers } from '../records/record.ts'
import type { Deciding } from './door.ts'

/** More are not looked up; a payload that names more is refused for the rest. */
const MOST = 1000

const naming = new WeakMap<readonly Field[], readonly Field[]>()

/** Fields that can name records, themselves or in their rows. */
function namingAmong(fields: readonly Field[]): readonly Field[] {
  const known = naming.get(fields)
  if (known) return known
  const made = fields.filter((field) => fieldTypeOf(field).names || namingAmong(field.rows?.fields ?? []).length > 0)
  naming.set(fields, made)
  return made
}

interface Named extends RecordRef {
  readonly path: string
}

function* namedIn(fields: readonly Field[], answers: Answers, before = ''): Generator<Named> {
  for (const field of namingAmong(fields)) {
    const value = own(answers, field.id)
    for (const ref of fieldTypeOf(field).names?.(value, field) ?? []) yield { ...ref, path: before + field.id }
    for (const row of field.rows ? rowsIn(value) : []) {
      if (typeof row !== 'object' || row === null) continue
      yield* namedIn(field.rows?.fields ?? [], row, `${before}${field.id}[${String(own(row, 'unique_id'))}].`)
    }
  }
}

/** Each record that a payload names, once. */
export function recordsNamed(type: RecordType, answers: Answers): readonly RecordRef[] {
  const refs = new Map<string, RecordRef>()
  for (const { type: of, id } of namedIn(type.fields, answers)) {
    if (refs.size < MOST) refs.set(`${of} ${id}`, { type: of, id })
  }
  return [...refs.values()]
}

/** Names of records that the writer does not reach, but for those that stood in the same place before. */
export function strangersIn(
  { type, actor, named, moment }: Deciding,
  edits: Edits,
  before: readonly Answers[] = [],
): readonly Issue[] {
  const keyOf = ({ path, type, id }: Named) => `${path} ${type} ${id}`
  const said = [...namedIn(type.fields, edits)]
  if (said.length === 0) return []
  const stood = new Set(before.flatMap((answers) => [...namedIn(type.fields, answers)].map(keyOf)))
  const reached = new Set(
    named
      .filter(({ record, reach }) => accessTo(actor, record, reach, moment.now))
      .map(({ record }) => `${record.type} ${record.id}`),
  )
  return said
    .filter((one) => !stood.has(keyOf(one)) && !reached.has(`${one.type} ${one.id}`))
    .map(({ path }) => ({ path, code: 'link.unknown' }))
}
