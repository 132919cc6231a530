/**
 * The projection of all record types under the release that serves, and the way to the next one. A release that needs
 * new tables has them made beside the old ones, some records at a time between saves; the old release serves until they
 * are complete. A release that needs none is there at once. Tables of the release that served before are left as they are:
 * on the way back only what was written since is made again.
 */
import type { NewLevel } from '../../engine/migrations/migration.ts'
import { type Steps, taken } from '../../engine/migrations/take.ts'
import type { Model } from '../../engine/model.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import type { Database } from '../db/open.ts'
import type { Writer } from '../db/writer.ts'
import type { LevelsStore } from '../stores/levels-store.ts'
import type { StoredRecords } from '../stores/stored-records.ts'
import { createLeftTables, versionsBack, withoutTouched } from './left-tables.ts'
import { type LiveType, openType, type Planned, type PlannedPart, plannedParts } from './live-type.ts'
import { type PartWriter, PREFIX } from './part.ts'
import { typePlan } from './plan.ts'
import { KEY, type MembershipOf, type ReachWriter } from './reach-part.ts'
import { quoted } from './sql.ts'
import { stamps } from './stamps.ts'

/** The projection as it is asked under one release. */
export interface ProjectionView {
  /** With the directory laid over it. */
  readonly model: Model
  liveType(type: string): LiveType | undefined
}

export interface Projection extends ProjectionView {
  /** Under the release that is served beside the active one, for as long as it is; else under the active one. */
  under(release: string): ProjectionView
  /** Follows one record; inside the transaction that changes it. */
  follow(before: AnyRecord | undefined, after: AnyRecord): void
  /** Destroys the tables of the release that served before; inside the transaction that destroys something. */
  forgetLeft(): void
  /** Rewrites the reach of the records that the user is connected with; inside the transaction that moves the user. */
  moveUser(userName: string): void
  /** Resolves when lists and saves run under the model. */
  activate(model: Model, turning: Turning): Promise<void>
}

export interface Turning {
  /** What becomes of the records; asked when it is this model's turn. */
  readonly way: () => Promise<readonly NewLevel[]>
  /** Asked about at the same time, over the very same records: both have all of their tables. */
  readonly beside?: Model | undefined
  /** Runs in the transaction that switches. */
  readonly alongside: (way: readonly NewLevel[]) => void
  /** Runs right after it, before anybody else has their turn. */
  readonly switched?: (() => void) | undefined
  /** Told while new tables are filled. */
  readonly told?: ((progress: { readonly done: number }) => void) | undefined
}

interface Parts {
  readonly database: Database
  readonly writer: Writer
  readonly stored: StoredRecords
  readonly levels: Pick<LevelsStore, 'newest' | 'ofType'>
  readonly membershipOf: MembershipOf
  /** What of the directory is laid over a release: no table depends on it, questions do. */
  readonly over: (model: Model) => Model
  /** Records that are filled into new tables between two chances for a save. */
  readonly atOnce: number
}

interface Live {
  readonly model: Model
  readonly types: ReadonlyMap<string, LiveType>
}

/** What has to follow the records of a type, whichever release it is of: each table once. */
interface Followers {
  readonly writers: readonly PartWriter[]
  readonly reach: readonly { readonly table: string; readonly writer: ReachWriter }[]
}

/** Tables that are being filled: records up to the cursor are in them, as the new release has them. */
interface Building {
  readonly type: string
  readonly writers: readonly PartWriter[]
  readonly reach: ReachWriter | undefined
  /** What becomes of each record. */
  readonly way: readonly Steps[]
  cursor: string
  /** Of tables that were left: records that are still to be made again. */
  readonly pending: Set<string>
}

interface BuildTurning {
  readonly way: readonly NewLevel[]
  readonly told: (records: number) => void
}

/** So many times more records are filled in at once while nothing is served. */
const UNSERVED = 20

/** When more than one record in so many was written since tables were left, making them anew is quicker. */
const WORTH_TAKING = 4

/** So many lines of a table that was left get their version at once. */
const VERSIONS_AT_ONCE = 2000

/** After every id. */
const END = '\uffff'

export function createProjection({
  database: { sqlite },
  writer,
  stored,
  levels,
  membershipOf,
  over,
  atOnce,
}: Parts): Projection {
  let live: Live | undefined
  let beside: Live | undefined
  let followers: ReadonlyMap<string, Followers> = new Map()
  let served = new WeakMap<Live, Live>()
  let building: Building[] = []
  let turn: Promise<unknown> = Promise.resolve()
  const left = createLeftTables(sqlite)

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
   * Makes the tables that the plan lacks, and fills them while saves go on; indexes come last, one at a time, which is
   * many times quicker. When nothing is served yet nobody waits: records are filled in by the thousand.
   */
  async function build({ plan, parts }: Planned, complete: ReadonlySet<string>, turning: BuildTurning) {
    const kept = left.names()
    const lacking = parts.filter(({ table }) => !complete.has(table))
    const isBack = lacking.some(({ table }) => kept.has(table)) && isWorthTaking(plan.type.id)
    if (isBack) {
      await takeBack(
        plan.type.id,
        lacking.filter(({ table }) => kept.has(table)),
        turning,
      )
    }
    const missing = isBack ? lacking.filter(({ table }) => !kept.has(table)) : lacking
    if (missing.length === 0) return
    const isServing = live !== undefined
    const perTurn = isServing ? atOnce : atOnce * UNSERVED
    const statements = missing.map(({ part, table }) => part.ddl(table))
    const indexes = statements.flatMap(([, ...indexes]) => indexes)
    const now = await writer.write(() => {
      if (!isBack) forget(missing.map(({ table }) => table).filter((table) => kept.has(table)))
      run(statements.map(([table]) => table))
      return follows(plan.type.id, missing, turning, { cursor: '', pending: new Set() })
    })
    for (let more = true; more; ) {
      more = await writer.write(() => {
        const records = stored.after(now.type, now.cursor, perTurn)
        for (const record of records) {
          const turned = now.way.reduce(taken, record)
          for (const part of now.writers) part.add(turned)
        }
        turning.told(records.length)
        const more = records.length === perTurn
        now.cursor = more ? (records.at(-1)?.id ?? END) : END
        return more
      })
    }
    for (const index of indexes) await writer.write(() => run([index]))
    await completed(missing)
  }

  const completed = (parts: readonly PlannedPart[]) =>
    writer.write(() => {
      for (const { table } of parts) sqlite.prepare('INSERT INTO projections ("table") VALUES (?)').run(table)
    })

  /** From now on what is being made follows records, as far as they are in it; inside a transaction. */
  function follows(
    type: string,
    parts: readonly PlannedPart[],
    { way }: BuildTurning,
    from: Pick<Building, 'cursor' | 'pending'>,
  ): Building {
    const opened = parts.map(({ part, table }) => ({ part, writer: part.open(sqlite, table) }))
    const now: Building = {
      type,
      writers: opened.map((one) => one.writer),
      reach: opened.find(({ part }) => part.name === 'reach')?.writer as ReachWriter | undefined,
      way: way.filter(({ steps }) => steps.some(({ recordType }) => recordType === type)),
      ...from,
    }
    building.push(now)
    return now
  }

  function isWorthTaking(type: string): boolean {
    if (live?.types.get(type) === undefined) return false
    const all = sqlite.prepare('SELECT count(*) FROM records WHERE type = ?').pluck().get(type) as number
    return left.touched(type).length * WORTH_TAKING <= all
  }

  /** Tables that were left: what was written since is made again, the rest is what it was. */
  async function takeBack(type: string, parts: readonly PlannedPart[], turning: BuildTurning) {
    const now = await writer.write(() => {
      // If this comes to no end, they are neither one thing nor the other.
      left.take(parts.map(({ table }) => table))
      const touched = left.touched(type)
      for (const { part, table } of parts) sqlite.prepare(withoutTouched(table, part.of)).run(type)
      return follows(type, parts, turning, { cursor: END, pending: new Set(touched) })
    })
    await versionsAgain(type, parts)
    while (now.pending.size > 0) {
      await writer.write(() => {
        const ids = [...now.pending].slice(0, atOnce)
        for (const id of ids) {
          const record = stored.get(id)
          now.pending.delete(id)
          if (!record) continue
          const turned = now.way.reduce(taken, record)
          for (const part of now.writers) part.add(turned)
        }
        turning.told(ids.length)
      })
    }
    await completed(parts)
  }

  async function versionsAgain(type: string, parts: readonly PlannedPart[]) {
    const main = parts.find(({ part }) => part.name === 'main')?.table
    const serving = live?.types.get(type)?.tables.main
    if (main === undefined || serving === undefined) return
    const last = sqlite
      .prepare(
        `SELECT max(id) FROM (SELECT id FROM ${quoted(main)} WHERE id > ? ORDER BY id LIMIT ${VERSIONS_AT_ONCE})`,
      )
      .pluck()
    const renew = sqlite.prepare(versionsBack(main, serving))
    for (let from = ''; ; ) {
      const to = await writer.write(() => {
        const to = last.get(from) as string | null
        if (to !== null) renew.run(from, to, type)
        return to
      })
      if (to === null) return
      from = to
    }
  }

  /** Tables that were left are no more; inside a transaction. */
  function forget(tables: readonly string[]) {
    left.take(tables)
    for (const table of tables) sqlite.exec(`DROP TABLE ${quoted(table)}`)
  }

  async function switchTo(model: Model, { way: find, beside: other, alongside, switched, told }: Turning) {
    const way = await find()
    const stampOf = stamps(levels, way)
    const plannedOf = (model: Model) =>
      Object.values(model.recordTypes).map((type) =>
        plannedParts(typePlan(model, type), membershipOf, stampOf(type.id)),
      )
    const planned = plannedOf(model)
    const plannedBeside = other && plannedOf(other)
    const all = [...planned, ...(plannedBeside ?? [])]
    const wanted = new Set(all.flatMap(({ parts }) => parts.map(({ table }) => table)))
    const kept = completeTables()
    // What a switch that failed left behind follows nobody any more.
    const complete = live ? tablesOf(beside ? [live, beside] : [live]) : kept
    const isNew = [...wanted].some((table) => !complete.has(table)) || kept.size > wanted.size
    if (isNew) await writer.write(() => drop(new Set([...complete, ...left.names()])))
    const before = { live, beside, followers }
    const standAs = ({ live: one, beside: two, followers: all }: typeof before) => {
      live = one
      beside = two
      followers = all
    }
    let done = 0
    const count = (records: number) => {
      done += records
      told?.({ done })
    }
    try {
      for (const one of planned) await build(one, complete, { way, told: count })
      if (plannedBeside) {
        const now = completeTables()
        for (const one of plannedBeside) await build(one, now, { way, told: count })
      }
      await writer.write(() => {
        try {
          live = opened(model, planned)
          beside = other && plannedBeside && opened(other, plannedBeside)
          followers = followersOf(beside ? [live, beside] : [live])
          served = new WeakMap()
          if (isNew) {
            const leaving = before.live ? [...tablesOf([before.live])].filter((table) => !wanted.has(table)) : []
            if (leaving.length > 0) left.leave(leaving)
            for (const table of leaving) sqlite.prepare('DELETE FROM projections WHERE "table" = ?').run(table)
            drop(new Set([...wanted, ...left.names()]))
          }
          alongside(way)
          building = []
        } catch (error) {
          standAs(before)
          throw error
        }
      })
    } catch (error) {
      // What was to be switched was not: nothing of it stands on disk.
      standAs(before)
      throw error
    } finally {
      building = []
    }
    switched?.()
    for (const table of wanted) {
      if (!complete.has(table)) await writer.write(() => sqlite.exec(`ANALYZE ${quoted(table)}`))
    }
  }

  const opened = (model: Model, planned: readonly Planned[]): Live => ({
    model,
    types: new Map(planned.map((one) => [one.plan.type.id, openType(sqlite, one)])),
  })

  /** What is being made and holds the record already. */
  const buildingOf = (type: string, id: string) =>
    building.filter((now) => now.type === type && id <= now.cursor && !now.pending.has(id))

  const reachedBy = (table: string, userName: string) =>
    sqlite
      .prepare(
        `SELECT DISTINCT record FROM ${quoted(table)} WHERE ${quoted(KEY)} IN (SELECT number FROM reach_keys WHERE principal = ?)`,
      )
      .pluck()
      .all(`user:${userName}`) as string[]

  /** A release with the directory over it: the same tables, asked under another model. */
  function servedAs(of: Live | undefined): Live | undefined {
    if (!of) return undefined
    const model = over(of.model)
    if (model === of.model) return of
    const known = served.get(of)
    if (known?.model === model) return known
    const now = asked(of, model)
    served.set(of, now)
    return now
  }

  const viewOf = (of: () => Live | undefined): ProjectionView => ({
    get model() {
      const now = servedAs(of())
      if (!now) throw new Error('No release is active yet')
      return now.model
    },
    liveType: (type) => servedAs(of())?.types.get(type),
  })
  const active = viewOf(() => live)

  return {
    get model() {
      return active.model
    },
    liveType: active.liveType,
    under: (release) => viewOf(() => (beside?.model.hash === release ? beside : live)),
    follow(before, after) {
      left.touch(after.type, after.id)
      for (const part of followers.get(after.type)?.writers ?? []) {
        if (before) part.change(before, after)
        else part.add(after)
      }
      for (const now of buildingOf(after.type, after.id)) {
        const turned = now.way.reduce(taken, after)
        const was = before && now.way.reduce(taken, before)
        for (const part of now.writers) {
          if (was) part.change(was, turned)
          else part.add(turned)
        }
      }
    },
    forgetLeft: () => forget([...left.names()]),
    moveUser(userName) {
      for (const [type, { reach }] of followers) {
        const [first] = reach
        for (const id of first ? reachedBy(first.table, userName) : []) {
          const record = stored.get(id)
          if (!record) continue
          left.touch(type, id)
          for (const { writer } of reach) writer.renew(record)
          for (const now of buildingOf(type, id)) now.reach?.renew(now.way.reduce(taken, record))
        }
      }
    },
    activate(model, turning) {
      const turned = turn.then(() => switchTo(model, turning))
      turn = turned.catch(() => undefined)
      return turned
    },
  }
}

const tablesOf = (all: readonly Live[]): ReadonlySet<string> =>
  new Set(all.flatMap(({ types }) => [...types.values()].flatMap(({ writers }) => [...writers.keys()])))

function followersOf(all: readonly Live[]): ReadonlyMap<string, Followers> {
  const types = new Set(all.flatMap((live) => [...live.types.keys()]))
  return new Map(
    [...types].map((type) => {
      const mine = all.flatMap((live) => live.types.get(type) ?? [])
      const byTable = new Map(mine.toReversed().flatMap(({ writers }) => [...writers]))
      const reach = new Map(mine.toReversed().map((one) => [one.tables.reach, one.reach]))
      return [
        type,
        { writers: [...byTable.values()], reach: [...reach].map(([table, writer]) => ({ table, writer })) },
      ] as const
    }),
  )
}

/** The same tables under a model that differs in nothing that they depend on. */
export const asked = ({ types }: Pick<Live, 'types'>, model: Model): Live => ({
  model,
  types: new Map([...types].map(([id, type]) => [id, { ...type, plan: { ...type.plan, model } }])),
})
