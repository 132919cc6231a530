import { equal } from '../lib/equal.ts'
import { own } from '../lib/own.ts'
import { rowsIn } from './merge.ts'
import type { Answers, AnyRecord, Change, FieldChange, RowChange } from './record.ts'
import { isOfCore, rewind, valuesBefore } from './rewind.ts'

/**
 * Whether the record stands as its whole log says: each value is what was last said of it, and no answer is there of
 * which nothing was ever said. Of core facts the log tells what became of them, not how they began.
 */
export function isAsLogged(record: AnyRecord, changes: readonly Change[]): boolean {
  let answers = record.answers
  let core = record.core as unknown as Answers
  for (const { fields } of [...changes].sort((one, other) => other.version - one.version)) {
    const facts = fields.filter(isOfCore)
    if (!fields.every((change) => cameTo(isOfCore(change) ? core : answers, change))) return false
    answers = rewind(answers, fields)
    core = valuesBefore(core, facts)
  }
  return Object.keys(answers).length === 0
}

/** Whether the change left the values so. */
function cameTo(values: Answers, change: FieldChange): boolean {
  const value = own(values, change.field)
  if (!('rows' in change)) return equal(value ?? undefined, change.to ?? undefined)
  const rows = new Map(rowsIn(value).map((row) => [row.unique_id, row]))
  const isInOrder = !change.order || equal([...rows.keys()], change.order.to)
  return isInOrder && change.rows.every((row) => rowCameTo(rows.get(row.row), row))
}

function rowCameTo(row: Answers | undefined, change: RowChange): boolean {
  if (change.kind === 'removed') return row === undefined
  if (row === undefined) return false
  if (change.kind === 'changed') return change.fields.every((one) => cameTo(row, one))
  const { unique_id: _, ...values } = row
  return equal(values, change.values)
}
