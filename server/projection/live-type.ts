/** The projection of one record type as it stands in the database: its tables by part, and their writers. */
import type Sqlite from 'better-sqlite3'
import { mainPart } from './main-part.ts'
import { type Part, type PartWriter, tableOf } from './part.ts'
import type { TypePlan } from './plan.ts'
import { type MembershipOf, type ReachWriter, reachPart } from './reach-part.ts'
import { rowsPart, rowsPartName } from './rows-part.ts'
import { valuesPart } from './values-part.ts'
import { wordsPart } from './words-part.ts'

export interface PlannedPart {
  readonly part: Part
  readonly table: string
}

export interface Planned {
  readonly plan: TypePlan
  readonly parts: readonly PlannedPart[]
}

/** What a type's projection will consist of; nothing is made yet. `stampOf`: the newest level that changed what the part holds. */
export function plannedParts(
  plan: TypePlan,
  membershipOf: MembershipOf,
  stampOf: (part: Part) => number = () => 0,
): Planned {
  const parts = [
    mainPart(plan),
    reachPart(plan, membershipOf),
    valuesPart(plan),
    wordsPart(plan),
    ...plan.collections.map((collection) => rowsPart(plan, collection)),
  ]
  return { plan, parts: parts.map((part) => ({ part, table: tableOf(plan.type.id, part, stampOf(part)) })) }
}

export interface LiveType {
  readonly plan: TypePlan
  readonly tables: Tables
  /** By table. */
  readonly writers: ReadonlyMap<string, PartWriter>
  readonly reach: ReachWriter
}

/** Names of a type's tables. */
export interface Tables {
  readonly main: string
  readonly reach: string
  readonly values: string
  readonly words: string
  /** By id of the collection. */
  readonly rows: ReadonlyMap<string, string>
}

/** Opens tables that are there. */
export function openType(sqlite: Sqlite.Database, { plan, parts }: Planned): LiveType {
  const byName = new Map(parts.map(({ part, table }) => [part.name, table]))
  const table = (name: string) => byName.get(name) as string
  const opened = new Map(parts.map(({ part, table }) => [part.name, part.open(sqlite, table)]))
  return {
    plan,
    tables: {
      main: table('main'),
      reach: table('reach'),
      values: table('values'),
      words: table('words'),
      rows: new Map(plan.collections.map(({ of: { id } }) => [id, table(rowsPartName(id))])),
    },
    writers: new Map(parts.map(({ part, table }) => [table, opened.get(part.name) as PartWriter])),
    reach: opened.get('reach') as ReachWriter,
  }
}
