import { taskOf } from '../life/tasks.ts'
import type { Model, RecordType } from '../model.ts'
import type { Access } from '../permissions/actor.ts'
import { readWhole } from '../permissions/own-rows.ts'
import { seesColumn, seesRow } from '../permissions/row-guard.ts'
import type { CollectionName, TaskRow } from '../records/collections.ts'
import type { AnyRecord, Row } from '../records/record.ts'
import { type Collection, collectionsOf } from './collection.ts'

interface Reader {
  readonly access: Pick<Access, 'readable' | 'ownRows'>
  readonly userName: string
}

/** Rows of one of the platform's own collections on a record, as far as somebody within reach may know them: the same as questions find. */
export function seenRows(
  model: Model,
  type: RecordType,
  name: CollectionName,
  record: AnyRecord,
  reader: Reader,
): readonly Row[] {
  const collection = collectionsOf(type).get(name)
  return collection ? seenOf(collection, collection.rowsOf(model, record), reader) : []
}

/** The task of this id, as far as they may know of it. */
export function seenTask(model: Model, type: RecordType, record: AnyRecord, id: string, reader: Reader) {
  const task = taskOf(model, record, id)
  const collection = collectionsOf(type).get('tasks')
  const [seen] = task && collection ? seenOf(collection, [{ ...task }], reader) : []
  return seen as unknown as TaskRow | undefined
}

function seenOf({ readAs, guard }: Collection, rows: readonly Row[], { access, userName }: Reader) {
  const readable = readWhole(access)
  if (readAs !== undefined && !readable.has(readAs)) return []
  if (!guard) return rows
  const reader = { userName, reads: (of: string) => readable.has(of) }
  return rows
    .filter((row) => seesRow(guard, row, reader))
    .map((row) => Object.fromEntries(Object.entries(row).filter(([of]) => seesColumn(guard, row, of, reader))) as Row)
}
