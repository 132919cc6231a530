import type { AnyRecord } from '../../engine/records/record.ts'
import { columnsOf, columnValues, keyName, valuesInRow } from './columns.ts'
import { lineWriter, type Part } from './part.ts'
import type { PlannedCollection, TypePlan } from './plan.ts'
import { quoted } from './sql.ts'

/** Id of the row; no field of a row can have this name. */
export const ROW = ':row'
/** What rows carry of their record, where its owner asks about them most of all. */
export const OWNER = ':owner'
export const PROGRAMME = ':programme'
/** The kind of a row that is for others than the owner; blank on the rest. */
export const OTHERS = ':others'

export const rowsPartName = (collection: string): string => `rows.${collection}`

/** Name of the index by which an owner's rows are found, with all that is usually asked of them. */
export const ownerIndex = (table: string): string => `${table}:owner`

/** Name of the index of rows that are for others, by kind. */
export const othersIndex = (table: string): string => `${table}:others`

/** One line per row of a collection. */
export function rowsPart({ model }: TypePlan, { of, single }: PlannedCollection): Part {
  const carried = of.ofOwner ? ([OWNER, PROGRAMME] as const) : []
  const columns = [
    ['record', 'TEXT NOT NULL'],
    [ROW, 'TEXT NOT NULL'],
    ...carried.map((name) => [name, 'TEXT NOT NULL'] as const),
    ...(of.forOthers ? [[OTHERS, 'TEXT'] as const] : []),
    ...single.flatMap(columnsOf),
  ] as const
  const factsOf = ({ core, programme }: AnyRecord) => (of.ofOwner ? [core.owned_by, programme] : [])
  const indexed = single.filter(({ name }) => of.ofOwner?.includes(name)).map(keyName)
  const linesFor = (record: AnyRecord, rows = of.rowsOf(model, record)) =>
    rows.map((row) => [
      record.id,
      row.unique_id,
      ...factsOf(record),
      ...(of.forOthers ? [of.forOthers(row) ?? null] : []),
      ...single.flatMap((asked) => columnValues(asked, valuesInRow(model, asked, row))),
    ])
  return {
    name: rowsPartName(of.id),
    of: 'record',
    ddl: (table) => [
      `CREATE TABLE ${quoted(table)} (${columns.map(([name, type]) => `${quoted(name)} ${type}`).join(', ')}, PRIMARY KEY (record, ${quoted(ROW)})) WITHOUT ROWID`,
      ...(of.ofOwner
        ? [
            `CREATE INDEX ${quoted(ownerIndex(table))} ON ${quoted(table)} (${[...carried, ...indexed].map(quoted).join(', ')})`,
          ]
        : []),
      ...(of.forOthers
        ? [
            `CREATE INDEX ${quoted(othersIndex(table))} ON ${quoted(table)} (${[OTHERS, ...indexed].map(quoted).join(', ')}) WHERE ${quoted(OTHERS)} IS NOT NULL`,
          ]
        : []),
    ],
    follows: new Set(of.follows),
    content: [
      ...single.map((asked) => asked.field && [asked.field.type, asked.field.settings]),
      ...(of.madeOf ? [of.madeOf(model)] : []),
    ],
    open: (sqlite, table) =>
      lineWriter(sqlite, table, {
        columns: columns.map(([name]) => name),
        keys: 2,
        linesOf: (record) => linesFor(record),
        linesAround(before, after) {
          const rows = of.rowsOf(model, after)
          return [linesFor(before, of.mayDiffer(before, after) ? undefined : rows), linesFor(after, rows)]
        },
        touched: (before, after) =>
          of.mayDiffer(before, after) || (of.ofOwner !== undefined && before.core.owned_by !== after.core.owned_by),
      }),
  }
}
