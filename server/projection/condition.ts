/**
 * Where, as SQL, with the truth table of engine/query/predicate.ts. A comparison with a missing value is NULL, which
 * counts as false wherever it is not negated; `not` makes two-valued what it negates.
 */
import type { Model } from '../../engine/model.ts'
import { placesBelow } from '../../engine/options/places.ts'
import { type Askable, askable, nameOnRecord } from '../../engine/query/askable.ts'
import { apart, type ColumnBounds, columnBounds, dayIn, type Range, type Time } from '../../engine/query/bounds.ts'
import type { Collection } from '../../engine/query/collection.ts'
import type { Scalar, Where } from '../../engine/query/query.ts'
import { isOfReader } from '../../engine/records/core-facts.ts'
import { hasColumn, keyName, keyOf } from './columns.ts'
import type { LiveType } from './live-type.ts'
import { columnIsTold, rowIsThere } from './row-guards.ts'
import { ROW } from './rows-part.ts'
import { both, column, either, FALSE, isAmong, named, type Sql, sql, TRUE } from './sql.ts'
import { valueName } from './values-part.ts'
import { hasWords } from './words-condition.ts'

/** What stands around a condition: where its columns are, and on which records a name is read. */
export interface Setting extends Time {
  readonly live: LiveType
  /** Who asks. */
  readonly userName: string
  /** The record's id. */
  readonly record: Sql
  /** The key of a name that holds one value. */
  key(asked: Askable): Sql
  /** TRUE or FALSE where it does not depend on the record. */
  reads(name: string): Sql
  /** Where few records are looked at, their ids can be read beside them; else they are looked through all at once. */
  ids?(): Sql
}

export function condition(where: Where, setting: Setting): Sql {
  if ('all' in where) return both(...where.all.map((part) => condition(part, setting)))
  if ('any' in where) return either(...where.any.map((part) => condition(part, setting)))
  if ('not' in where) return negated(condition(where.not, setting))
  if ('words' in where) return hasWords(where.words, setting)
  if ('any_row' in where) return anyRow(where.any_row, where.where, setting)
  const names = askable(setting.live.plan.type)
  const asked = names.get(where.field)
  if (!asked || !hasColumn(asked)) return 'blank' in where ? TRUE : FALSE
  const reads = asked.name === 'id' ? TRUE : setting.reads(asked.name)
  const upper = upperEnd(asked, names, setting, setting.reads)
  const values = isOfReader(asked.name)
    ? ofAlerts(asked, setting)
    : asked.many
      ? listedValues(asked, setting)
      : oneValue(setting.key(asked), upper)
  return guarded(reads, where, comparison(where, asked, values, setting))
}

type Comparison = Extract<Where, { readonly field: string }>

/** Where nothing reads the name, its value is missing. */
const guarded = (reads: Sql, where: Comparison, compared: Sql): Sql =>
  'blank' in where ? either(negated(reads), compared) : both(reads, compared)

function negated(inner: Sql): Sql {
  if (inner === TRUE) return FALSE
  return inner === FALSE ? TRUE : sql`NOT COALESCE(${inner}, FALSE)`
}

/** The values of a name, as far as a comparison needs them. */
interface Values {
  readonly missing: Sql
  /** Some value fulfils what is said of the key. */
  some(holds: (key: Sql) => Sql): Sql
  /** Of the value that begins an interval: what is said of the other end, the value itself where there is none. */
  readonly upper?: Sql | undefined
}

const oneValue = (key: Sql, upper?: Sql): Values => ({
  missing: sql`${key} IS NULL`,
  some: (holds) => holds(key),
  upper: upper && sql`COALESCE(${upper}, ${key})`,
})

/** Where the name begins an interval: the key of its upper end, as far as that is read. */
function upperEnd(
  { upTo }: Askable,
  names: ReadonlyMap<string, Askable>,
  { key }: Setting,
  readsName: (name: string) => Sql,
): Sql | undefined {
  const asked = upTo === undefined ? undefined : names.get(upTo)
  const reads = asked ? readsName(asked.name) : FALSE
  if (!asked || reads === FALSE) return undefined
  return reads === TRUE ? key(asked) : sql`CASE WHEN ${reads} THEN ${key(asked)} END`
}

/** Values that stand in a table of their own, of a record or (`row`) of a row. */
function listedValues(asked: Askable, { live, record }: Setting, of?: { collection: string; row: Sql }): Values {
  const name = valueName(asked, of?.collection)
  const among = sql`FROM ${named(live.tables.values)} v WHERE v.field = ${name} AND v.record = ${record}`
  const mine = of ? sql`${among} AND v.${named('row')} = ${of.row}` : among
  const exists = (holds: Sql) =>
    holds === FALSE ? FALSE : sql`EXISTS (SELECT 1 ${holds === TRUE ? mine : sql`${mine} AND ${holds}`})`
  return { missing: negated(exists(TRUE)), some: (holds) => exists(holds(column('v', 'key'))) }
}

/** What is told of a record's alerts, counted among those that are there for whoever asks; they stand under `a`. */
function ofAlerts({ name }: Askable, setting: Setting): Values {
  const { live, record } = setting
  const collection = live.plan.collections.find(({ of }) => of.id === 'alerts')?.of
  const table = live.tables.rows.get('alerts')
  const there = collection && table ? rowIsThere(collection, setting, 'a') : FALSE
  const among = (holds: Sql) => sql`FROM ${named(table ?? '')} a WHERE a.record = ${record} AND ${both(there, holds)}`
  if (there === FALSE) return { missing: TRUE, some: () => FALSE }
  if (name === 'alert_count') return oneValue(sql`(SELECT NULLIF(COUNT(*), 0) ${among(TRUE)})`)
  const exists = (holds: Sql) => (holds === FALSE ? FALSE : sql`EXISTS (SELECT 1 ${among(holds)})`)
  return { missing: negated(exists(TRUE)), some: (holds) => exists(holds(column('a', 'type'))) }
}

function comparison(where: Comparison, { kind }: Askable, values: Values, { live, ...time }: Setting): Sql {
  const { model } = live.plan
  const between = (range: Range) => {
    const bounds = columnBounds(kind, range, dayIn(model.instance, time))
    if (!bounds) return FALSE
    const { upper } = values
    if (!upper) return values.some((key) => within(key, bounds))
    const { asksLower, asksUpper } = apart(bounds)
    return values.some((key) => both(within(key, asksLower), within(upper, asksUpper)))
  }
  if ('blank' in where) return values.missing
  if ('within' in where) return values.some((key) => isAmong(key, placesIn(model, where.within)))
  if (!('among' in where)) return between(where)
  if (kind === 'age') return either(...where.among.map((years) => between({ from: Number(years), to: Number(years) })))
  return values.some((key) => isAmong(key, distinctKeys(kind, where.among)))
}

const distinctKeys = (kind: Askable['kind'], values: readonly Scalar[]) => [
  ...new Set(values.map((value) => keyOf(kind, value))),
]

/** Without bounds: there is a value. */
function within(key: Sql, { from, to, before }: ColumnBounds): Sql {
  if (from === undefined && to === undefined && before === undefined) return sql`${key} IS NOT NULL`
  return both(
    from === undefined ? TRUE : sql`${key} >= ${from}`,
    to === undefined ? TRUE : sql`${key} <= ${to}`,
    before === undefined ? TRUE : sql`${key} < ${before}`,
  )
}

/** The place's code and those below it. */
function placesIn(model: Model, code: string): readonly string[] {
  const codes = new Set([code])
  for (const above of codes) for (const place of placesBelow(model, above)) codes.add(place.code)
  return [...codes]
}

function anyRow(name: string, where: Where, setting: Setting): Sql {
  const { live, record } = setting
  const collection = live.plan.collections.find(({ of }) => of.id === name)?.of
  const table = live.tables.rows.get(name)
  const reads = collection?.readAs === undefined ? TRUE : setting.reads(collection.readAs)
  if (!collection || !table || reads === FALSE) return FALSE
  const inner = both(
    rowIsThere(collection, setting),
    rowCondition(where, collection.names, rowSetting(collection, setting)),
  )
  const exists =
    inner === FALSE ? FALSE : sql`EXISTS (SELECT 1 FROM ${named(table)} c WHERE c.record = ${record} AND ${inner})`
  return both(reads, exists)
}

export interface RowSetting extends Setting {
  readonly collection: string
  readonly row: Sql
  /** For names of the row's record. */
  readonly onRecord: Setting
}

/** Rows of a collection stand under `c`. */
export const rowSetting = (collection: Collection, onRecord: Setting): RowSetting => ({
  ...onRecord,
  onRecord,
  collection: collection.id,
  row: column('c', ROW),
  key: (asked) => {
    const isTold = columnIsTold(collection, asked.name, onRecord)
    const key = column('c', keyName(asked))
    return isTold === TRUE ? key : sql`CASE WHEN ${isTold} THEN ${key} END`
  },
})

/** The same on rows of a collection. */
export function rowCondition(where: Where, names: ReadonlyMap<string, Askable>, setting: RowSetting): Sql {
  if ('all' in where) return both(...where.all.map((part) => rowCondition(part, names, setting)))
  if ('any' in where) return either(...where.any.map((part) => rowCondition(part, names, setting)))
  if ('not' in where) return negated(rowCondition(where.not, names, setting))
  if ('words' in where || 'any_row' in where) return FALSE
  const outside = nameOnRecord(where.field)
  if (outside !== undefined) return condition({ ...where, field: outside }, setting.onRecord)
  const asked = names.get(where.field)
  if (!asked || !hasColumn(asked)) return 'blank' in where ? TRUE : FALSE
  const upper = upperEnd(asked, names, setting, () => TRUE)
  const values = asked.many ? listedValues(asked, setting, setting) : oneValue(setting.key(asked), upper)
  return comparison(where, asked, values, setting)
}
