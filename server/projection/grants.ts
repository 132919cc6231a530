/** An actor's grants as SQL: which records they reach, and on which of those a name is read. */
import type Sqlite from 'better-sqlite3'
import { type Actor, OWN } from '../../engine/permissions/actor.ts'
import { readWhole } from '../../engine/permissions/own-rows.ts'
import type { LiveType } from './live-type.ts'
import { KEY, UNTIL } from './reach-part.ts'
import { both, column, either, FALSE, isAmong, named, type Sql, sql, TRUE } from './sql.ts'

/** A grant that reads the type and reaches anything at all. */
export interface LiveGrant {
  /** Name of the user whose grant it is. */
  readonly holder: string
  /** When they ask. */
  readonly now: string
  readonly programmes: readonly string[]
  readonly readable: ReadonlySet<string>
  /** Reaches what others give, not what people own. */
  readonly given: boolean
  /** Numbers of reach keys, widest first. */
  readonly keys: 'all' | readonly number[]
}

/** Name of the user whose grants they are. */
export const holderOf = ([grant]: readonly LiveGrant[]): string => grant?.holder ?? ''

/** The line of the reach table counts, at the moment that the grants are asked. */
export const inForce = ([grant]: readonly LiveGrant[], alias: string): Sql => {
  const until = column(alias, UNTIL)
  return sql`(${until} IS NULL OR ${until} > ${grant?.now ?? ''})`
}

/** Where records stand in the statement at hand. */
export interface Place {
  readonly record: Sql
  readonly programme: Sql
}

/** The order in which rows of an agency come before those of a group, and those before a user's. */
const WIDTH = ['agency:', 'group:', 'user:']
const widthOf = (principal: string) => WIDTH.findIndex((prefix) => principal.startsWith(prefix))

/** Looks up which of the actor's principals reach anything; most labels of shares reach nothing. */
export function grantResolver(
  sqlite: Sqlite.Database,
): (actor: Actor, type: string, now: string) => readonly LiveGrant[] {
  const find = sqlite.prepare('SELECT number FROM reach_keys WHERE label = ? AND principal = ?').pluck()
  return ({ userName: holder, grants }, type, now) =>
    grants.flatMap((grant): readonly LiveGrant[] => {
      const { recordType, actions, programmes, rows, label } = grant
      const live = { holder, now, programmes, readable: readWhole(grant), given: label !== OWN }
      if (recordType !== type || !actions.has('read') || programmes.length === 0) return []
      if (rows === 'all') return [{ ...live, keys: 'all' }]
      const keys = [...rows]
        .sort((one, other) => widthOf(one) - widthOf(other))
        .flatMap((principal) => (find.get(label, principal) as number | undefined) ?? [])
      return keys.length > 0 ? [{ ...live, keys }] : []
    })
}

const covers = (wide: LiveGrant, narrow: LiveGrant) =>
  wide.keys === 'all' && narrow.programmes.every((programme) => wide.programmes.includes(programme))

/** Grants that another one makes needless. */
const needed = (grants: readonly LiveGrant[]): readonly LiveGrant[] =>
  grants.filter(
    (grant, index) =>
      !grants.some((other, at) => at !== index && covers(other, grant) && !(covers(grant, other) && at > index)),
  )

/** The record is reached by one of the grants. */
export const reached = (grants: readonly LiveGrant[], live: LiveType, place: Place): Sql =>
  either(...needed(grants).map((grant) => reachedBy(grant, live, place)))

function reachedBy(grant: LiveGrant, { tables }: LiveType, { record, programme }: Place): Sql {
  const { programmes, keys } = grant
  const inProgramme = isAmong(programme, programmes)
  if (keys === 'all') return inProgramme
  const rows = sql`SELECT 1 FROM ${named(tables.reach)} g WHERE g.record = ${record} AND ${isAmong(column('g', KEY), keys)} AND ${inForce([grant], 'g')}`
  return both(inProgramme, sql`EXISTS (${rows})`)
}

/** Where, among the records that the grants reach, one of those that read the name reaches. */
export function readsName(name: string, grants: readonly LiveGrant[], live: LiveType, place: Place): Sql {
  const reading = grants.filter(({ readable }) => readable.has(name))
  if (reading.length === 0) return FALSE
  const always = grants.every((grant) => reading.includes(grant) || reading.some((wide) => covers(wide, grant)))
  return always ? TRUE : reached(reading, live, place)
}
