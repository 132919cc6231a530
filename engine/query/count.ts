/**
 * How many records a question finds, in all and for each value of one or two names: the in-memory reader, and the meaning
 * that every reader keeps. Of a question about a collection the records are counted on which some row answers it. A record
 * counts once under each of its values (of rows: of those that answer), and under `''` where it has none.
 */
import type { ValueKind } from '../fields/field-type.ts'
import type { Model } from '../model.ts'
import { placeAndAbove } from '../options/places.ts'
import type { Actor } from '../permissions/actor.ts'
import { problems } from '../problems.ts'
import { isOfReader } from '../records/core-facts.ts'
import { type Askable, askableFromBy, type Source } from './askable.ts'
import { checkQuery } from './checked-query.ts'
import { holds, type Reached, subjectsOf } from './predicate.ts'
import type { Scalar, Where } from './query.ts'
import type { Asking, Subject } from './subject.ts'

export interface Count {
  /** Record type, or collection. */
  readonly from: string
  readonly where?: Where
  /** One name or two; none: counted in all only. */
  readonly by: readonly Grouping[]
}

export interface Grouping {
  readonly name: string
  /** Of places: counted under the place of this level that they lie in; places above it count under none. */
  readonly level?: number
}

export interface Counted {
  readonly total: number
  /** Values as text, in the order of `by`. */
  readonly groups: readonly Group[]
}

export interface Group {
  readonly key: readonly string[]
  readonly count: number
}

/** Values of few kinds, which have names. */
const COUNTED_BY: ReadonlySet<ValueKind> = new Set(['option', 'boolean', 'location', 'agency', 'user', 'group'])

/** What is counted, when the actor may ask so; a thrown Problem otherwise. */
export function checkCount(model: Model, actor: Pick<Actor, 'grants'>, { by, ...query }: Count): Source {
  const source = checkQuery(model, actor, query)
  for (const { name, level } of by) {
    const asked = askableFromBy(actor, source, name)
    if (!asked) throw refused(name, 'query.unknown_field')
    if (!COUNTED_BY.has(asked.kind) || isOfReader(asked.name)) throw refused(name, 'query.not_countable')
    if (level !== undefined && asked.kind !== 'location') throw refused(name, 'query.no_places')
  }
  return source
}

const refused = (field: string, code: string) => problems.queryRefused({ field, code })

/** The condition that a record or row of one group fulfils. */
export function isUnder({ name, level }: Grouping, kind: ValueKind, key: string): Where {
  if (key === '') {
    const blank: Where = { field: name, blank: true }
    return kind === 'boolean' ? blank : { any: [blank, { field: name, among: [''] }] }
  }
  if (level !== undefined) return { field: name, within: key }
  return { field: name, among: [kind === 'boolean' ? key === 'true' : key] }
}

/** The key of a value; undefined where it stands under none. */
export function groupKey(model: Model, value: Scalar | undefined, { level }: Grouping): string | undefined {
  const text = value === undefined ? '' : String(value)
  if (text === '' || level === undefined) return text
  return placeAndAbove(model, text).find((place) => place.level === level)?.code
}

export function countAmong<Found extends Reached>(records: readonly Found[], count: Count, asking: Asking): Counted {
  const source = checkCount(asking.model, asking.actor, count)
  const { where = { all: [] }, by } = count
  const found = records
    .flatMap((reached) => subjectsOf(reached, source, asking))
    .filter(({ subject }) => holds(where, subject))
  const groups = new Map<string, Set<string>>()
  for (const { answer, subject } of by.length > 0 ? found : []) {
    for (const key of keysOf(by, subject)) {
      const text = JSON.stringify(key)
      groups.set(text, (groups.get(text) ?? new Set()).add(answer.record.id))
    }
  }
  return {
    total: new Set(found.map(({ answer }) => answer.record.id)).size,
    groups: [...groups].map(([text, { size }]) => ({ key: JSON.parse(text) as string[], count: size })),
  }
}

/** Every pair of its values. */
function keysOf(by: readonly Grouping[], subject: Subject): readonly (readonly string[])[] {
  const { model } = subject.asking
  return by.reduce<readonly (readonly string[])[]>(
    (keys, grouping) => {
      const values = subject.values(grouping.name)
      const mine = (values.length > 0 ? values : [undefined]).flatMap((value) => groupKey(model, value, grouping) ?? [])
      return keys.flatMap((key) => mine.map((one) => [...key, one]))
    },
    [[]],
  )
}

/** Whether several groups may count one record, or one group would count a record twice if its values were simply added up. */
export const isListed = ({ collection }: Source, asked: readonly Pick<Askable, 'many'>[]): boolean =>
  collection !== undefined || asked.some(({ many }) => many)
