/**
 * Rows of a collection in wire form: their own fields, and what was asked for of their record, as a list of records would
 * show it, under `record`.
 */
import type { Field, Model } from '../../engine/model.ts'
import { nameOnRecord } from '../../engine/query/askable.ts'
import { wireAnswers } from '../../engine/records/wire.ts'
import type { StoredRecords } from '../stores/stored-records.ts'
import type { RowReader, Shown, WireRow } from './list-rows.ts'
import { rowsIn } from './rows-part.ts'

interface From {
  readonly model: Model
  readonly subform: Field
  readonly stored: StoredRecords
  readonly reader: RowReader
}

/** Each row is named by its record and itself. */
export function collectionRows(
  found: readonly (readonly [record: string, row: string])[],
  { grants, fields, today }: Shown,
  { model, subform, stored, reader }: From,
): readonly WireRow[] {
  const ids = [...new Set(found.map(([record]) => record))]
  const outside = fields.flatMap((name) => nameOnRecord(name) ?? [])
  const told = new Map(reader.rows(ids, { grants, fields: outside, today }).map((one) => [one['id'], one]))
  const records = stored.many(ids)
  const wanted = new Set(fields)
  return found.flatMap(([id, row]) => {
    const record = records.get(id)
    const there = record && rowsIn(record, subform.id).find(({ unique_id }) => unique_id === row)
    if (!there) return []
    const values = wireAnswers(model, subform.rows?.fields ?? [], there, today, wanted)
    return [{ unique_id: row, record: told.get(id), ...values }]
  })
}
