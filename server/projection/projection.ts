/**
 * The projection of all record types under the release that serves, and the way to the next one. A release that needs
 * new tables has them made beside the old ones, some records at a time between saves; the old release serves until they
 * are complete. A release that needs none is there at once.
 */
import type { Model } from '../../engine/model.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import type { Database } from '../db/open.ts'
import type { Writer } from '../db/writer.ts'
import type { StoredRecords } from '../stores/stored-records.ts'
import { type LiveType, openType, type Planned, plannedParts } from './live-type.ts'
import { type PartWriter, PREFIX } from './part.ts'
import { typePlan } from './plan.ts'
import { KEY, type MembershipOf, type ReachWriter } from './reach-part.ts'
import { quoted } from './sql.ts'

export interface Projection {
  readonly model: Model
  liveType(type: string): LiveType | undefined
  /** Follows one record; inside the transaction that changes it. */
  follow(before: AnyRecord | undefined, after: AnyRecord): void
  /** Rewrites the reach of the records that the user is connected with; inside the transaction that moves the user. */
  moveUser(userName: string): void
  /** Resolves when lists and saves run under the model. `then` runs in the transaction that switches. */
  activate(model: Model, then: () => void): Promise<void>
}

interface Parts {
  readonly database: Database
  readonly writer: Writer
  readonly stored: StoredRecords
  readonly membershipOf: MembershipOf
  /** Records that are filled into new tables between two chances for a save. */
  readonly atOnce: number
}

/** Tables that are being filled: records up to the cursor are in them. */
interface Building {
  readonly type: string
  readonly writers: readonly PartWriter[]
  readonly reach: ReachWriter | undefined
  cursor: string
}

/** So many times more records are filled in at once while nothing is served. */
const UNSERVED = 20

/** After every id. */
const END = '\uffff'

export function createProjection({ database: { sqlite }, writer, stored, membershipOf, atOnce }: Parts): Projection {
  let live: { readonly model: Model; readonly types: ReadonlyMap<string, LiveType> } | undefined
  let building: Building[] = []
  let turn: Promise<unknown> = Promise.resolve()

  const completeTables = (): ReadonlySet<string> =>
    new Set(sqlite.prepare('SELECT "table" FROM projections').pluck().all() as string[])

  function drop(keep: ReadonlySet<string>) {
    const tables = sqlite
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, ?) = ?")
      .pluck()
      .all(PREFIX.length, PREFIX) as string[]
    for (const table of tables.filter((name) => !keep.has(name))) {
      sqlite.exec(`DROP TABLE ${quoted(table)}`)
      sqlite.prepare('DELETE FROM projections WHERE "table" = ?').run(table)
    }
  }

  const run = (statements: readonly string[]) => {
    for (const statement of statements) sqlite.exec(statement)
  }

  /**
   * Makes the tables that the plan lacks, and fills them while saves go on. When nothing is served yet nobody waits:
   * records are filled in by the thousand, and indexes come last, which is many times quicker.
   */
  async function build({ plan, parts }: Planned, complete: ReadonlySet<string>) {
    const missing = parts.filter(({ table }) => !complete.has(table))
    if (missing.length === 0) return
    const isServing = live !== undefined
    const perTurn = isServing ? atOnce : atOnce * UNSERVED
    const statements = missing.map(({ part, table }) => part.ddl(table))
    const indexes = statements.flatMap(([, ...indexes]) => indexes)
    const now = await writer.write(() => {
      run(statements.map(([table]) => table))
      if (isServing) run(indexes)
      const opened = missing.map(({ part, table }) => ({ part, writer: part.open(sqlite, table) }))
      const now: Building = {
        type: plan.type.id,
        writers: opened.map((one) => one.writer),
        reach: opened.find(({ part }) => part.name === 'reach')?.writer as ReachWriter | undefined,
        cursor: '',
      }
      building.push(now)
      return now
    })
    for (let more = true; more; ) {
      more = await writer.write(() => {
        const records = stored.after(now.type, now.cursor, perTurn)
        for (const record of records) for (const part of now.writers) part.add(record)
        const more = records.length === perTurn
        now.cursor = more ? (records.at(-1)?.id ?? END) : END
        return more
      })
    }
    if (!isServing) for (const index of indexes) await writer.write(() => run([index]))
    await writer.write(() => {
      for (const { table } of missing) sqlite.prepare('INSERT INTO projections ("table") VALUES (?)').run(table)
    })
  }

  async function switchTo(model: Model, then: () => void) {
    const planned = Object.values(model.recordTypes).map((type) => plannedParts(typePlan(model, type), membershipOf))
    const wanted = new Set(planned.flatMap(({ parts }) => parts.map(({ table }) => table)))
    const complete = completeTables()
    const isNew = [...wanted].some((table) => !complete.has(table)) || complete.size > wanted.size
    if (isNew) await writer.write(() => drop(complete))
    try {
      for (const one of planned) await build(one, complete)
      await writer.write(() => {
        live = { model, types: new Map(planned.map((one) => [one.plan.type.id, openType(sqlite, one)])) }
        building = []
        if (isNew) drop(wanted)
        then()
      })
    } finally {
      building = []
    }
    for (const table of wanted) {
      if (!complete.has(table)) await writer.write(() => sqlite.exec(`ANALYZE ${quoted(table)}`))
    }
  }

  /** What is being made and holds the record already. */
  const buildingOf = (type: string, id: string) => building.filter((now) => now.type === type && id <= now.cursor)

  const reachedBy = (table: string, userName: string) =>
    sqlite
      .prepare(
        `SELECT DISTINCT record FROM ${quoted(table)} WHERE ${quoted(KEY)} IN (SELECT number FROM reach_keys WHERE principal = ?)`,
      )
      .pluck()
      .all(`user:${userName}`) as string[]

  return {
    get model() {
      if (!live) throw new Error('No release is active yet')
      return live.model
    },
    liveType: (type) => live?.types.get(type),
    follow(before, after) {
      const writers = [
        ...(live?.types.get(after.type)?.writers ?? []),
        ...buildingOf(after.type, after.id).flatMap((now) => now.writers),
      ]
      for (const part of writers) {
        if (before) part.change(before, after)
        else part.add(after)
      }
    },
    moveUser(userName) {
      for (const { plan, tables, reach } of live?.types.values() ?? []) {
        const type = plan.type.id
        for (const id of reachedBy(tables.reach, userName)) {
          const record = stored.get(id)
          if (!record) continue
          reach.renew(record)
          for (const now of buildingOf(type, id)) now.reach?.renew(record)
        }
      }
    },
    activate(model, then) {
      const turned = turn.then(() => switchTo(model, then))
      turn = turned.catch(() => undefined)
      return turned
    },
  }
}
