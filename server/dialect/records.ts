/** What of a record is told beside what was asked for or changed, as the dialect does. */
import { fieldTypeOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import type { RecordType } from '../../engine/model.ts'
import type { Access } from '../../engine/permissions/actor.ts'
import type { CoreFactName } from '../../engine/records/core-facts.ts'

type Wire = Readonly<Record<string, unknown>>

/** Always told beside what changed. */
const STAMPS: readonly string[] = ['last_updated_at', 'last_updated_by'] satisfies CoreFactName[]

/** What a write changed, as far as the writer reads it; what is blank now is null. */
export function changedRecord(type: RecordType, whole: Wire, changed: readonly string[], { readable }: Access): Wire {
  const told = [...STAMPS, ...alwaysTold(type)].filter((name) => Object.hasOwn(whole, name))
  const names = new Set([...changed.filter((name) => readable.has(name)), ...told])
  return Object.fromEntries([...names].map((name) => [name, own(whole, name) ?? null]))
}

/** Names that stand on every record, whatever of it is asked for. */
export const toldNames = (type: RecordType): readonly string[] => [
  ...['id', 'enabled', 'module_id', 'version'],
  ...Object.values(type.ids),
]

/** Names of the platform, and fields that read more than they store: what they say may have changed with another. */
const alwaysTold = (type: RecordType): readonly string[] => [
  ...toldNames(type),
  ...type.fields.filter((field) => !field.rows && fieldTypeOf(field).read !== undefined).map(({ id }) => id),
]
