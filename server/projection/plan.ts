/** What of a record type is projected, read off the compiled configuration. */
import type { Direction, Field, Model, RecordType } from '../../engine/model.ts'
import { type Askable, askable, askableOfRows } from '../../engine/query/askable.ts'
import { hasColumn, keyName } from './columns.ts'

export interface TypePlan {
  readonly model: Model
  readonly type: RecordType
  /** Names that hold one value: a column each. */
  readonly single: readonly Askable[]
  /** Names that hold several. */
  readonly many: readonly Askable[]
  readonly collections: readonly Collection[]
  readonly searched: readonly Askable[]
  /** Sort of the list that people see first; absent when it is by nothing that has a column. */
  readonly sort: DefaultSort | undefined
  /** Columns that reach rows and the list's index carry, so that the usual filters need no look at the record's own line. */
  readonly filters: readonly Askable[]
  /** Columns of each index of the main table, as SQL has them. */
  readonly indexes: readonly (readonly string[])[]
}

export interface Collection {
  readonly field: Field
  readonly single: readonly Askable[]
  readonly many: readonly Askable[]
}

export interface DefaultSort {
  readonly asked: Askable
  /** Of the column: an age grows as its birth date falls. */
  readonly direction: Direction
}

/** As many indexes as a record type may have, those inside the other tables counted. */
const MOST_INDEXES = 16
const MOST_CARRIED = 8

export function typePlan(model: Model, type: RecordType): TypePlan {
  const names = askable(type)
  const columns = [...names.values()].filter((asked) => hasColumn(asked) && asked.name !== 'id')
  const single = columns.filter(({ many }) => !many)
  const singleNamed = (name: string) => single.find((asked) => asked.name === name)
  const collections = type.fields.flatMap((field) => collectionOf(field))
  const by = singleNamed(type.list.sort.field)
  const sort = by && { asked: by, direction: columnDirection(by, type.list.sort.direction) }
  const filters = [...type.list.filters]
    .sort((one, other) => Number(other.common) - Number(one.common))
    .flatMap(({ field }) => singleNamed(field) ?? [])
    .filter(({ kind, name }) => kind !== 'text' && name !== 'status' && name !== 'record_state')
    .slice(0, MOST_CARRIED)
  const sorts = type.list.columns.flatMap((name) => singleNamed(name) ?? [])
  return {
    model,
    type,
    single,
    many: columns.filter(({ many }) => many),
    collections,
    searched: type.searched.flatMap((name) => names.get(name) ?? []),
    sort,
    filters,
    indexes: indexesOf({ sort, filters, sorts, room: MOST_INDEXES - otherIndexes(collections.length) }),
  }
}

/** Direction of the column for a direction of the answers. */
export const columnDirection = ({ kind }: Askable, direction: Direction): Direction =>
  kind !== 'age' ? direction : direction === 'asc' ? 'desc' : 'asc'

function collectionOf(field: Field): readonly Collection[] {
  if (!field.rows || field.rows.projected.length === 0) return []
  const columns = [...askableOfRows(field).values()].filter(hasColumn)
  return [{ field, single: columns.filter(({ many }) => !many), many: columns.filter(({ many }) => many) }]
}

/** Primary keys and second indexes of the tables beside the main one, and the latter's own two. */
const otherIndexes = (collections: number): number => 2 + 2 + 2 + 1 + collections

interface Wanted {
  readonly sort: DefaultSort | undefined
  readonly filters: readonly Askable[]
  readonly sorts: readonly Askable[]
  readonly room: number
}

/** First the list as people open it, with all that its filters read; then each filter; then each sort, while there is room. */
function indexesOf({ sort, filters, sorts, room }: Wanted): readonly (readonly string[])[] {
  const key = (asked: Askable) => `"${keyName(asked)}"`
  const ordered = ({ asked, direction }: DefaultSort) => [
    `(${key(asked)} IS NULL)`,
    `${key(asked)} ${direction.toUpperCase()}`,
    'id',
  ]
  const carried = filters.filter(({ name }) => name !== sort?.asked.name).map(key)
  const list = ['record_state', 'status', ...(sort ? ordered(sort) : ['id']), 'programme', ...carried]
  const byFilter = filters.map((asked) => [key(asked), 'record_state', 'status'])
  const bySort = sorts
    .filter(({ name }) => name !== sort?.asked.name && name !== 'record_state')
    .map((asked) => ordered({ asked, direction: 'asc' }))
  return [list, ...byFilter, ...bySort].slice(0, Math.max(1, room))
}
