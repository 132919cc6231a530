import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { AnyRecord } from '../../engine/records/record.ts'
import type { Database } from '../db/open.ts'
import { records } from '../db/schema.ts'

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
}

/** So many records are kept as they were read: what is done to one reads it several times. */
const KEPT = 250

export function createStoredRecords({ db }: Pick<Database, 'db'>): StoredRecords {
  const { placeholder } = sql
  const hasId = eq(records.id, placeholder('id'))
  const byId = db.select().from(records).where(hasId).prepare()
  const among = db
    .select()
    .from(records)
    .where(sql`${records.id} IN (SELECT value FROM json_each(${placeholder('ids')}))`)
    .prepare()
  const version = db.select({ version: records.version }).from(records).where(hasId).prepare()
  const following = db
    .select()
    .from(records)
    .where(and(eq(records.type, placeholder('type')), gt(records.id, placeholder('id'))))
    .orderBy(asc(records.id))
    .limit(placeholder('limit'))
    .prepare()
  const insert = db
    .insert(records)
    .values({
      id: placeholder('id'),
      type: placeholder('type'),
      programme: placeholder('programme'),
      version: placeholder('version'),
      state: placeholder('state'),
    })
    .prepare()
  const update = db
    .update(records)
    .set({ version: sql`${placeholder('version')}`, state: sql`${placeholder('state')}` })
    .where(hasId)
    .prepare()

  const read = new Map<string, { readonly state: string; readonly record: AnyRecord }>()

  /** Taken apart once as long as the very same stands there. */
  function recordRead(row: typeof records.$inferSelect): AnyRecord {
    const { id, state, version } = row
    const known = read.get(id)
    if (known?.state === state && known.record.version === version) return known.record
    if (read.size >= KEPT) read.clear()
    const record = recordOf(row)
    read.set(id, { state, record })
    return record
  }

  return {
    get: (id) => {
      const row = byId.get({ id })
      return row && recordRead(row)
    },
    many: (ids) => new Map(among.all({ ids: JSON.stringify(ids) }).map((row) => [row.id, recordOf(row)])),
    versionOf: (id) => version.get({ id })?.version,
    after: (type, id, limit) => following.all({ type, id, limit }).map(recordOf),
    insert: (record) => {
      insert.run({ ...record, state: stateOf(record) })
    },
    update: ({ id, version, ...record }) => {
      update.run({ id, version, state: stateOf(record) })
    },
  }
}

const stateOf = ({ answers, core }: Pick<AnyRecord, 'answers' | 'core'>): string => JSON.stringify({ answers, core })

const recordOf = ({ state, ...facts }: typeof records.$inferSelect): AnyRecord => ({
  ...facts,
  ...(JSON.parse(state) as Pick<AnyRecord, 'answers' | 'core'>),
})
