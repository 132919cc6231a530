import { equal } from '../../engine/lib/equal.ts'
import type { Askable } from '../../engine/query/askable.ts'
import type { AnyRecord, Row } from '../../engine/records/record.ts'
import { answersRead, keyOf, sqlValueOf, valuesIn, valuesInRow } from './columns.ts'
import { lineWriter, type Part } from './part.ts'
import type { TypePlan } from './plan.ts'
import { quoted, type SqlValue } from './sql.ts'

/** Name under which the values of a row's field stand. */
export const valueName = (asked: Askable, collection?: string): string =>
  collection === undefined ? asked.name : `${collection}.${asked.name}`

const COLUMNS = ['field', 'key', 'record', 'row', 'position', 'value']

/** One line per value of the names that hold several; those of rows too. `value` is there where it differs from its key. */
export function valuesPart({ model, many, collections }: TypePlan): Part {
  const inRows = collections.filter((collection) => collection.many.length > 0)
  const line = (record: AnyRecord, name: string, row: string, { kind }: Askable) => {
    return (value: string | number | boolean, position: number): readonly SqlValue[] => {
      const [key, stored] = [keyOf(kind, value), sqlValueOf(value)]
      return [name, key, record.id, row, position, key === stored ? null : stored]
    }
  }
  const ofRow = (record: AnyRecord, field: string, row: Row, asked: Askable) =>
    valuesInRow(model, asked, row).map(line(record, valueName(asked, field), row.unique_id, asked))

  return {
    name: 'values',
    of: 'record',
    ddl: (table) => [
      `CREATE TABLE ${quoted(table)} (field TEXT NOT NULL, "key" NOT NULL, record TEXT NOT NULL, "row" TEXT NOT NULL, position INTEGER NOT NULL, value, PRIMARY KEY (field, "key", record, "row", position)) WITHOUT ROWID`,
      `CREATE INDEX ${quoted(`${table}:record`)} ON ${quoted(table)} (record, field)`,
    ],
    follows: new Set([...many.flatMap(answersRead), ...inRows.flatMap(({ of }) => of.follows)]),
    content: [many, ...inRows.map((collection) => [collection.of.id, collection.many])].map((of) => JSON.stringify(of)),
    open: (sqlite, table) =>
      lineWriter(sqlite, table, {
        columns: COLUMNS,
        keys: 5,
        linesOf: (record) => [
          ...many.flatMap((asked) => valuesIn(model, asked, record).map(line(record, asked.name, '', asked))),
          ...inRows.flatMap(({ of, many }) =>
            of.rowsOf(model, record).flatMap((row) => many.flatMap((asked) => ofRow(record, of.id, row, asked))),
          ),
        ],
        touched: (before, after) =>
          many.some((asked) => !equal(valuesIn(model, asked, before), valuesIn(model, asked, after))) ||
          inRows.some(({ of }) => of.mayDiffer(before, after)),
      }),
  }
}
