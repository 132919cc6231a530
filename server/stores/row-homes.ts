import { eq, sql } from 'drizzle-orm'
import type { RecordWrite } from '../../engine/actions/action-type.ts'
import type { Database } from '../db/open.ts'
import { rowHomes } from '../db/schema.ts'

/** Knows to which record each row belongs. */
export interface RowHomes {
  /** Paths of the rows that the write adds although they belong to another record. */
  strangers(write: RecordWrite): readonly string[]
  settle(write: RecordWrite): void
}

export function createRowHomes({ db }: Database): RowHomes {
  const homeOf = db
    .select({ record: rowHomes.record })
    .from(rowHomes)
    .where(eq(rowHomes.row, sql.placeholder('row')))
    .prepare()
  const move = db
    .insert(rowHomes)
    .values({ row: sql.placeholder('row'), record: sql.placeholder('record') })
    .onConflictDoNothing()
    .prepare()

  return {
    strangers: (write) =>
      added(write).flatMap(({ field, row }) => {
        const home = homeOf.get({ row })?.record
        return home === undefined || home === write.after.id ? [] : [`${field}[${row}]`]
      }),
    settle: (write) => {
      for (const { row } of added(write)) move.run({ row, record: write.after.id })
    },
  }
}

const added = ({ change }: RecordWrite): readonly { readonly field: string; readonly row: string }[] =>
  change.fields.flatMap((field) =>
    'rows' in field
      ? field.rows.flatMap(({ kind, row }) => (kind === 'added' ? [{ field: field.field, row }] : []))
      : [],
  )
