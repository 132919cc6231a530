/** What of a record is told beside what was asked for or changed, as the dialect does. */
import { fieldTypeOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import type { RecordType } from '../../engine/model.ts'
import type { Access } from '../../engine/permissions/actor.ts'
import { type CoreFactName, coreFacts, isOfReader } from '../../engine/records/core-facts.ts'
import type { AnyRecord } from '../../engine/records/record.ts'

type Wire = Readonly<Record<string, unknown>>

/** Always told beside what changed. */
const STAMPS: readonly string[] = ['last_updated_at', 'last_updated_by'] satisfies CoreFactName[]

/** Told beside what changed too: that they did would tell of alerts that the writer does not see. */
const OF_READER: readonly string[] = Object.keys(coreFacts).filter(isOfReader)

/** What is told of a write: what it changed, and what stands beside it, as far as the writer reads it. */
export const toldOfChange = (type: RecordType, changed: readonly string[], { readable }: Access): ReadonlySet<string> =>
  new Set(
    [...changed, ...STAMPS, ...(type.lifecycle ? OF_READER : []), ...virtual(type)].filter(
      (name) => readable.has(name) && !own(coreFacts, name as CoreFactName)?.internal,
    ),
  )

/** What a write changed; what is blank now is null. */
export function changedRecord(
  type: RecordType,
  shown: Wire,
  changed: readonly string[],
  told: ReadonlySet<string>,
): Wire {
  const blank = [...changed, ...OF_READER].filter((name) => told.has(name) && own(shown, name) === undefined)
  const names = [...toldNames(type), ...told].filter((name) => own(shown, name) !== undefined)
  return Object.fromEntries([...names.map((name) => [name, shown[name]]), ...blank.map((name) => [name, null])])
}

/** A record that a write took out of the writer's reach. */
export const lostRecord = ({ id }: Pick<AnyRecord, 'id'>) => ({ id, record_access_denied: true })

/** Names that stand on every record, whatever of it is asked for. */
export const toldNames = (type: RecordType): readonly string[] => [
  ...['id', 'enabled', 'module_id', 'version'],
  ...Object.values(type.ids),
]

const virtualFields = new WeakMap<RecordType, readonly string[]>()

/** Fields that read more than they store: what they say may have changed with another. */
function virtual(type: RecordType): readonly string[] {
  const known = virtualFields.get(type)
  if (known) return known
  const ids = type.fields.filter((field) => !field.rows && fieldTypeOf(field).read !== undefined).map(({ id }) => id)
  virtualFields.set(type, ids)
  return ids
}
