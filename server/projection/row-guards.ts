/** Which rows of the platform's own collections are there for a reader, as SQL: the other half of engine/permissions/row-guard.ts. */
import { own } from '../../engine/lib/own.ts'
import type { Collection } from '../../engine/query/collection.ts'
import type { Setting } from './condition.ts'
import { both, column, either, FALSE, isAmong, type Sql, sql, TRUE } from './sql.ts'

type OnRecord = Pick<Setting, 'reads' | 'userName'>

/** TRUE where every row that can be is there; `alias`: where the rows stand. */
export function rowIsThere({ guard }: Collection, { reads, userName }: OnRecord, alias = 'c'): Sql {
  if (!guard) return TRUE
  if (guard.readAs !== undefined || guard.also !== undefined) {
    const all = guard.readAs === undefined ? FALSE : reads(guard.readAs)
    return either(all, ...(guard.also ?? []).map((name) => sql`${column(alias, name)} = ${userName}`))
  }
  const by = column(alias, guard.by)
  const seen = either(valueIsOpen(by, guard.rows, reads), guard.without ? sql`${by} IS NULL` : FALSE)
  if (guard.only === undefined) return seen
  const only = column(alias, guard.only)
  return either(both(sql`${only} IS NULL`, seen), sql`${only} = ${userName}`)
}

/** Where the rows tell the column of themselves. */
export function columnIsTold({ guard }: Collection, name: string, { reads }: OnRecord): Sql {
  const names = guard && own(guard.columns, name)
  if (!names) return TRUE
  const isOpen = [...names.values()].every((of) => allRead(of, reads) === TRUE)
  return isOpen ? TRUE : valueIsOpen(column('c', guard.by), names, reads)
}

/** The value is one for which all its names are read; those that are read wherever the rows are stand together. */
function valueIsOpen(by: Sql, names: ReadonlyMap<string, readonly string[]>, reads: Setting['reads']): Sql {
  const judged = [...names].map(([value, of]) => ({ value, isRead: allRead(of, reads) }))
  const open = judged.filter(({ isRead }) => isRead === TRUE).map(({ value }) => value)
  const sometimes = judged.filter(({ isRead }) => isRead !== TRUE && isRead !== FALSE)
  return either(isAmong(by, open), ...sometimes.map(({ value, isRead }) => both(sql`${by} = ${value}`, isRead)))
}

/** Names that are read on the same records are asked for once. */
function allRead(names: readonly string[], reads: Setting['reads']): Sql {
  const conditions = names.map(reads)
  return both(...new Map(conditions.map((of) => [JSON.stringify(of), of])).values())
}
