import { own } from '../../engine/lib/own.ts'
import type { Model, RecordType } from '../../engine/model.ts'
import type { Linked } from '../data/linked.ts'
import type { WireRecord } from '../data/wire.ts'
import { recordTitles } from '../lib/create-reading.ts'
import { factsOfRecord, nameOfRecord } from '../lib/record-name.ts'
import { isolated } from '../lib/t.ts'
import type { Reading } from '../lib/value-text.ts'

/** Records that answers link to, as a form shows them: nothing of one that this person may not read. */
export interface LinkedRecords {
  /** Undefined: it may not be read. */
  readonly title: NonNullable<Reading['recordTitle']>
  /** The short facts in one line. */
  facts(type: string, id: string): string
  /** Where it stands, for those who may read it. */
  hrefOf(type: string, id: string): string | undefined
  /** Whether this person may make records of the type. */
  mayMake(type: string): boolean
  search(
    type: string,
    words: string,
  ): Promise<{ readonly total: number; readonly found: readonly { id: string; title: string; facts: string }[] }>
}

export function linkedRecords(
  linked: Linked,
  model: Model,
  reading: () => Reading,
  mayMake: LinkedRecords['mayMake'],
): LinkedRecords {
  const typeOf = (type: string): RecordType | undefined => own(model.recordTypes, type)
  const factsLine = (record: WireRecord, type: RecordType) =>
    [...factsOfRecord(record, type, reading()).map(({ text }) => text), String(record['short_id'] ?? '')]
      .filter(Boolean)
      .map(isolated)
      .join(' · ')
  const readable = (type: string, id: string): WireRecord | undefined => {
    const known = linked.find(type, id)
    return known === 'unread' ? undefined : known
  }
  return {
    title: recordTitles(linked, reading),
    facts(type, id) {
      const [record, recordType] = [readable(type, id), typeOf(type)]
      return record && recordType ? factsLine(record, recordType) : ''
    },
    hrefOf(type, id) {
      const recordType = typeOf(type)
      return recordType && readable(type, id) ? `/r/${recordType.plural}/${id}` : undefined
    },
    mayMake,
    async search(type, words) {
      const recordType = typeOf(type)
      if (!recordType) return { found: [], total: 0 }
      const { rows, total } = await linked.search(type, words)
      const found = rows.map((row) => ({
        id: row.id,
        title: nameOfRecord(row, recordType, reading()),
        facts: factsLine(row, recordType),
      }))
      return { found, total }
    },
  }
}
