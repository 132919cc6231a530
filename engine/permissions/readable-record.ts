import { isBlank } from '../lib/blank.ts'
import { own } from '../lib/own.ts'
import type { Field, Model, RecordType } from '../model.ts'
import { type CoreFactName, type CoreFacts, coreFacts, isOfReader } from '../records/core-facts.ts'
import { fieldsWithFiles } from '../records/files.ts'
import type { AnyRecord } from '../records/record.ts'
import { wireAnswers } from '../records/wire.ts'
import type { Access } from './actor.ts'
import { withOwnRows } from './own-rows.ts'
import { alertsTold } from './seen-alerts.ts'

const coreNames = Object.keys(coreFacts) as CoreFactName[]

export interface RecordReader extends Pick<Access, 'readable' | 'ownRows'> {
  readonly userName: string
  /** Only these names are wanted; absent: everything that is read. */
  readonly names?: ReadonlySet<string>
}

/** A record as the dialect shows it, nothing in it that the reader does not read. */
export function readableRecord(
  model: Model,
  reader: RecordReader,
  record: AnyRecord,
  today: string,
): Readonly<Record<string, unknown>> {
  const type = own(model.recordTypes, record.type)
  if (!type) return {}
  const { readable, names = readable } = reader
  const wanted = names === readable ? readable : new Set([...names].filter((name) => readable.has(name)))
  const shown = wireAnswers(model, type.fields, withOwnRows(record.answers, reader, reader.userName), today, wanted)
  for (const field of fieldsWithFiles(type.fields)) {
    if (shown[field.id] !== undefined) shown[field.id] = withAddresses(field, shown[field.id], type, record.id)
  }
  const ofReader: Partial<CoreFacts> = alertsTold(type, record.core.alerts, reader)
  for (const name of coreNames) {
    const fact = (isOfReader(name) ? ofReader : record.core)[name]
    const isMissing = fact === undefined || (coreFacts[name].optional && isBlank(fact))
    if (!isMissing && !coreFacts[name].internal && wanted.has(name)) shown[name] = fact
  }
  return Object.assign(shown, dialectNames(type, record))
}

/** Each file with the address at which its bytes are read. */
function withAddresses(field: Field, value: unknown, type: RecordType, record: string): unknown {
  if (Array.isArray(value)) return value.map((entry) => withAddresses(field, entry, type, record))
  const shown = value as Readonly<Record<string, unknown>>
  if (!field.rows) return { ...shown, attachment_url: addressOfFile(type, record, String(shown['unique_id'])) }
  const cells = fieldsWithFiles(field.rows.fields).filter(({ id }) => own(shown, id) !== undefined)
  return {
    ...shown,
    ...Object.fromEntries(cells.map((cell) => [cell.id, withAddresses(cell, own(shown, cell.id), type, record)])),
  }
}

export const addressOfFile = ({ plural }: RecordType, record: string, file: string): string =>
  `/api/v2/${plural}/${record}/attachments/${file}`

/** What is always shown of a record. */
export interface Shown extends Pick<AnyRecord, 'id' | 'programme' | 'version'> {
  readonly core: Pick<CoreFacts, 'short_id' | 'record_state'>
}

/** The names under which the dialect shows it. */
export const dialectNames = (type: RecordType, { id, core, programme, version }: Shown) => ({
  [type.ids.unique]: id,
  [type.ids.display]: core.short_id,
  id,
  enabled: core.record_state,
  module_id: programme,
  version,
})
