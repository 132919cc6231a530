import type Sqlite from 'better-sqlite3'
import type { Scalar } from '../../engine/query/query.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import { columnsOf, columnValues, valuesIn } from './columns.ts'
import type { Part, PartWriter } from './part.ts'
import type { TypePlan } from './plan.ts'
import { quoted, type SqlValue } from './sql.ts'

/** Ids in small letters, one after the other: what a search for a piece of an id looks through. */
export const IDS = ':ids'
/** Whether those are made of other signs than ids usually are; a search for a word need not look through the usual ones. */
export const ODD = ':odd'

/** Whether a piece of an id that is usual can be this text. */
export const isUsualInIds = (text: string): boolean => /^[0-9a-f-]*$/.test(text)

/** Name of one of the plan's indexes. */
export const indexName = (table: string, index: number): string => `${table}:${index}`

/** One line per record: typed columns for every name that holds one value. */
export function mainPart({ model, single, indexes }: TypePlan): Part {
  const columns = [
    ['id', 'TEXT PRIMARY KEY NOT NULL'],
    ['programme', 'TEXT NOT NULL'],
    ['version', 'INTEGER NOT NULL'],
    [ODD, 'INTEGER NOT NULL'],
    [IDS, 'TEXT NOT NULL'],
    ...single.flatMap(columnsOf),
  ] as const
  /** Of several records at once, so that a value that is the same in all is made ready for its columns once. */
  const linesOf = (records: readonly AnyRecord[]): readonly (readonly SqlValue[])[] => {
    const lines = records.map(factsOf)
    for (const asked of single) {
      let first: Scalar | undefined
      let columns: readonly SqlValue[] | undefined
      for (const [index, record] of records.entries()) {
        const [value] = valuesIn(model, asked, record)
        if (!columns || value !== first) columns = columnValues(asked, value === undefined ? [] : [value])
        first = value
        lines[index]?.push(...columns)
      }
    }
    return lines
  }
  return {
    name: 'main',
    of: 'id',
    ddl: (table) => [
      `CREATE TABLE ${quoted(table)} (${columns.map(([name, type]) => `${quoted(name)} ${type}`).join(', ')})`,
      ...[...indexes, { columns: [quoted(ODD), quoted(IDS), 'id'] }].map(
        (of, index) => `CREATE INDEX ${quoted(indexName(table, index))} ON ${quoted(table)} (${of.columns.join(', ')})`,
      ),
    ],
    content: single.map(({ field }) => field && [field.type, field.settings]),
    open: (sqlite, table) =>
      mainWriter(
        sqlite,
        table,
        columns.map(([name]) => name),
        linesOf,
      ),
  }
}

const factsOf = (record: AnyRecord): SqlValue[] => [
  record.id,
  record.programme,
  record.version,
  Number(!isUsualInIds(record.id.toLowerCase() + record.core.short_id.toLowerCase())),
  idsOf(record),
]

const idsOf = ({ id, core }: AnyRecord) => `${id}\n${core.short_id}`.toLowerCase()

/** Statements for so many different sets of changed columns are kept prepared. */
const KEPT_STATEMENTS = 300

function mainWriter(
  sqlite: Sqlite.Database,
  table: string,
  columns: readonly string[],
  linesOf: (records: readonly AnyRecord[]) => readonly (readonly SqlValue[])[],
): PartWriter {
  const marks = columns.map(() => '?').join(', ')
  const insert = sqlite.prepare(`INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${marks})`)
  const updates = new Map<string, Sqlite.Statement>()

  function update(changed: readonly string[]): Sqlite.Statement {
    const key = changed.join()
    let statement = updates.get(key)
    if (!statement) {
      if (updates.size >= KEPT_STATEMENTS) updates.clear()
      const settings = changed.map((name) => `${quoted(name)} = ?`)
      statement = sqlite.prepare(`UPDATE ${quoted(table)} SET ${settings.join(', ')} WHERE id = ?`)
      updates.set(key, statement)
    }
    return statement
  }

  return {
    add(record) {
      for (const line of linesOf([record])) insert.run(line)
    },
    change(before, after) {
      const [old = [], fresh = []] = linesOf([before, after])
      const changed = columns.flatMap((name, index) =>
        old[index] === fresh[index] ? [] : [{ name, value: fresh[index] }],
      )
      if (changed.length > 0)
        update(changed.map(({ name }) => name)).run(...changed.map(({ value }) => value), after.id)
    },
  }
}
