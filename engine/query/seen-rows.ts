import type { Model, RecordType } from '../model.ts'
import type { Access } from '../permissions/actor.ts'
import type { CollectionName } from '../records/collections.ts'
import type { AnyRecord, Row } from '../records/record.ts'
import { collectionsOf } from './collection.ts'
import { seesColumn, seesRow } from './row-guard.ts'

interface Reader {
  readonly access: Pick<Access, 'readable'>
  readonly userName: string
}

/** Rows of one of the platform's own collections on a record, as far as somebody within reach may know them: the same as questions find. */
export function seenRows(
  model: Model,
  type: RecordType,
  name: CollectionName,
  record: AnyRecord,
  { access: { readable }, userName }: Reader,
): readonly Row[] {
  const collection = collectionsOf(type).get(name)
  if (!collection || (collection.readAs !== undefined && !readable.has(collection.readAs))) return []
  const reader = { userName, reads: (of: string) => readable.has(of) }
  const { guard } = collection
  return collection
    .rowsOf(model, record)
    .filter((row) => seesRow(guard, row, reader))
    .map((row) =>
      guard
        ? (Object.fromEntries(Object.entries(row).filter(([of]) => seesColumn(guard, row, of, reader))) as Row)
        : row,
    )
}
