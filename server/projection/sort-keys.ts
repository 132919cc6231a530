/** What a list is sorted by, as SQL: blanks last in both directions, and blank where nothing reads the name. */
import type { Direction } from '../../engine/model.ts'
import { askable } from '../../engine/query/askable.ts'
import type { Sort } from '../../engine/query/query.ts'
import { hasColumn } from './columns.ts'
import type { Setting } from './condition.ts'
import { columnDirection } from './plan.ts'
import { FALSE, type Sql, sql, TRUE } from './sql.ts'

/** One thing to sort by: a key, and whether it is missing. */
export interface SortKey {
  readonly missing: Sql
  readonly key: Sql
  readonly direction: Direction
}

const ASCENDING = sql` ASC`
const DESCENDING = sql` DESC`
export const ordered = (key: Sql, direction: Direction): Sql =>
  sql`${key}${direction === 'asc' ? ASCENDING : DESCENDING}`

/** The key as it stands after ORDER BY. */
export const orderBy = ({ missing, key, direction }: SortKey): Sql =>
  missing === FALSE ? ordered(key, direction) : sql`${missing}, ${ordered(key, direction)}`

export const blanksLast = (key: Sql, direction: Direction): SortKey => ({
  missing: sql`(${key} IS NULL)`,
  key,
  direction,
})

export function sortKeys(sort: readonly Sort[], setting: Setting): readonly SortKey[] {
  return sort.flatMap(({ field, direction }): readonly SortKey[] => {
    const asked = askable(setting.live.plan.type).get(field)
    if (!asked || !hasColumn(asked) || asked.many) return []
    if (asked.name === 'id') return [{ missing: FALSE, key: setting.record, direction }]
    const reads = setting.reads(field)
    if (reads === FALSE) return []
    const column = setting.key(asked)
    const key = reads === TRUE ? column : sql`CASE WHEN ${reads} THEN ${column} END`
    return [blanksLast(key, columnDirection(asked, direction))]
  })
}
