/** What of a record type is projected, read off the compiled configuration. */
import type { Direction, Model, RecordType } from '../../engine/model.ts'
import { type Askable, askable } from '../../engine/query/askable.ts'
import { type Collection, collectionsOf } from '../../engine/query/collection.ts'
import { isOfReader } from '../../engine/records/core-facts.ts'
import { hasColumn } from './columns.ts'
import { type ColumnSort, type Index, indexesFor } from './indexes.ts'

export interface TypePlan {
  readonly model: Model
  readonly type: RecordType
  /** Names that hold one value: a column each. */
  readonly single: readonly Askable[]
  /** Names that hold several. */
  readonly many: readonly Askable[]
  readonly collections: readonly PlannedCollection[]
  readonly searched: readonly Askable[]
  /** Sort of the list that people see first; absent when it is by nothing that has a column. */
  readonly sort: ColumnSort | undefined
  /** What reach rows carry, so that the usual filters need no look at the record's own line. */
  readonly carried: readonly Askable[]
  /** Of the main table. */
  readonly indexes: readonly Index[]
}

export interface PlannedCollection {
  readonly of: Collection
  readonly single: readonly Askable[]
  readonly many: readonly Askable[]
}

/** So many filters are carried at most. */
const MOST_CARRIED = 8

/** What the platform itself lets lists be sorted by, whatever the configuration shows. */
const NEWEST = 'created_at'

export function typePlan(model: Model, type: RecordType): TypePlan {
  const names = askable(type)
  const columns = [...names.values()].filter(
    (asked) => hasColumn(asked) && asked.name !== 'id' && !isOfReader(asked.name),
  )
  const single = columns.filter(({ many }) => !many)
  const singleNamed = (name: string) => single.find((asked) => asked.name === name)
  const by = singleNamed(type.list.sort.field)
  const sort = by && { asked: by, direction: columnDirection(by, type.list.sort.direction) }
  const filters = [...type.list.filters]
    .sort((one, other) => Number(other.common) - Number(one.common))
    .flatMap(({ field }) => singleNamed(field) ?? [])
    .filter(({ kind, name }) => kind !== 'text' && name !== 'status' && name !== 'record_state')
    .slice(0, MOST_CARRIED)
  const sorts = [NEWEST, ...type.list.columns].flatMap((name) => singleNamed(name) ?? [])
  const newest = singleNamed(NEWEST)
  // Whoever writes a record looks for those that follow it.
  const followed = type.follows === undefined ? undefined : singleNamed(type.follows)
  return {
    model,
    type,
    single,
    many: columns.filter(({ many }) => many),
    collections: [...collectionsOf(type).values()].map(planned),
    searched: type.searched.flatMap((name) => names.get(name) ?? []),
    sort,
    carried: [...new Set([...filters, ...(newest ? [newest] : [])])],
    indexes: indexesFor({ sort, filters, sorts: [...new Set(sorts)], sought: followed ? [followed] : [] }),
  }
}

/** Direction of the column for a direction of the answers. */
export const columnDirection = ({ kind }: Askable, direction: Direction): Direction =>
  kind !== 'age' ? direction : direction === 'asc' ? 'desc' : 'asc'

function planned(of: Collection): PlannedCollection {
  const columns = [...of.names.values()].filter(hasColumn)
  return { of, single: columns.filter(({ many }) => !many), many: columns.filter(({ many }) => many) }
}
