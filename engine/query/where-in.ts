/** Conditions as configuration writes them: their form is looked at here, their names and values by `checkQuery`. */
import { problems } from '../problems.ts'
import type { Bound, RelativeDate, Scalar, Where } from './query.ts'

/** What stands for whoever looks, wherever values are listed. */
export interface Viewer {
  readonly userName: string
  readonly agency: string
  readonly groups: readonly string[]
}

const standsFor: Readonly<Record<string, (viewer: Viewer) => readonly string[]>> = {
  '@me': ({ userName }) => [userName],
  '@my_groups': ({ groups }) => groups,
  '@my_agency': ({ agency }) => [agency],
}

type Written = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
const isPeriod = (value: unknown): value is RelativeDate =>
  isObject(value) && Object.keys(value).length === 1 && Object.values(value).every(Number.isInteger)
const isBound = (value: unknown): value is Bound => (isScalar(value) && typeof value !== 'boolean') || isPeriod(value)

const refused = (field: string) => problems.queryRefused({ field, code: 'query.unreadable_value' })

/** The condition for this person; a thrown Problem where it is none. */
export function whereIn(written: unknown, viewer: Viewer): Where {
  if (!isObject(written)) throw refused('')
  const { field, ...said } = written
  return typeof field === 'string' ? comparison(field, said, viewer) : combination(written, viewer)
}

function combination(written: Written, viewer: Viewer): Where {
  const [keys, { all, any, not, any_row: rows, where }] = [Object.keys(written).sort().join(), written]
  if (keys === 'all' && Array.isArray(all)) return { all: all.map((part) => whereIn(part, viewer)) }
  if (keys === 'any' && Array.isArray(any)) return { any: any.map((part) => whereIn(part, viewer)) }
  if (keys === 'not') return { not: whereIn(not, viewer) }
  if (keys === 'any_row,where' && typeof rows === 'string') return { any_row: rows, where: whereIn(where, viewer) }
  throw refused('')
}

function comparison(field: string, said: Written, viewer: Viewer): Where {
  const [keys, { among, blank, within, from, to }] = [Object.keys(said).sort().join(), said]
  if (keys === 'among' && Array.isArray(among) && among.every(isScalar)) {
    return { field, among: among.flatMap((value) => standsFor[String(value)]?.(viewer) ?? value) }
  }
  if (keys === 'blank' && blank === true) return { field, blank }
  if (keys === 'within' && typeof within === 'string') return { field, within }
  const isRange = keys === 'from' || keys === 'to' || keys === 'from,to'
  if (!isRange || ![from, to].every((bound) => bound === undefined || isBound(bound))) throw refused(field)
  return {
    field,
    ...(from !== undefined && { from: from as Bound }),
    ...(to !== undefined && { to: to as Bound }),
  }
}
