/** Ways to records over the reach table, such that each record comes by one of them only. */
import { inForce, type LiveGrant, type Place } from './grants.ts'
import type { LiveType } from './live-type.ts'
import { BLANK, KEY, SORT } from './reach-part.ts'
import { both, column, either, isAmong, named, type Sql, sql, TRUE } from './sql.ts'

/** Lines of the reach table stand under `r`. */
export const REACH: Place = { record: sql`r.record`, programme: sql`r.programme` }

/** One way to records: reach keys under the programmes of their grants, without what the ways before it lead to. */
export interface Way {
  /** Under several of them a record may stand on several lines. */
  readonly keys: readonly number[]
  readonly programmes: ReadonlySet<string>
  /** Of what is given by others, not of what people own. */
  readonly given: boolean
  /** That its lines count, where they stand. */
  inForce(alias: string): Sql
}

/** Each key by itself. */
export function waysOf(grants: readonly LiveGrant[]): readonly Way[] {
  const ways = new Map<number, Way>()
  for (const { keys, programmes, given } of grants) {
    for (const key of keys === 'all' ? [] : keys) {
      const all = new Set([...(ways.get(key)?.programmes ?? []), ...programmes])
      ways.set(key, { keys: [key], programmes: all, given, inForce: (alias) => inForce(grants, alias) })
    }
  }
  return [...ways.values()]
}

/**
 * What is given is little, and comes by many keys: those under the same programmes are one way, on whose lines a record is
 * told apart sooner than each key's lines are looked for under all the others.
 */
export function waysAsOne(ways: readonly Way[]): readonly Way[] {
  const given = new Map<string, Way>()
  for (const way of ways.filter((way) => way.given)) {
    const programmes = listOf(way.programmes)
    const standing = given.get(programmes)
    given.set(programmes, standing ? { ...standing, keys: [...standing.keys, ...way.keys] } : way)
  }
  return [...ways.filter((way) => !way.given), ...given.values()]
}

const listOf = (programmes: ReadonlySet<string>) => JSON.stringify([...programmes].sort())

/** One way to records, as FROM and WHERE with what else holds; with the record's line and whatever else is joined. */
export function fromWay(
  ways: readonly Way[],
  index: number,
  live: LiveType,
  joins: boolean,
  holds: Sql,
  more: Sql = sql``,
): Sql {
  const { tables } = live
  const way = ways[index] as Way
  const main = joins ? sql` CROSS JOIN ${named(tables.main)} p ON p.id = r.record` : sql``
  const mine = both(
    isAmong(column('r', KEY), way.keys),
    isAmong(REACH.programme, [...way.programmes]),
    way.inForce('r'),
    unreachedBefore(ways.slice(0, index), live),
    holds,
  )
  return sql`FROM ${named(tables.reach)} r${main}${more} WHERE ${mine}`
}

/** All lines of a record say the same of it: with the key they are found in the table's own order, close together. */
const SAME_LINE = both(
  ...['record_state', 'status', BLANK, SORT, 'record'].map((name) => sql`${column('e', name)} = ${column('r', name)}`),
)

function unreachedBefore(before: readonly Way[], { tables }: LiveType): Sql {
  const [first] = before
  if (!first) return TRUE
  const groups = new Map<string, { readonly programmes: readonly string[]; readonly keys: number[] }>()
  for (const { keys, programmes } of before) {
    const group = groups.get(listOf(programmes)) ?? { programmes: [...programmes].sort(), keys: [] }
    group.keys.push(...keys)
    groups.set(listOf(programmes), group)
  }
  const reached = either(
    ...[...groups.values()].map(({ programmes, keys }) => {
      const rows = sql`SELECT 1 FROM ${named(tables.reach)} e WHERE ${isAmong(column('e', KEY), keys)} AND ${SAME_LINE} AND ${first.inForce('e')}`
      return both(isAmong(REACH.programme, programmes), sql`EXISTS (${rows})`)
    }),
  )
  return sql`NOT ${reached}`
}
