/**
 * Several counts of the same records, or of the same collection's, as one statement for each way to them: each is an
 * aggregate with its own condition. Where a record may stand on several lines (rows, several values) it is first found out
 * whether it counts, then how many do.
 */
import { type Askable, askable, nameOnRecord } from '../../engine/query/askable.ts'
import type { Time } from '../../engine/query/bounds.ts'
import type { Collection } from '../../engine/query/collection.ts'
import type { Grouping } from '../../engine/query/count.ts'
import type { Where } from '../../engine/query/query.ts'
import { hasColumn } from './columns.ts'
import { condition, rowCondition, type Setting } from './condition.ts'
import { type LiveGrant, reached } from './grants.ts'
import { MAIN, settingOverMain, settingOverReach } from './list-query.ts'
import type { LiveType } from './live-type.ts'
import { ROW_ID, settingOverRows } from './rows-query.ts'
import { both, column, FALSE, joined, named, type Sql, sql, TRUE } from './sql.ts'
import { valueName } from './values-part.ts'
import { fromWay, waysOf } from './ways.ts'

export interface Counting extends Time {
  readonly live: LiveType
  readonly collection: Collection | undefined
  readonly grants: readonly LiveGrant[]
  readonly by: readonly Grouping[]
  /** Asked of all alike. */
  readonly common: Where
  /** One for each count. */
  readonly wheres: readonly Where[]
  /** How lines become counts: each stands for a record; or a record may stand on several and is added up once, or given by itself. */
  readonly lines: 'records' | 'added' | 'given'
}

/** Each gives the keys (of lines given by themselves then the record), and then the counts; the same key may come of several. */
export function countQueries(counting: Counting): readonly Sql[] {
  const { live, grants, collection } = counting
  if (collection) return overRows(counting, collection)
  return grants.some(({ keys }) => keys === 'all') ? [overMain(counting)] : overReach(counting, live)
}

function overMain(counting: Counting): Sql {
  const { live, grants } = counting
  const setting = settingOverMain(counting)
  const parts = partsOf(counting, setting.record, (where) => condition(where, setting), keysOnRecord(setting))
  const holds = both(reached(grants, live, MAIN), parts.holds)
  return statement(counting, parts, sql`FROM ${named(live.tables.main)} p${parts.joins} WHERE ${holds}`)
}

function overReach(counting: Counting, live: LiveType): readonly Sql[] {
  const { setting, joined: joinsMain } = settingOverReach(counting)
  const parts = partsOf(counting, setting.record, (where) => condition(where, setting), keysOnRecord(setting))
  const ways = waysOf(counting.grants)
  return ways.map((_, index) =>
    statement(counting, parts, fromWay(ways, index, live, joinsMain(), parts.holds, parts.joins)),
  )
}

function overRows(counting: Counting, collection: Collection): readonly Sql[] {
  const rows = settingOverRows({ ...counting, collection })
  if (!rows) return []
  const { setting } = rows
  const { names } = collection
  const onRecord = keysOnRecord(setting.onRecord)
  const keyOf: KeyOf = (name, index) => {
    const outside = nameOnRecord(name)
    if (outside !== undefined) return onRecord(outside, index)
    const asked = names.get(name)
    if (!asked || !hasColumn(asked)) return NO_KEY
    if (!asked.many) return { key: setting.key(asked), joins: sql`` }
    const name_ = valueName(asked, collection.id)
    const mine = sql`${column(`v${index}`, 'record')} = c.record AND ${column(`v${index}`, 'row')} = ${ROW_ID}`
    return listedKey(setting.live, name_, index, mine)
  }
  const parts = partsOf(counting, setting.record, (where) => rowCondition(where, names, setting), keyOf)
  return [statement(counting, parts, rows.from(parts.holds, parts.joins))]
}

interface Key {
  readonly key: Sql
  /** Where it has to be fetched from. */
  readonly joins: Sql
}

type KeyOf = (name: string, index: number) => Key

const NO_KEY: Key = { key: sql`NULL`, joins: sql`` }

/** What stands on the record, where some grant reads it there. */
const keysOnRecord =
  (setting: Setting): KeyOf =>
  (name, index) => {
    const asked: Askable | undefined = askable(setting.live.plan.type).get(name)
    const reads = setting.reads(name)
    if (!asked || !hasColumn(asked) || reads === FALSE) return NO_KEY
    if (asked.many) {
      const mine = both(sql`${column(`v${index}`, 'record')} = ${setting.record}`, reads)
      return listedKey(setting.live, valueName(asked), index, mine)
    }
    const key = setting.key(asked)
    return { key: reads === TRUE ? key : sql`CASE WHEN ${reads} THEN ${key} END`, joins: sql`` }
  }

function listedKey({ tables }: LiveType, name: string, index: number, mine: Sql): Key {
  const alias = `v${index}`
  const values = sql`${named(tables.values)} ${named(alias)}`
  return {
    key: column(alias, 'key'),
    joins: sql` LEFT JOIN ${values} ON ${column(alias, 'field')} = ${name} AND ${mine}`,
  }
}

interface Parts {
  readonly keys: readonly Sql[]
  readonly joins: Sql
  readonly record: Sql
  /** What all the lines that are looked at fulfil. */
  readonly holds: Sql
  readonly counts: readonly Sql[]
}

/** A single count is asked of the lines themselves. */
function partsOf(
  { by, common, wheres }: Counting,
  record: Sql,
  conditionOf: (where: Where) => Sql,
  keyOf: KeyOf,
): Parts {
  const keys = by.map(({ name }, index) => keyOf(name, index))
  const conditions = wheres.map(conditionOf)
  const [only] = conditions
  const isOne = only !== undefined && conditions.length === 1
  const always = conditionOf(common)
  return {
    keys: keys.map(({ key }) => sql`COALESCE(${key}, '')`),
    joins: joined(
      keys.map(({ joins }) => joins),
      '',
    ),
    record,
    holds: isOne ? both(always, only) : always,
    counts: isOne ? [sql`COUNT(*)`] : conditions.map(counted),
  }
}

const counted = (holds: Sql): Sql =>
  holds === TRUE ? sql`COUNT(*)` : holds === FALSE ? sql`0` : sql`COUNT(*) FILTER (WHERE ${holds})`

function statement({ lines }: Counting, { keys, record, counts }: Parts, from: Sql): Sql {
  const names = keys.map((_, index) => named(`k${index}`))
  const keyed = keys.map((key, index) => sql`${key} AS ${named(`k${index}`)}`)
  const grouped = (columns: readonly Sql[]) => (columns.length > 0 ? sql` GROUP BY ${joined(columns, ', ')}` : sql``)
  if (lines === 'records') return sql`SELECT ${joined([...keyed, ...counts], ', ')} ${from}${grouped(names)}`
  const some = counts.map((count, index) => sql`${count} > 0 AS ${named(`n${index}`)}`)
  const one = sql`${record} AS ${named('record')}`
  const each = sql`SELECT ${joined([...keyed, one, ...some], ', ')} ${from}${grouped([...names, record])}`
  if (lines === 'given') return each
  const sums = counts.map((_, index) => sql`SUM(${named(`n${index}`)})`)
  return sql`SELECT ${joined([...names, ...sums], ', ')} FROM (${each})${grouped(names)}`
}
