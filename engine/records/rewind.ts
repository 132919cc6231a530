/** The log read backwards: what the answers were before. */
import { own } from '../lib/own.ts'
import { coreFacts } from './core-facts.ts'
import { rowsIn, withEach } from './merge.ts'
import type { Answers, Change, FieldChange, Row, RowChange } from './record.ts'

/** The answers as they were at a version, from those of now and the changes since (in any order; older ones do not matter). */
export const answersAt = (answers: Answers, changes: readonly Change[], version: number): Answers =>
  changes
    .filter((change) => change.version > version)
    .sort((one, other) => other.version - one.version)
    .reduce((later, change) => rewind(later, change.fields), answers)

/** The answers before the changes were made. Core facts are told of in the log too and are no answers. */
export function rewind(answers: Answers, changes: readonly FieldChange[]): Answers {
  const byField = new Map(changes.map((change) => [change.field, change]))
  const fields = [...byField.keys()].filter((field) => !Object.hasOwn(coreFacts, field))
  return withEach(answers, fields, (field) => {
    const change = byField.get(field)
    if (!change) return undefined
    return 'rows' in change ? rowsBefore(rowsIn(own(answers, field)), change) : (change.from ?? undefined)
  })
}

type RowsChange = Extract<FieldChange, { readonly rows: unknown }>

function rowsBefore(rows: readonly Row[], { rows: changes, order }: RowsChange): readonly Row[] | undefined {
  const byRow = new Map<string, RowChange>(changes.map((change) => [change.row, change]))
  const before = [
    ...rows.filter(({ unique_id }) => byRow.get(unique_id)?.kind !== 'added').map((row) => rowBefore(row, byRow)),
    ...changes.flatMap((change) => (change.kind === 'removed' ? [{ ...change.values, unique_id: change.row }] : [])),
  ]
  if (before.length === 0) return undefined
  if (!order) return before
  const placeOf = new Map(order.from.map((id, place) => [id, place]))
  return before.sort((one, other) => (placeOf.get(one.unique_id) ?? 0) - (placeOf.get(other.unique_id) ?? 0))
}

function rowBefore(row: Row, byRow: ReadonlyMap<string, RowChange>): Row {
  const change = byRow.get(row.unique_id)
  return change?.kind === 'changed' ? { ...rewind(row, change.fields), unique_id: row.unique_id } : row
}
