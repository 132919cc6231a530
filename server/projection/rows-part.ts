import { own } from '../../engine/lib/own.ts'
import type { AnyRecord, Row } from '../../engine/records/record.ts'
import { columnsOf, columnValues, valuesInRow } from './columns.ts'
import { lineWriter, type Part } from './part.ts'
import type { Collection, TypePlan } from './plan.ts'
import { quoted } from './sql.ts'

/** Id of the row; no field of a row can have this name. */
export const ROW = ':row'

export function rowsIn(record: AnyRecord, field: string): readonly Row[] {
  const rows = own(record.answers, field)
  return Array.isArray(rows) ? rows : []
}

export const rowsPartName = (field: string): string => `rows.${field}`

/** One line per row of a collection. */
export function rowsPart({ model }: TypePlan, { field, single }: Collection): Part {
  const columns = [['record', 'TEXT NOT NULL'], [ROW, 'TEXT NOT NULL'], ...single.flatMap(columnsOf)] as const
  return {
    name: rowsPartName(field.id),
    ddl: (table) => [
      `CREATE TABLE ${quoted(table)} (${columns.map(([name, type]) => `${quoted(name)} ${type}`).join(', ')}, PRIMARY KEY (record, ${quoted(ROW)})) WITHOUT ROWID`,
    ],
    content: single.map((asked) => asked.field && [asked.field.type, asked.field.settings]),
    open: (sqlite, table) =>
      lineWriter(sqlite, table, {
        columns: columns.map(([name]) => name),
        keys: 2,
        linesOf: (record) =>
          rowsIn(record, field.id).map((row) => [
            record.id,
            row.unique_id,
            ...single.flatMap((asked) => columnValues(asked, valuesInRow(model, asked, row))),
          ]),
        touched: (before, after) => before.answers[field.id] !== after.answers[field.id],
      }),
  }
}
