/** From one set of answers to another, as the log keeps it: by field, rows by `unique_id`. Knows no configuration, so that values of fields that are gone are told of too. */
import { equal } from '../lib/equal.ts'
import { own } from '../lib/own.ts'
import type { Answers, FieldChange, Row, RowChange } from './record.ts'

export function diff(before: Answers, after: Answers): readonly FieldChange[] {
  const changes: FieldChange[] = []
  const compare = (field: string) => {
    // Most values are the same ones: those are told without a closer look.
    if (before[field] === after[field]) return
    const [from, to] = [own(before, field), own(after, field)]
    if (!equal(from, to)) changes.push(fieldChange(field, from, to))
  }
  for (const field of Object.keys(after)) compare(field)
  for (const field of Object.keys(before)) if (!Object.hasOwn(after, field)) compare(field)
  return changes
}

/** Whether a value is rows, as can be seen from it alone. */
export const isRows = (value: unknown): value is readonly Row[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((row) => typeof row === 'object' && row !== null && typeof (row as Row).unique_id === 'string')

function fieldChange(field: string, from: unknown, to: unknown): FieldChange {
  const areRows = (isRows(from) || from === undefined) && (isRows(to) || to === undefined)
  return areRows ? rowsChange(field, from ?? [], to ?? []) : { field, from, to }
}

function rowsChange(field: string, from: readonly Row[], to: readonly Row[]): FieldChange {
  const [before, after] = [byId(from), byId(to)]
  const rows = [
    ...to.flatMap((row) => addedOrChanged(before.get(row.unique_id), row)),
    ...from.filter(({ unique_id }) => !after.has(unique_id)).map((row) => moved(row, 'removed')),
  ]
  const order = { from: [...before.keys()], to: [...after.keys()] }
  return isImplied(order, after) ? { field, rows } : { field, rows, order }
}

const byId = (rows: readonly Row[]): ReadonlyMap<string, Row> => new Map(rows.map((row) => [row.unique_id, row]))

function addedOrChanged(before: Row | undefined, row: Row): readonly RowChange[] {
  if (!before) return [moved(row, 'added')]
  const fields = diff(before, row)
  return fields.length > 0 ? [{ row: row.unique_id, kind: 'changed', fields }] : []
}

function moved({ unique_id, ...values }: Row, kind: 'added' | 'removed'): RowChange {
  return { row: unique_id, kind, values }
}

type Ids = readonly string[]

/** Whether the rows that stay come first on both sides, in the same order: then nothing need be said of order. */
function isImplied({ from, to }: { readonly from: Ids; readonly to: Ids }, after: ReadonlyMap<string, Row>): boolean {
  const stayed = from.filter((id) => after.has(id))
  return stayed.every((id, index) => from[index] === id && to[index] === id)
}
