import type { RecordType } from '../../engine/model.ts'
import type { WireRecord } from '../data/wire.ts'
import { t } from './t.ts'
import { type Named, namedOf, type Reading, recordText } from './value-text.ts'

/** The record's title line out of what this person may read of it; else its short id. */
export function titleOf(record: WireRecord, { title }: { readonly title: readonly Named[] }, reading: Reading): string {
  const words = title.map((named) => recordText(record, named, reading)).filter(Boolean)
  return words.join(' ') || String(record['short_id'] ?? t('list.untitled'))
}

const named = (type: RecordType, ids: readonly string[]) => ids.flatMap((id) => namedOf(type, id) ?? [])

/** The same, out of the record type. */
export const nameOfRecord = (record: WireRecord, type: RecordType, reading: Reading): string =>
  titleOf(record, { title: named(type, type.title) }, reading)

/** The short facts beside the title, without those that are blank. */
export const factsOfRecord = (record: WireRecord, type: RecordType, reading: Reading) =>
  named(type, type.summary)
    .map((fact) => ({ label: fact.label, text: recordText(record, fact, reading) }))
    .filter(({ text }) => text !== '')

/** What of a record is asked for to name it and tell it from others. */
export const namingFields = (type: RecordType): readonly string[] => [
  ...new Set([
    ...named(type, [...type.title, ...type.summary]).map(({ id }) => id),
    'short_id',
    'status',
    'record_state',
  ]),
]
