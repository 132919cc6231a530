/**
 * The in-memory reader of questions, and the truth table that every reader keeps:
 *
 * | Condition | holds when | on a missing value |
 * |---|---|---|
 * | `among` | the value, or one of several, is one of these. Text: equal by fold. Ages: full years today. Everything else: the same value | false |
 * | `from`, `to` | the value, or one of several, lies between, both ends included (bounds.ts); without bounds: there is a value | false |
 * | the last three on an age that begins an interval ("8 to 10") | some age of the interval is one of these, or lies between | false; without the upper end: a single age |
 * | `blank` | there is no value | true |
 * | `within` | the place is this one or below it | false |
 * | `words` | each word of the text starts some word of the searched fields, or the fold of the whole text is part of `id` or `short_id`. A text with signs but no words: only the latter | false |
 * | `any_row` | one row that fulfils the whole condition | false |
 * | `all`, `any` | as they say; of nothing: `all` true, `any` false | |
 * | `not` | exactly when the condition does not hold | |
 *
 * A value is missing when it is blank, and when no grant of the actor that reaches this record reads the field.
 */
import { fold } from '../lib/fold.ts'
import { own } from '../lib/own.ts'
import { isWithin } from '../options/places.ts'
import { accessTo } from '../permissions/access-to.ts'
import type { ReachRow } from '../permissions/actor.ts'
import type { AnyRecord, Row } from '../records/record.ts'
import { askableFrom, type Source } from './askable.ts'
import { columnBounds, dayIn, liesWithin, overlaps } from './bounds.ts'
import { checkQuery } from './checked-query.ts'
import { compareBy } from './order.ts'
import type { Query, Scalar, Where } from './query.ts'
import { type Asking, recordSubject, type Subject } from './subject.ts'
import { wordsIn } from './words.ts'

export type { Asking } from './subject.ts'

export interface Reached {
  readonly record: AnyRecord
  readonly reach: readonly ReachRow[]
}

/** Whether the record is within the actor's reach and fulfils the condition as far as the actor may know. */
export function matches(
  where: Where,
  record: AnyRecord,
  { reach, ...asking }: Asking & { readonly reach: readonly ReachRow[] },
): boolean {
  const type = own(asking.model.recordTypes, record.type)
  const access = accessTo(asking.actor, record, reach, asking.now)
  return type !== undefined && access !== undefined && holds(where, recordSubject(type, record, access, asking))
}

/** A record, or of a question about a collection: one of its rows and the record that it stands on. */
export type Answer<Found extends Reached> = Found & { readonly row?: Row }

/** The answer to a question out of these records: a page of them, or of their rows, and how many there are. */
export function ask<Found extends Reached>(
  records: readonly Found[],
  query: Query,
  asking: Asking,
): { readonly rows: readonly Answer<Found>[]; readonly total: number } {
  const source = checkQuery(asking.model, asking.actor, query)
  const { where = { all: [] }, sort = [], offset = 0, limit } = query
  const found = records
    .flatMap((reached) => subjectsOf(reached, source, asking))
    .filter(({ subject }) => holds(where, subject))
    .map(({ answer, subject }) => ({ answer, id: subject.id, keys: sort.map(({ field }) => subject.values(field)[0]) }))
  const kinds = sort.map(({ field }) => askableFrom(source, field)?.kind ?? 'none')
  const ordered = found.sort(compareBy(sort, kinds)).map(({ answer }) => answer)
  return { rows: ordered.slice(offset, limit === undefined ? undefined : offset + limit), total: found.length }
}

export interface Asked<Found extends Reached> {
  readonly answer: Answer<Found>
  readonly subject: Subject
}

/** What of a reached record the question is about: itself, or its rows where some grant that reaches it reads them. */
export function subjectsOf<Found extends Reached>(
  reached: Found,
  { type, collection }: Source,
  asking: Asking,
): readonly Asked<Found>[] {
  const { record, reach } = reached
  const access = record.type === type.id ? accessTo(asking.actor, record, reach, asking.now) : undefined
  if (!access) return []
  const subject = recordSubject(type, record, access, asking)
  if (!collection) return [{ answer: reached, subject }]
  return subject.rows(collection.id).map((of) => ({ answer: { ...reached, row: of.row }, subject: of }))
}

export function holds(where: Where, subject: Subject): boolean {
  if ('all' in where) return where.all.every((part) => holds(part, subject))
  if ('any' in where) return where.any.some((part) => holds(part, subject))
  if ('not' in where) return !holds(where.not, subject)
  if ('any_row' in where) return subject.rows(where.any_row).some((row) => holds(where.where, row))
  if ('words' in where) return hasWords(where.words, subject)
  const values = subject.values(where.field)
  if ('blank' in where) return values.length === 0
  if ('within' in where) return values.some((code) => isWithin(subject.asking.model, String(code), where.within))
  return 'among' in where ? isAmong(where.field, where.among, subject) : isBetween(where.field, where, subject)
}

function isAmong(name: string, among: readonly Scalar[], subject: Subject): boolean {
  const kind = subject.asked(name)?.kind
  const values = subject.values(name)
  if (kind === 'age') return among.some((years) => isBetween(name, { from: Number(years), to: Number(years) }, subject))
  if (kind !== 'text') return values.some((value) => among.includes(value))
  const folds = among.map((text) => fold(String(text)))
  return values.some((value) => folds.includes(fold(String(value))))
}

function isBetween(name: string, range: Pick<Extract<Where, { from?: unknown }>, 'from' | 'to'>, subject: Subject) {
  const { model } = subject.asking
  const kind = subject.asked(name)?.kind
  const bounds = kind && columnBounds(kind, range, dayIn(model.instance, subject.asking))
  if (bounds === undefined) return false
  const upper = subject.upperEnd(name)
  if (upper !== undefined) return subject.values(name).some((value) => overlaps(`${value}`, `${upper}`, bounds))
  return subject.values(name).some((value) => liesWithin(value as string | number, bounds))
}

function hasWords(text: string, subject: Subject): boolean {
  const whole = fold(text)
  if (subject.ids().some((id) => id.toLowerCase().includes(whole))) return true
  const wanted = wordsIn(text)
  if (wanted.length === 0) return false
  const there = subject.searched().flatMap(wordsIn)
  return wanted.every((word) => there.some((known) => known.startsWith(word)))
}
