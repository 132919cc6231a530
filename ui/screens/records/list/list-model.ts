import type { ValueKind } from '../../../../engine/fields/field-type.ts'
import { own } from '../../../../engine/lib/own.ts'
import type { ListFilter as ConfiguredFilter, Model, RecordType } from '../../../../engine/model.ts'
import { say } from '../../../lib/t.ts'
import { type Named, namedOf } from '../../../lib/value-text.ts'

export interface Sort {
  readonly field: string
  readonly direction: 'asc' | 'desc'
}

export interface ListFilter {
  readonly field: string
  readonly label: string
  readonly named: Named
  readonly common: boolean
  readonly default?: readonly string[]
  /** Default while words are searched for: every status. */
  readonly widened?: readonly string[]
  readonly ranges?: readonly string[]
  /** A place means itself and what lies below it. */
  readonly within: boolean
}

/** A record type's list as this person sees it: names resolved, what they may not read left out. */
export interface List {
  readonly columns: readonly Named[]
  /** Title line of a record. */
  readonly title: readonly Named[]
  /** Facts beside the title on cards. */
  readonly facts: readonly Named[]
  readonly filters: readonly ListFilter[]
  readonly sort: Sort
  /** Names to ask the server for. */
  readonly shown: readonly string[]
}

const unsortable: ReadonlySet<ValueKind> = new Set(['rows', 'files', 'none', 'group'])

/** Whether a list can be put in the order of a column. */
export const isSortable = ({ kind, many }: Named) => !unsortable.has(kind) && !many

const statusField = 'status'
/** What marks a record in its list. */
const marks = ['alert_count', 'flag_count']
const always: readonly ConfiguredFilter[] = [
  { field: statusField, common: true },
  { field: 'record_state', common: true, default: ['true'] },
]

/**
 * Every list can be asked for a status and for disabled records, whether or not its configuration says so; the latter
 * by those who may disable or enable, to anybody else disabled records do not show.
 */
const filtersOf = (type: RecordType, actions: readonly string[]) =>
  [
    ...always.filter(({ field }) => !type.list.filters.some((filter) => filter.field === field)),
    ...type.list.filters,
  ].filter(({ field }) => field !== 'record_state' || actions.includes('disable') || actions.includes('enable'))

/** `actions`: what the person may do with records of the type. */
export function listOf(model: Model, type: RecordType, actions: readonly string[]): List {
  const named = (ids: readonly string[]) => ids.flatMap((id) => namedOf(type, id) ?? [])
  const statuses = own(model.lookups, type.statusLookup)?.options.map(({ id }) => id) ?? []
  const columns = named(type.list.columns)
  const title = named(type.title)
  const facts = named(type.summary)
  return {
    columns,
    title,
    facts,
    sort: type.list.sort,
    filters: filtersOf(type, actions).flatMap((filter): ListFilter[] => {
      const what = namedOf(type, filter.field)
      if (!what || what.kind === 'text') return []
      const widened = filter.field === statusField && filter.default ? { widened: statuses } : {}
      return [
        {
          field: filter.field,
          label: say(filter.label) || what.label,
          named: what,
          common: filter.common,
          within: what.kind === 'location',
          ...(filter.default ? { default: filter.default } : {}),
          ...(filter.ranges ? { ranges: filter.ranges } : {}),
          ...widened,
        },
      ]
    }),
    shown: [
      ...new Set(
        [...columns, ...title, ...facts]
          .flatMap(({ id, upTo }) => (upTo === undefined || !namedOf(type, upTo) ? [id] : [id, upTo]))
          .concat('short_id', statusField, 'record_state')
          .concat(type.lifecycle ? marks : []),
      ),
    ],
  }
}
