/**
 * Rows of a collection in wire form: their own fields, and what was asked for of their record, as a list of records would
 * show it, under `record`.
 */
import type { Model } from '../../engine/model.ts'
import { seesColumn } from '../../engine/permissions/row-guard.ts'
import { nameOnRecord } from '../../engine/query/askable.ts'
import type { Collection } from '../../engine/query/collection.ts'
import type { Row } from '../../engine/records/record.ts'
import { wireAnswers } from '../../engine/records/wire.ts'
import type { StoredRecords } from '../stores/stored-records.ts'
import type { RowReader, Shown, WireRow } from './list-rows.ts'

interface From {
  readonly model: Model
  readonly collection: Collection
  readonly stored: StoredRecords
  readonly reader: RowReader
}

/** Each row is named by its record and itself. */
export function collectionRows(
  found: readonly (readonly [record: string, row: string])[],
  { grants, fields, today }: Shown,
  { model, collection, stored, reader }: From,
): readonly WireRow[] {
  const ids = [...new Set(found.map(([record]) => record))]
  const outside = fields.flatMap((name) => nameOnRecord(name) ?? [])
  const told = new Map(reader.rows(ids, { grants, fields: outside, today }).map((one) => [one['id'], one]))
  const records = stored.many(ids)
  const wanted = new Set(fields)
  const named = Object.values(collection.guard?.columns ?? {}).flatMap((names) => [...names.values()].flat())
  const readable = reader.readableOn(ids, { grants, fields: named, today })
  return found.flatMap(([id, row]) => {
    const record = records.get(id)
    const there = record && collection.rowsOf(model, record).find(({ unique_id }) => unique_id === row)
    if (!there) return []
    const read = readable(id, record.programme)
    const values = collection.field
      ? wireAnswers(model, collection.field.rows?.fields ?? [], there, today, wanted)
      : columnsIn(there, collection, wanted, (name) => read.has(name))
    return [{ unique_id: row, record: told.get(id), ...values }]
  })
}

const columnsIn = (
  row: Row,
  { names, guard }: Collection,
  wanted: ReadonlySet<string>,
  reads: (name: string) => boolean,
): WireRow =>
  Object.fromEntries(
    [...names.keys()]
      .filter((name) => wanted.has(name) && row[name] !== undefined && seesColumn(guard, row, name, { reads }))
      .map((name) => [name, row[name]]),
  )
