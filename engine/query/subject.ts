/** What a condition is asked of: a record, or a row of one of its collections. */
import type { Model, RecordType } from '../model.ts'
import type { Access, Actor } from '../permissions/actor.ts'
import { readWhole } from '../permissions/own-rows.ts'
import { seesColumn, seesRow } from '../permissions/row-guard.ts'
import { isOfReader } from '../records/core-facts.ts'
import type { AnyRecord, Row } from '../records/record.ts'
import { type Askable, askable, nameOnRecord } from './askable.ts'
import type { Time } from './bounds.ts'
import { type Collection, collectionsOf } from './collection.ts'
import { columnOf, coreColumnOf, rowColumnOf } from './column.ts'
import type { Scalar } from './query.ts'

export interface Asking extends Time {
  readonly model: Model
  readonly actor: Actor
}

export interface Subject {
  readonly asking: Asking
  /** Decides the order of what is otherwise equal. */
  readonly id: string
  asked(name: string): Askable | undefined
  /** None when the value is missing: blank, or read by no grant that reaches the record. */
  values(name: string): readonly Scalar[]
  /** The upper end of the interval that the value begins; of no interval, or where it is missing, nothing. */
  upperEnd(name: string): Scalar | undefined
  rows(name: string): readonly RowSubject[]
  searched(): readonly string[]
  ids(): readonly string[]
}

interface RowSubject extends Subject {
  readonly row: Row
}

export function recordSubject(type: RecordType, record: AnyRecord, access: Access, asking: Asking): Subject {
  const readable = readWhole(access)
  const { model, today } = asking
  const names = askable(type)
  const values = (name: string): readonly Scalar[] => {
    const asked = name === 'id' || readable.has(name) ? names.get(name) : undefined
    if (!asked) return []
    if (isOfReader(name)) return ofAlerts(name, subject)
    return asked.field ? columnOf(asked, record.answers, model, today) : coreColumnOf(asked, record)
  }
  const subject: Subject = {
    asking,
    id: record.id,
    asked: (name) => names.get(name),
    values,
    upperEnd: (name) => values(names.get(name)?.upTo ?? '')[0],
    rows(name) {
      const collection = collectionsOf(type).get(name)
      const isRead = collection && (collection.readAs === undefined || readable.has(collection.readAs))
      return isRead ? rowSubjects(collection, record, subject, (of) => readable.has(of)) : []
    },
    searched: () => type.searched.flatMap((name) => values(name).map(String)),
    ids: () => [record.id, record.core.short_id],
  }
  return subject
}

/** What a fact says that is told as far as its alerts are seen. */
function ofAlerts(name: string, { rows }: Subject): readonly Scalar[] {
  const seen = rows('alerts')
  if (name === 'alert_count') return seen.length > 0 ? [seen.length] : []
  return [...new Set(seen.flatMap((alert) => alert.values('type')))]
}

function rowSubjects(
  collection: Collection,
  of: AnyRecord,
  record: Subject,
  reads: (name: string) => boolean,
): readonly RowSubject[] {
  const { asking } = record
  const { names, guard } = collection
  const reader = { userName: asking.actor.userName, reads }
  const rows = collection.rowsOf(asking.model, of).filter((row) => seesRow(guard, row, reader))
  return rows.map((row) => ({
    asking,
    row,
    id: `${record.id} ${row.unique_id}`,
    asked(name) {
      const outside = nameOnRecord(name)
      return outside === undefined ? names.get(name) : record.asked(outside)
    },
    values(name) {
      const outside = nameOnRecord(name)
      if (outside !== undefined) return record.values(outside)
      const asked = names.get(name)
      return asked && seesColumn(guard, row, name, reader) ? rowColumnOf(asked, row, asking.model, asking.today) : []
    },
    upperEnd(name) {
      const outside = nameOnRecord(name)
      if (outside !== undefined) return record.upperEnd(outside)
      const upper = names.get(names.get(name)?.upTo ?? '')
      return upper && columnOf(upper, row, asking.model, asking.today)[0]
    },
    rows: () => [],
    searched: () => [],
    ids: () => [],
  }))
}
