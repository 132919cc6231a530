import type { WireRecord } from '../../../data/wire.ts'
import { t } from '../../../lib/t.ts'
import { type Reading, valueText } from '../../../lib/value-text.ts'
import type { List } from './list-model.ts'

/** The record's title line out of what this person may read of it; else its short id. */
export function titleOf(record: WireRecord, { title }: Pick<List, 'title'>, reading: Reading): string {
  const words = title.map((named) => valueText(record[named.id], named, reading)).filter(Boolean)
  return words.join(' ') || String(record['short_id'] ?? t('list.untitled'))
}
