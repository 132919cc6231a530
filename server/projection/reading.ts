/** The projection as another process reads it: a connection of its own that cannot write, under the release that serves. */
import Sqlite from 'better-sqlite3'
import type { Model } from '../../engine/model.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import type { Time } from '../../engine/query/bounds.ts'
import type { Count, Counted } from '../../engine/query/count.ts'
import { createDirectoryRows } from '../stores/directory-rows.ts'
import { createLevelsStore, type LevelsStore } from '../stores/levels-store.ts'
import { readCounts } from './counts.ts'
import { grantResolver } from './grants.ts'
import { type HeldType, heldType } from './held-type.ts'
import { type LiveType, openType, plannedParts } from './live-type.ts'
import { typePlan } from './plan.ts'
import { asked } from './projection.ts'
import type { Sql, SqlValue } from './sql.ts'
import { stamps } from './stamps.ts'
import { preparer } from './statements.ts'

export interface Reading {
  /** `release`: under one that is served beside the active one. */
  counts(actor: Actor, counts: readonly Count[], time: Time, release?: string): readonly Counted[]
}

const PRAGMAS = [
  'query_only = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'temp_store = MEMORY',
  'busy_timeout = 5000',
  'cache_size = -64000',
]

interface Serving {
  readonly model: Model
  readonly level: number
  readonly types: ReadonlyMap<string, LiveType>
}

export function openReading(file: string): Reading {
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true })
  for (const pragma of PRAGMAS) sqlite.pragma(pragma)
  const newest = sqlite.prepare('SELECT hash FROM releases ORDER BY turn DESC LIMIT 1').pluck()
  const modelOf = sqlite.prepare('SELECT model FROM releases WHERE hash = ?').pluck()
  const levels = createLevelsStore(sqlite)
  const directory = createDirectoryRows(sqlite)
  const liveGrants = grantResolver(sqlite)
  const prepared = preparer(sqlite)
  const all = ({ text, values }: Sql) => prepared(text).all(...values) as SqlValue[][]
  const inMemory = new WeakMap<LiveType, HeldType>()
  const isComplete = sqlite.prepare('SELECT 1 FROM projections WHERE "table" = ?')
  const bases = new Map<string, { readonly base: Serving; readonly serving: Serving }>()

  /** As it is at the moment of the question. */
  function heldOf(live: LiveType, refreshed: Set<LiveType>): HeldType {
    const held = inMemory.get(live) ?? heldType(sqlite, live)
    inMemory.set(live, held)
    if (!refreshed.has(live)) held.refresh()
    refreshed.add(live)
    return held
  }

  /** A release takes over in one transaction with its tables, so that both are of one moment here. */
  function served(asked?: string): Serving {
    const active = newest.get() as string | undefined
    if (active === undefined) throw new Error('No release is active yet')
    for (const hash of bases.keys()) if (hash !== active && hash !== asked) bases.delete(hash)
    if (asked !== undefined && asked !== active) {
      const under = servedAs(asked)
      if (under && hasTables(under)) return under
    }
    const now = servedAs(active)
    if (!now) throw new Error('The active release is not kept')
    return now
  }

  function servedAs(hash: string): Serving | undefined {
    const known = bases.get(hash)
    const isKnown = known?.base.level === levels.newest()
    const text = isKnown ? undefined : (modelOf.get(hash) as string | undefined)
    const base = isKnown ? known.base : text && servingOf(sqlite, JSON.parse(text) as Model, levels)
    if (!base) return undefined
    directory.look()
    const model = directory.over(base.model)
    const serving =
      known?.base === base && known.serving.model === model
        ? known.serving
        : model === base.model
          ? base
          : { level: base.level, ...asked(base, model) }
    bases.set(hash, { base, serving })
    return serving
  }

  /** One that is served beside another may be given up at any time, with its tables. */
  const hasTables = ({ types }: Serving) =>
    [...types.values()].every(({ writers }) => [...writers.keys()].every((table) => isComplete.get(table)))

  return {
    counts: (actor, counts, time, release) =>
      sqlite.transaction(() => {
        const { model, types } = served(release)
        const refreshed = new Set<LiveType>()
        const held = (live: LiveType) => heldOf(live, refreshed)
        return readCounts({ model, liveType: (type) => types.get(type), liveGrants, all, held }, actor, counts, time)
      })(),
  }
}

function servingOf(sqlite: Sqlite.Database, model: Model, levels: LevelsStore): Serving {
  const stampOf = stamps(levels)
  const types = Object.values(model.recordTypes).map((type) => {
    const planned = plannedParts(typePlan(model, type), () => undefined, stampOf(type.id))
    return [type.id, openType(sqlite, planned)] as const
  })
  return { model, level: levels.newest(), types: new Map(types) }
}
