import { rowsIn, valueIn } from '../scope.ts'
import type { Operator } from './operator.ts'

/** An answer or core fact by name; in a row the row's, with `record.` before it the record's. */
export const variable: Operator = {
  name: 'var',
  operands: [1, 1],
  named: true,
  rowsOf: rowsIn,
  run: (scope, name) => valueIn(scope, String(name)),
  type: (_, judge) => judge.nameType,
}
