import { columnsOf, columnValues, valuesInRow } from './columns.ts'
import { lineWriter, type Part } from './part.ts'
import type { PlannedCollection, TypePlan } from './plan.ts'
import { quoted } from './sql.ts'

/** Id of the row; no field of a row can have this name. */
export const ROW = ':row'

export const rowsPartName = (collection: string): string => `rows.${collection}`

/** One line per row of a collection. */
export function rowsPart({ model }: TypePlan, { of, single }: PlannedCollection): Part {
  const columns = [['record', 'TEXT NOT NULL'], [ROW, 'TEXT NOT NULL'], ...single.flatMap(columnsOf)] as const
  return {
    name: rowsPartName(of.id),
    ddl: (table) => [
      `CREATE TABLE ${quoted(table)} (${columns.map(([name, type]) => `${quoted(name)} ${type}`).join(', ')}, PRIMARY KEY (record, ${quoted(ROW)})) WITHOUT ROWID`,
    ],
    content: [
      ...single.map((asked) => asked.field && [asked.field.type, asked.field.settings]),
      ...(of.madeOf ? [of.madeOf(model)] : []),
    ],
    open: (sqlite, table) =>
      lineWriter(sqlite, table, {
        columns: columns.map(([name]) => name),
        keys: 2,
        linesOf: (record) =>
          of
            .rowsOf(model, record)
            .map((row) => [
              record.id,
              row.unique_id,
              ...single.flatMap((asked) => columnValues(asked, valuesInRow(model, asked, row))),
            ]),
        touched: (before, after) => of.mayDiffer(before, after),
      }),
  }
}
