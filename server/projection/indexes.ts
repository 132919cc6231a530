/**
 * Indexes of a record type's main table. The list as people open it has one that carries all that its filters read; each
 * filter by a code has one that carries the other filters, so that counting looks at nothing else; each usual sort
 * has one in its usual direction; and what the platform itself looks for has one.
 */
import type { ValueKind } from '../../engine/fields/field-type.ts'
import type { Direction } from '../../engine/model.ts'
import type { Askable } from '../../engine/query/askable.ts'
import { keyName } from './columns.ts'
import { quoted } from './sql.ts'

/** What the rows of a table or index are sorted by. The direction is the column's: an age grows as its birth date falls. */
export interface ColumnSort {
  readonly asked: Askable
  readonly direction: Direction
}

export interface Index {
  /** As SQL has them. */
  readonly columns: readonly string[]
  /** The order in which it gives records, once the names before it have one value each. */
  readonly order?: { readonly after: readonly string[]; readonly by: ColumnSort }
}

interface Wanted {
  readonly sort: ColumnSort | undefined
  /** Single-valued filters, the common ones first. */
  readonly filters: readonly Askable[]
  /** What lists are sorted by, the usual first. */
  readonly sorts: readonly Askable[]
  /** By which the platform itself looks for records, at each write of others. */
  readonly sought: readonly Askable[]
}

/** As many indexes as a record type's tables may have. */
const MOST_INDEXES = 16
/** By id twice, and those of reach and values by record. */
const ELSEWHERE = 4
const MOST_FILTERS = 4
const MOST_SORTS = 4

const STATE = ['record_state', 'status']

export function indexesFor({ sort, filters, sorts, sought }: Wanted): readonly Index[] {
  const carried = filters.filter(({ name }) => name !== sort?.asked.name)
  const list: Index = sort
    ? {
        columns: [...STATE, ...ordered(sort), 'programme', ...keys(carried)],
        order: { after: STATE, by: sort },
      }
    : { columns: [...STATE, 'id', 'programme', ...keys(carried)] }
  const codes = carried.filter(({ kind }) => CODES.has(kind))
  const byFilter = codes.slice(0, MOST_FILTERS).map((asked): Index => {
    const rest = carried.filter((other) => other !== asked)
    const others = [...rest.filter(({ kind }) => CODES.has(kind)), ...rest.filter(({ kind }) => !CODES.has(kind))]
    return { columns: [...keys([asked]), ...STATE, ...keys(others), 'programme', 'id'] }
  })
  const bySort = sorts
    .filter(({ name, kind }) => name !== sort?.asked.name && !CODES.has(kind))
    .slice(0, MOST_SORTS)
    .map((asked): Index => {
      const by = { asked, direction: usualDirection(asked.kind) }
      return { columns: [...ordered(by), ...STATE], order: { after: [], by } }
    })
  const bySought = sought.map((asked): Index => ({ columns: [...keys([asked]), 'id', 'programme'] }))
  return [list, ...bySought, ...byFilter, ...bySort].slice(0, MOST_INDEXES - ELSEWHERE)
}

/** Values of few kinds, compared as they are. */
const CODES: ReadonlySet<ValueKind> = new Set(['option', 'boolean', 'location', 'user', 'agency', 'record'])

const keys = (asked: readonly Askable[]) => asked.map((one) => quoted(keyName(one)))

/** Blanks last, then the key, then the id: an index gives this order in one direction only. */
const ordered = ({ asked, direction }: ColumnSort) => {
  const key = quoted(keyName(asked))
  return [`(${key} IS NULL)`, `${key} ${direction.toUpperCase()}`, 'id']
}

/** Newest, largest and youngest first; everything else from the start of the alphabet. */
const usualDirection = (kind: ValueKind): Direction =>
  kind === 'date' || kind === 'datetime' || kind === 'number' || kind === 'age' ? 'desc' : 'asc'
