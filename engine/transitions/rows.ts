/** Rows of a record on which a transition can begin. */
import { own } from '../lib/own.ts'
import { holds } from '../logic/evaluate.ts'
import { type RecordScope, scopeOfRow } from '../logic/scope.ts'
import { rowsIn } from '../records/merge.ts'
import type { FromRow } from './transition-kind.ts'

/** Key of a payload that names the row. */
export const ROW = 'service_record_id'

/** Whether it can begin on the row of this id; undefined where no such row stands. */
export function isOfferedOn({ subform: id, offered }: FromRow, row: unknown, scope: RecordScope): boolean | undefined {
  const subform = scope.fields.get(id)
  const found = rowsIn(own(scope.answers, id)).find(({ unique_id }) => unique_id === row)
  if (!subform?.rows || !found) return undefined
  return offered === undefined || holds(offered, scopeOfRow(scope, subform, found))
}

/** Ids of the rows on which it can begin. */
export const rowsOffered = (from: FromRow, scope: RecordScope): readonly string[] =>
  rowsIn(own(scope.answers, from.subform))
    .map(({ unique_id }) => unique_id)
    .filter((row) => isOfferedOn(from, row, scope) === true)
