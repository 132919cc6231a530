/**
 * The in-memory reader of questions, and the truth table that every reader keeps:
 *
 * | Condition | holds when | on a missing value |
 * |---|---|---|
 * | `among` | the value, or one of several, is one of these. Text: equal by fold. Ages: full years today. Everything else: the same value | false |
 * | `from`, `to` | the value, or one of several, lies between, both ends included (bounds.ts); without bounds: there is a value | false |
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
import type { Model, RecordType } from '../model.ts'
import { isWithin } from '../options/places.ts'
import { accessTo } from '../permissions/access-to.ts'
import type { Access, Actor, ReachRow } from '../permissions/actor.ts'
import type { Answers, AnyRecord } from '../records/record.ts'
import { type Askable, askable, askableOfRows } from './askable.ts'
import { columnBounds, liesWithin } from './bounds.ts'
import { checkQuery } from './checked-query.ts'
import { columnOf, coreColumnOf } from './column.ts'
import { compareBy } from './order.ts'
import type { Query, Scalar, Where } from './query.ts'
import { wordsIn } from './words.ts'

export interface Asking {
  readonly model: Model
  readonly actor: Actor
  /** `yyyy-mm-dd` in the instance's zone. */
  readonly today: string
}

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
  const access = accessTo(asking.actor, record, reach)
  return type !== undefined && access !== undefined && holds(where, recordSubject(type, record, access, asking))
}

/** The answer to a question out of these records: a page of them, and how many there are. */
export function ask<Found extends Reached>(
  records: readonly Found[],
  query: Query,
  asking: Asking,
): { readonly rows: readonly Found[]; readonly total: number } {
  const type = checkQuery(asking.model, asking.actor, query)
  const { where = { all: [] }, sort = [], offset = 0, limit } = query
  const found = records.flatMap((reached) => {
    const access = reached.record.type === type.id ? accessTo(asking.actor, reached.record, reached.reach) : undefined
    if (!access) return []
    const subject = recordSubject(type, reached.record, access, asking)
    return holds(where, subject)
      ? [{ reached, id: reached.record.id, keys: sort.map((by) => subject.values(by.field)[0]) }]
      : []
  })
  const kinds = sort.map(({ field }) => askable(type).get(field)?.kind ?? 'none')
  const ordered = found.sort(compareBy(sort, kinds)).map(({ reached }) => reached)
  return { rows: ordered.slice(offset, limit === undefined ? undefined : offset + limit), total: found.length }
}

/** What a condition is asked of: a record, or a row. */
interface Subject {
  readonly asking: Asking
  asked(name: string): Askable | undefined
  values(name: string): readonly Scalar[]
  rows(name: string): readonly Subject[]
  searched(): readonly string[]
  ids(): readonly string[]
}

function recordSubject(type: RecordType, record: AnyRecord, { readable }: Access, asking: Asking): Subject {
  const { model, today } = asking
  const names = askable(type)
  const values = (name: string): readonly Scalar[] => {
    const asked = name === 'id' || readable.has(name) ? names.get(name) : undefined
    if (!asked) return []
    return asked.field ? columnOf(asked, record.answers, model, today) : coreColumnOf(asked, record)
  }
  return {
    asking,
    asked: (name) => names.get(name),
    values,
    rows: (name) => (readable.has(name) ? rowSubjects(type, name, record.answers, asking) : []),
    searched: () => type.searched.flatMap((name) => values(name).map(String)),
    ids: () => [record.id, record.core.short_id],
  }
}

function rowSubjects(type: RecordType, name: string, answers: Answers, asking: Asking): readonly Subject[] {
  const subform = type.fields.find(({ id }) => id === name)
  const rows = own(answers, name)
  if (!subform || !Array.isArray(rows)) return []
  const names = askableOfRows(subform)
  return rows.map((row: Answers) => ({
    asking,
    asked: (field) => names.get(field),
    values: (field) => {
      const asked = names.get(field)
      return asked ? columnOf(asked, row, asking.model, asking.today) : []
    },
    rows: () => [],
    searched: () => [],
    ids: () => [],
  }))
}

function holds(where: Where, subject: Subject): boolean {
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
  const { today, model } = subject.asking
  const kind = subject.asked(name)?.kind
  const bounds = kind && columnBounds(kind, range, { today, timeZone: model.instance.timeZone })
  return bounds !== undefined && subject.values(name).some((value) => liesWithin(value as string | number, bounds))
}

function hasWords(text: string, subject: Subject): boolean {
  const whole = fold(text)
  if (subject.ids().some((id) => id.toLowerCase().includes(whole))) return true
  const wanted = wordsIn(text)
  if (wanted.length === 0) return false
  const there = subject.searched().flatMap(wordsIn)
  return wanted.every((word) => there.some((known) => known.startsWith(word)))
}
