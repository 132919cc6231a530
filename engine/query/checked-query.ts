/**
 * Whether an actor may ask this, said once for every reader: names that exist for the actor, operands that fit the kind,
 * a tree of bounded size. Readers take what has passed here and need not doubt it.
 */
import type { ValueKind } from '../fields/field-type.ts'
import { isoDate, isoInstant } from '../lib/dates.ts'
import type { Model, RecordType } from '../model.ts'
import type { Actor } from '../permissions/actor.ts'
import { problems } from '../problems.ts'
import { isOfReader } from '../records/core-facts.ts'
import { type Askable, askableFromBy, collectionFor, type Source, sourceFor } from './askable.ts'
import { hasRanges, isHours, isInstant } from './bounds.ts'
import type { Bound, Query, Scalar, Where } from './query.ts'

const MOST_CONDITIONS = 200
const MOST_VALUES = 1000
const DEEPEST = 10
const FARTHEST_DAYS = 366 * 200

const refused = (field: string, code: string) => problems.queryRefused({ field, code })

/** What is asked about, when all is well; a thrown Problem otherwise. */
export function checkQuery(model: Model, actor: Pick<Actor, 'grants'>, query: Query): Source {
  const source = sourceFor(actor, model.recordTypes, query.from)
  if (!source) throw problems.typeUnknown({ type: query.from })
  const { type, collection } = source
  const named: Find = (name) => askableFromBy(actor, source, name)
  let conditions = 0
  const visit = (where: Where, depth: number, find: Find): void => {
    if (++conditions > MOST_CONDITIONS || depth > DEEPEST) throw refused('', 'query.too_large')
    const isOnRecord = find === named && !collection
    if ('all' in where) for (const part of where.all) visit(part, depth + 1, find)
    else if ('any' in where) for (const part of where.any) visit(part, depth + 1, find)
    else if ('not' in where) visit(where.not, depth + 1, find)
    else if ('any_row' in where) visit(where.where, depth + 1, rowsOf(isOnRecord, actor, type, where.any_row))
    else if ('words' in where) {
      if (!isOnRecord) throw refused('', 'query.not_in_rows')
    } else checkComparison(where, find)
  }
  if (query.where) visit(query.where, 0, named)
  for (const { field } of query.sort ?? []) checkSortable(named(field), field)
  return source
}

type Find = (name: string) => Askable | undefined
type Comparison = Extract<Where, { readonly field: string }>

/** Names inside a collection's condition; collections hold no collections. */
function rowsOf(isOnRecord: boolean, actor: Pick<Actor, 'grants'>, type: RecordType, name: string): Find {
  const collection = isOnRecord ? collectionFor(actor, type, name) : undefined
  if (!collection) throw refused(name, 'query.unknown_field')
  const source: Source = { type, collection }
  return (field) => askableFromBy(actor, source, field)
}

function checkComparison(where: Comparison, find: Find): void {
  const asked = find(where.field)
  if (!asked) throw refused(where.field, 'query.unknown_field')
  if ('among' in where) {
    const fits = fitsKind[asked.kind]
    if (where.among.length > MOST_VALUES) throw refused(where.field, 'query.too_large')
    if (!where.among.every((value) => fits(value))) throw refused(where.field, 'query.unreadable_value')
  } else if ('within' in where) {
    if (asked.kind !== 'location') throw refused(where.field, 'query.no_places')
  } else if (!('blank' in where)) {
    if (!hasRanges(asked.kind)) throw refused(where.field, 'query.no_ranges')
    for (const bound of [where.from, where.to]) {
      if (bound !== undefined && !boundFits(asked.kind, bound)) throw refused(where.field, 'query.unreadable_value')
    }
  }
}

function checkSortable(asked: Askable | undefined, name: string): void {
  if (!asked) throw refused(name, 'query.unknown_field')
  if (asked.many || isOfReader(asked.name)) throw refused(name, 'query.not_sortable')
}

const isText = (value: Scalar) => typeof value === 'string'
const isNumber = (value: Scalar) => typeof value === 'number' && Number.isFinite(value)

/** What a value of the kind can be equal to. Ages are full years. */
const fitsKind: { readonly [K in ValueKind]: (value: Scalar) => boolean } = {
  text: isText,
  number: isNumber,
  boolean: (value) => typeof value === 'boolean',
  date: (value) => isoDate(value) !== undefined,
  datetime: (value) => isoInstant(value) === value,
  option: isText,
  location: isText,
  agency: isText,
  user: isText,
  group: isText,
  record: isText,
  age: isNumber,
  rows: () => false,
  files: () => false,
  none: () => false,
}

function boundFits(kind: ValueKind, bound: Bound): boolean {
  if (kind === 'number' || kind === 'age') return typeof bound === 'number' && Number.isFinite(bound)
  if (isHours(bound))
    return kind === 'datetime' && Number.isInteger(bound.hours) && Math.abs(bound.hours) <= FARTHEST_DAYS * 24
  if (typeof bound === 'object') {
    const days = 'days' in bound ? bound.days : 'weeks' in bound ? bound.weeks * 7 : bound.months * 31
    return Number.isInteger(days) && Math.abs(days) <= FARTHEST_DAYS
  }
  if (typeof bound !== 'string') return false
  return isInstant(bound) ? kind === 'datetime' && isoInstant(bound) === bound : isoDate(bound) !== undefined
}
