/** Records in lists and in answers to writes, as the dialect shows them. */
import { fieldTypeOf } from '../../engine/fields/index.ts'
import type { RecordType } from '../../engine/model.ts'
import type { CoreFactName } from '../../engine/records/core-facts.ts'

type Wire = Readonly<Record<string, unknown>>

const ENABLED: CoreFactName = 'record_state'
const SHORT_ID: CoreFactName = 'short_id'

/** What a list has to ask for so that each row can be shown. */
export const namesToAsk = (wanted: readonly string[]): readonly string[] => [...new Set([...wanted, ENABLED, SHORT_ID])]

/** One row of a list: what was asked for, beside what is always told. */
export function listedRecord(type: RecordType, row: Wire, wanted: ReadonlySet<string>): Wire {
  const shown: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row)) if (wanted.has(name)) shown[name] = value
  const { id, version, programme } = row
  const names = { [type.ids.unique]: id, [type.ids.display]: row[SHORT_ID] }
  return { ...shown, ...names, id, enabled: row[ENABLED], module_id: programme, version }
}

/** Always told beside what changed. */
const STAMPS: readonly string[] = ['last_updated_at', 'last_updated_by'] satisfies CoreFactName[]

/** What a write changed, as far as the writer reads it. */
export function changedRecord(type: RecordType, whole: Wire, changed: readonly string[]): Wire {
  const names = new Set([...changed, ...STAMPS, ...alwaysTold(type)])
  return Object.fromEntries(Object.entries(whole).filter(([name]) => names.has(name)))
}

/** Names that stand on every record, whatever of it is asked for. */
export const toldNames = (type: RecordType): readonly string[] => [
  ...['id', 'enabled', 'module_id', 'version'],
  ...Object.values(type.ids),
]

/** Names of the platform, and fields that read more than they store: what they say may have changed with another. */
const alwaysTold = (type: RecordType): readonly string[] => [
  ...toldNames(type),
  ...type.fields.filter((field) => fieldTypeOf(field).read !== undefined).map(({ id }) => id),
]
