/**
 * Records as they are for everybody: a row is taken through the levels that it has not been taken through yet whenever it
 * is read. This is the only place that knows both.
 */
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Level } from '../../engine/migrations/migration.ts'
import { taken } from '../../engine/migrations/take.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import type { Database } from '../db/open.ts'
import { records } from '../db/schema.ts'
import type { LevelsStore } from './levels-store.ts'

/** Records as they stand, for those who work inside a transaction. */
export interface StoredRecords {
  get(id: string): AnyRecord | undefined
  /** Those of these that there are, by id; in one reading. */
  many(ids: readonly string[]): ReadonlyMap<string, AnyRecord>
  versionOf(id: string): number | undefined
  /** Some records of a type, by id, from after one on. */
  after(type: string, id: string, limit: number): readonly AnyRecord[]
  insert(record: AnyRecord): void
  update(record: AnyRecord): void
  /** What the levels that are left make of the row, one after the other; none: it is settled. */
  unsettled(id: string): readonly Turned[]
  /** Ids of some rows of a type that levels have still to be applied to. */
  someUnsettled(type: string, limit: number): readonly string[]
  /** How many rows there are that levels have still to be applied to. */
  countUnsettled(): number
}

/** So many records are kept as they were read: what is done to one reads it several times. */
const KEPT = 250

/** A record before and after one level. */
export interface Turned {
  readonly level: Level
  readonly before: AnyRecord
  readonly after: AnyRecord
}

type Levels = Pick<LevelsStore, 'newest' | 'ofType' | 'lastOf' | 'types'>

/** For those who want the rows as they stand, whatever has still to become of them. */
const none: Levels = { newest: () => 0, ofType: () => [], lastOf: () => 0, types: () => [] }

export function createStoredRecords({ db }: Pick<Database, 'db'>, levels: Levels = none): StoredRecords {
  const { placeholder } = sql
  const hasId = eq(records.id, placeholder('id'))
  const byId = db.select().from(records).where(hasId).prepare()
  const among = db
    .select()
    .from(records)
    .where(sql`${records.id} IN (SELECT value FROM json_each(${placeholder('ids')}))`)
    .prepare()
  const facts = { id: records.id, type: records.type, version: records.version, level: records.level }
  const version = db.select(facts).from(records).where(hasId).prepare()
  const following = db
    .select()
    .from(records)
    .where(and(eq(records.type, placeholder('type')), gt(records.id, placeholder('id'))))
    .orderBy(asc(records.id))
    .limit(placeholder('limit'))
    .prepare()
  const isBehind = and(eq(records.type, placeholder('type')), sql`${records.level} < ${placeholder('level')}`)
  const behind = db.select({ id: records.id }).from(records).where(isBehind).limit(placeholder('limit')).prepare()
  const counted = db.select({ count: sql<number>`count(*)` }).from(records).where(isBehind).prepare()
  const insert = db
    .insert(records)
    .values({
      id: placeholder('id'),
      type: placeholder('type'),
      programme: placeholder('programme'),
      version: placeholder('version'),
      state: placeholder('state'),
      level: placeholder('level'),
    })
    .prepare()
  const update = db
    .update(records)
    .set({
      version: sql`${placeholder('version')}`,
      state: sql`${placeholder('state')}`,
      level: sql`${placeholder('level')}`,
    })
    .where(hasId)
    .prepare()

  const read = new Map<string, { readonly state: string; readonly record: AnyRecord }>()

  /** Taken apart once as long as the very same stands there. */
  function recordRead(row: Row): AnyRecord {
    const { id, state, version } = row
    const known = read.get(id)
    if (known?.state === state && known.record.version === version) return known.record
    if (read.size >= KEPT) read.clear()
    const record = recordOf(row)
    read.set(id, { state, record })
    return record
  }

  const isSettled = ({ type, level }: { readonly type: string; readonly level: number }) => level >= levels.lastOf(type)

  const current = (row: Row): AnyRecord =>
    isSettled(row) ? recordRead(row) : levels.ofType(row.type, row.level).reduce(taken, recordRead(row))

  const get = (id: string) => {
    const row = byId.get({ id })
    return row && current(row)
  }

  return {
    get,
    many: (ids) => new Map(among.all({ ids: JSON.stringify(ids) }).map((row) => [row.id, current(row)])),
    versionOf: (id) => {
      const row = version.get({ id })
      return row && (isSettled(row) ? row.version : get(id)?.version)
    },
    after: (type, id, limit) => following.all({ type, id, limit }).map(current),
    insert: (record) => {
      insert.run({ ...record, state: stateOf(record), level: levels.newest() })
    },
    update: ({ id, version, ...record }) => {
      update.run({ id, version, state: stateOf(record), level: levels.newest() })
    },
    unsettled: (id) => {
      const row = byId.get({ id })
      if (!row || isSettled(row)) return []
      let before = recordRead(row)
      return levels.ofType(row.type, row.level).map((level) => {
        const turned = { level, before, after: taken(before, level) }
        before = turned.after
        return turned
      })
    },
    someUnsettled: (type, limit) => behind.all({ type, level: levels.lastOf(type), limit }).map(({ id }) => id),
    countUnsettled: () =>
      levels.types().reduce((sum, type) => sum + (counted.get({ type, level: levels.lastOf(type) })?.count ?? 0), 0),
  }
}

type Row = typeof records.$inferSelect

const stateOf = ({ answers, core, parked }: Pick<AnyRecord, 'answers' | 'core' | 'parked'>): string =>
  JSON.stringify({ answers, core, parked })

const recordOf = ({ state, level: _, ...facts }: Row): AnyRecord => ({
  ...facts,
  ...(JSON.parse(state) as Pick<AnyRecord, 'answers' | 'core' | 'parked'>),
})
