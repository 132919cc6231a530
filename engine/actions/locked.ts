/**
 * Fields that a condition makes read-only. A save may change one that the same save unlocks, and one that it locks for
 * the future; what was read-only before and is so after, it may not.
 */
import { fieldsById } from '../fields/by-id.ts'
import { newRow } from '../forms/defaults.ts'
import { isReadOnly } from '../forms/field-state.ts'
import { own } from '../lib/own.ts'
import { type RecordScope, type Scope, scopeOfRow } from '../logic/scope.ts'
import type { Field } from '../model.ts'
import type { Issue } from '../problems.ts'
import { diff } from '../records/diff.ts'
import { rowsIn } from '../records/merge.ts'
import type { FieldChange, RowChange } from '../records/record.ts'

/** Whether the field, or a cell of its rows, can be read-only at all. */
export const canLock = ({ readOnly, rows }: Field): boolean =>
  readOnly !== undefined || (rows?.fields.some((cell) => cell.readOnly !== undefined) ?? false)

/** The changes that may not be, by a writer who found `before` and leaves `after`. A new record was never locked before: only `after` counts. */
export const lockedChanges = (
  changes: readonly FieldChange[],
  before: RecordScope | undefined,
  after: RecordScope,
): readonly Issue[] =>
  changes.flatMap((change) => {
    const field = after.fields.get(change.field)
    if (!field) return []
    if (isLocked(field, before, after)) return [locked(field.id)]
    return 'rows' in change && canLock(field)
      ? change.rows.flatMap((row) => lockedInRow(field, row, before, after))
      : []
  })

const locked = (path: string): Issue => ({ path, code: 'field.read_only' })

const isLocked = (field: Field, before: Scope | undefined, after: Scope): boolean =>
  field.readOnly !== undefined && isReadOnly(field, after) && (before === undefined || isReadOnly(field, before))

function lockedInRow(
  subform: Field,
  change: RowChange,
  before: RecordScope | undefined,
  after: RecordScope,
): readonly Issue[] {
  const [was, is] = [rowIn(before, subform, change.row), rowIn(after, subform, change.row)]
  if (!is) return []
  const fields = fieldsById(subform.rows?.fields ?? [])
  return cellsChanged(subform, change, after).flatMap(({ field: id }) => {
    const field = fields.get(id)
    return field && isLocked(field, was, is) ? [locked(`${subform.id}[${change.row}].${id}`)] : []
  })
}

function rowIn(scope: RecordScope | undefined, subform: Field, id: string): Scope | undefined {
  const row = rowsIn(own(scope?.answers, subform.id)).find(({ unique_id }) => unique_id === id)
  return scope && row && scopeOfRow(scope, subform, row)
}

/** What a writer says of a new row is what differs from its defaults. */
function cellsChanged(subform: Field, change: RowChange, after: RecordScope): readonly FieldChange[] {
  if (change.kind === 'changed') return change.fields
  return change.kind === 'added'
    ? diff(newRow(subform, change.row, after), { unique_id: change.row, ...change.values })
    : []
}
