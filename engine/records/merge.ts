/**
 * What a payload does to the answers that stand. Absent keys stay, `null` clears, other values replace; rows go by
 * `unique_id`: known ones are merged field by field, unknown ones appended, `_destroy` removes, absent ones stay. Lists of
 * files are merged as rows are, also within a row.
 */
import { fieldsById } from '../fields/by-id.ts'
import { fieldTypeOf } from '../fields/index.ts'
import { copied } from '../lib/copied.ts'
import { equal } from '../lib/equal.ts'
import { own } from '../lib/own.ts'
import type { Field } from '../model.ts'
import type { Answers, Row } from './record.ts'

/** A payload in stored form: blank is `null`, every row has its id. Of a subform, and of a list of files: null, or {@link RowEdit}s. */
export type Edits = Readonly<Record<string, unknown>>

export type RowEdit = Readonly<{ unique_id: string; _destroy?: true } & Record<string, unknown>>

/** The answers after the edits. What does not change keeps its identity, down to single rows. */
export function merge(fields: readonly Field[], answers: Answers, edits: Edits): Answers {
  const index = fieldsById(fields)
  return withEach(answers, Object.keys(edits), (id) => valueAfter(index.get(id), own(answers, id), own(edits, id)))
}

function valueAfter(field: Field | undefined, before: unknown, edit: unknown): unknown {
  if (edit === null || !field || !hasKeys(field)) return edit ?? undefined
  return mergeRows(field.rows?.fields ?? [], rowsIn(before), edit as readonly RowEdit[])
}

/** Whether the field's value is a list of things with a `unique_id`. */
const hasKeys = (field: Field): boolean => {
  if (field.rows) return true
  const { files, many } = fieldTypeOf(field)
  return files !== undefined && many === true
}

/** The rows of a subform's value; none when it is blank. */
export const rowsIn = (value: unknown): readonly Row[] => (Array.isArray(value) ? value : [])

function mergeRows(
  fields: readonly Field[],
  rows: readonly Row[],
  edits: readonly RowEdit[],
): readonly Row[] | undefined {
  const index = fieldsById(fields)
  const byId = new Map(edits.map((edit) => [edit.unique_id, edit]))
  const kept = rows.flatMap((row) => {
    const edit = byId.get(row.unique_id)
    byId.delete(row.unique_id)
    if (!edit) return [row]
    return edit._destroy ? [] : [mergeRow(index, row, edit)]
  })
  const added = [...byId.values()].flatMap((edit) =>
    edit._destroy ? [] : [mergeRow(index, { unique_id: edit.unique_id }, edit)],
  )
  return kept.length + added.length > 0 ? [...kept, ...added] : undefined
}

const mergeRow = (fields: ReadonlyMap<string, Field>, row: Row, edit: RowEdit): Row => {
  const { unique_id: _, _destroy: __, ...values } = edit
  return withEach(row, Object.keys(values), (id) => valueAfter(fields.get(id), own(row, id), values[id]))
}

/** The object with new values under some keys; itself when none is new. Undefined takes a key away. */
export function withEach<Of extends Answers>(of: Of, keys: readonly string[], after: (key: string) => unknown): Of {
  let changed: Record<string, unknown> | undefined
  for (const key of keys) {
    const value = after(key)
    if (value !== undefined && value === of[key]) continue
    if (equal(own(of, key), value)) continue
    changed ??= copied(of)
    if (value === undefined) delete changed[key]
    else changed[key] = value
  }
  return (changed as Of | undefined) ?? of
}
