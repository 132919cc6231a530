/**
 * The rows of a page in wire form. What has a column is read off it; where something is asked for that has none, the
 * page's records themselves are read, all at once. Either way a row shows only what a grant reads on that very row.
 */
import type Sqlite from 'better-sqlite3'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import { yearsBetween } from '../../engine/lib/dates.ts'
import { dialectNames, readableRecord } from '../../engine/permissions/readable-record.ts'
import { alertsTold, guardOfAlerts } from '../../engine/permissions/seen-alerts.ts'
import { type Askable, askable } from '../../engine/query/askable.ts'
import { type CoreFactName, coreFacts, isOfReader } from '../../engine/records/core-facts.ts'
import type { StoredRecords } from '../stores/stored-records.ts'
import { hasColumn } from './columns.ts'
import { holderOf, type LiveGrant } from './grants.ts'
import type { LiveType } from './live-type.ts'
import { KEY, UNTIL } from './reach-part.ts'
import { quoted, type SqlValue } from './sql.ts'

export interface Shown {
  readonly grants: readonly LiveGrant[]
  readonly fields: readonly string[]
  readonly today: string
}

export type WireRow = Readonly<Record<string, unknown>>

type AlertLine = readonly [record: string, type: string, form: string | null, user: string | null]

export interface RowReader {
  rows(ids: readonly string[], shown: Shown): readonly WireRow[]
  /** Which of the names some grant that reaches the record reads; for each record of a page. */
  readableOn(ids: readonly string[], shown: Shown): ReadableOn
}

/** So many different choices of columns are kept prepared. */
const KEPT_STATEMENTS = 100

/** Made once per type and release; keeps its statements. */
export function rowReader(sqlite: Sqlite.Database, live: LiveType, stored: StoredRecords): RowReader {
  const { plan, tables } = live
  const names = askable(plan.type)
  const isAlways = new Set(['id', plan.type.ids.unique, plan.type.ids.display, 'enabled', 'module_id', 'version'])
  const keysOf = sqlite
    .prepare(
      `SELECT record, ${quoted(KEY)} FROM ${quoted(tables.reach)} WHERE record IN (SELECT value FROM json_each(?)) AND ${quoted(KEY)} IN (SELECT value FROM json_each(?)) AND (${quoted(UNTIL)} IS NULL OR ${quoted(UNTIL)} > ?)`,
    )
    .raw()
  const valuesOf = sqlite
    .prepare(
      `SELECT COALESCE(value, "key") FROM ${quoted(tables.values)} WHERE record = ? AND field = ? ORDER BY position`,
    )
    .pluck()
  const lines = new Map<string, Sqlite.Statement>()
  const alertTable = tables.rows.get('alerts')
  const alertsOf = alertTable
    ? sqlite
        .prepare(
          `SELECT record, type, form, user FROM ${quoted(alertTable)} WHERE record IN (SELECT value FROM json_each(?))`,
        )
        .raw()
    : undefined
  /** Names by which alerts are seen. */
  const guarding = [...new Set([...guardOfAlerts(plan.type).rows.values()].flat())]

  /** Reads the lines of records at once, with these columns and those that every row shows. */
  function linesWith(single: readonly string[]): Sqlite.Statement {
    const key = single.join()
    let statement = lines.get(key)
    if (!statement) {
      const columns = [...new Set(['id', 'programme', 'version', 'short_id', 'record_state', ...single])]
      const list = columns.map((name) => `${quoted(name)} AS ${quoted(name)}`).join(', ')
      const among = 'id IN (SELECT value FROM json_each(?))'
      statement = sqlite.prepare(`SELECT ${list} FROM ${quoted(tables.main)} WHERE ${among}`)
      if (lines.size >= KEPT_STATEMENTS) lines.clear()
      lines.set(key, statement)
    }
    return statement
  }

  function reachOf(ids: readonly string[], grants: readonly LiveGrant[]): ReadonlyMap<string, ReadonlySet<number>> {
    const keys = new Map(ids.map((id) => [id, new Set<number>()]))
    const among = [...new Set(grants.flatMap((grant) => (grant.keys === 'all' ? [] : grant.keys)))]
    const found = keysOf.all(JSON.stringify(ids), JSON.stringify(among), grants[0]?.now ?? '') as [string, number][]
    for (const [id, key] of found) keys.get(id)?.add(key)
    return keys
  }

  function readableOn(ids: readonly string[], { grants, fields }: Shown): ReadableOn {
    const everywhere = new Set(fields.filter((name) => grants.every(({ readable }) => readable.has(name))))
    if (fields.every((name) => everywhere.has(name) || !grants.some(({ readable }) => readable.has(name)))) {
      return () => everywhere
    }
    const keysOn = reachOf(ids, grants)
    return (id, programme) => {
      const reaching = grants.filter(
        ({ keys, programmes }) =>
          programmes.includes(programme) && (keys === 'all' || keys.some((key) => keysOn.get(id)?.has(key))),
      )
      return new Set(fields.filter((name) => reaching.some(({ readable }) => readable.has(name))))
    }
  }

  /** What each record of a page tells of its alerts. */
  function alertsOn(ids: readonly string[], shown: Shown) {
    const readable = readableOn(ids, { ...shown, fields: guarding })
    const userName = holderOf(shown.grants)
    const alerts = new Map<string, Parameters<typeof alertsTold>[1]>()
    for (const [record, type, form, user] of (alertsOf?.all(JSON.stringify(ids)) ?? []) as readonly AlertLine[]) {
      const alert = { type, ...(form !== null && { form }), ...(user !== null && { user }) }
      alerts.set(record, [...(alerts.get(record) ?? []), alert])
    }
    return (id: string, programme: string) =>
      alertsTold(plan.type, alerts.get(id), { readable: readable(id, programme), userName })
  }

  function fromColumns(ids: readonly string[], shown: Shown, asked: readonly Askable[]): readonly WireRow[] {
    const readable = readableOn(ids, shown)
    const read = linesWith(asked.flatMap(({ name, many }) => (many || isOfReader(name) ? [] : [name])))
    const told = asked.some(({ name }) => isOfReader(name)) ? alertsOn(ids, shown) : undefined
    const found = read.all(JSON.stringify(ids)) as Readonly<Record<string, SqlValue>>[]
    const byId = new Map(found.map((line) => [line['id'], line]))
    return ids.flatMap((id) => {
      const line = byId.get(id)
      if (!line) return []
      const programme = String(line['programme'])
      const reads = readable(id, programme)
      const row: Record<string, unknown> = dialectNames(plan.type, {
        id,
        programme,
        version: Number(line['version']),
        core: { short_id: String(line['short_id']), record_state: line['record_state'] === 1 },
      })
      const ofReader = told?.(id, programme) ?? {}
      for (const one of asked) {
        if (!reads.has(one.name)) continue
        if (isOfReader(one.name)) {
          const value = ofReader[one.name as keyof typeof ofReader]
          if (value !== undefined) row[one.name] = value
          continue
        }
        const value = one.many
          ? listed(one, valuesOf.all(id, one.name) as SqlValue[])
          : wireForm(one, line[one.name], shown.today)
        if (value !== undefined) row[one.name] = value
      }
      return [row]
    })
  }

  function fromRecords(ids: readonly string[], shown: Shown): readonly WireRow[] {
    const wanted = shown.fields
    const readable = readableOn(ids, { ...shown, fields: wanted.some(isOfReader) ? [...wanted, ...guarding] : wanted })
    const records = stored.many(ids)
    const userName = holderOf(shown.grants)
    const names = new Set(wanted)
    return ids.flatMap((id) => {
      const record = records.get(id)
      if (!record) return []
      const reader = { readable: readable(id, record.programme), userName, names }
      return [readableRecord(plan.model, reader, record, shown.today)]
    })
  }

  return {
    readableOn,
    rows(ids, shown) {
      const wanted = shown.fields.filter((name) => !isAlways.has(name))
      const asked = wanted.flatMap((name) => names.get(name) ?? [])
      const narrowed = { ...shown, fields: wanted }
      return asked.length === wanted.length && asked.every(hasWireColumn)
        ? fromColumns(ids, narrowed, asked)
        : fromRecords(ids, narrowed)
    },
  }
}

export type ReadableOn = (id: string, programme: string) => ReadonlySet<string>

/** Whether the wire form can be had from the column: it is the same, or it is an age, which grows out of its birth date. */
function hasWireColumn(asked: Askable): boolean {
  const { field, kind } = asked
  if (!hasColumn(asked)) return false
  if (!field || kind === 'age') return true
  const { column, read } = fieldTypeOf(field)
  return !column && !read
}

function wireForm({ kind }: Askable, value: SqlValue | undefined, today: string): unknown {
  if (value === null || value === undefined) return undefined
  if (kind === 'boolean') return value === 1
  if (kind !== 'age') return value
  return String(value) > today ? undefined : yearsBetween(String(value), today)
}

/** A fact that every record has is an empty list; what may be missing is left out. */
const listed = ({ field, kind, name }: Askable, values: readonly SqlValue[]): unknown =>
  values.length === 0 && (field || coreFacts[name as CoreFactName].optional)
    ? undefined
    : kind === 'boolean'
      ? values.map((value) => value === 1)
      : values
