/** A record's log as the dialect shows it, to one who reads some of its fields. What they do not read is not there, and an entry of which nothing is left is not there either. */
import { fieldTypeOf } from '../../engine/fields/index.ts'
import type { Field, Model, RecordType } from '../../engine/model.ts'
import type { Access } from '../../engine/permissions/actor.ts'
import type { Answers, Change, FieldChange, RowChange } from '../../engine/records/record.ts'

type Wire = Readonly<Record<string, unknown>>

export interface WireHistoryEntry {
  readonly record_id: string
  readonly record_type: string
  readonly datetime: string
  readonly user_name: string
  readonly action: string
  readonly version: number
  readonly record_changes: readonly Wire[]
  readonly overridden?: Change['overridden']
}

interface Reading {
  readonly model: Model
  readonly type: RecordType
  readonly access: Access
  readonly today: string
}

export const historyEntries = (changes: readonly Change[], reading: Reading): readonly WireHistoryEntry[] =>
  changes.flatMap((change) => {
    const read = change.fields.filter(({ field }) => reading.access.readable.has(field))
    if (read.length === 0 && change.fields.length > 0) return []
    const isWhole = read.length === change.fields.length
    return [
      {
        record_id: change.record,
        record_type: reading.type.id,
        datetime: change.at,
        user_name: change.by,
        action: change.action,
        version: change.version,
        record_changes: read.map((one) => wireChange(one, reading)),
        // The reason given may speak of anything that was changed.
        ...(isWhole && change.overridden && { overridden: change.overridden }),
      },
    ]
  })

function wireChange(change: FieldChange, { model, type, today }: Reading): Wire {
  const field = type.fields.find(({ id }) => id === change.field)
  const values = (one: Field | undefined, value: unknown) => (one ? wireOf(model, one, value, today) : value) ?? null
  if (!('rows' in change)) {
    return { [change.field]: { from: values(field, change.from), to: values(field, change.to) } }
  }
  const rowFields = new Map((field?.rows?.fields ?? []).map((one) => [one.id, one]))
  const answers = (of: Answers) =>
    Object.fromEntries(Object.entries(of).map(([id, value]) => [id, values(rowFields.get(id), value)]))
  return { [change.field]: sidesOfAll(change.rows, answers) }
}

/** The rows that were touched, before and after; and so the files that were touched, of a record or of a row. */
function sidesOfAll(changes: readonly RowChange[], answers: (of: Answers) => Wire): Wire {
  const sides = changes.map((row) => sidesOf(row, answers))
  return {
    from: sides.flatMap(({ from }) => (from ? [from] : [])),
    to: sides.flatMap(({ to }) => (to ? [to] : [])),
  }
}

/** One row before and after; of a changed one, only what changed. */
function sidesOf(change: RowChange, answers: (of: Answers) => Wire): { readonly from?: Wire; readonly to?: Wire } {
  const row = (values: Answers) => ({ unique_id: change.row, ...answers(values) })
  if (change.kind === 'added') return { to: row(change.values) }
  if (change.kind === 'removed') return { from: row(change.values) }
  const side = (name: 'from' | 'to') =>
    Object.fromEntries(
      change.fields.map((one) => [one.field, 'rows' in one ? sidesOfAll(one.rows, (of) => of)[name] : one[name]]),
    )
  return { from: row(side('from')), to: row(side('to')) }
}

/** A stored value by itself as the wire has it: what a type reads out of other fields is not known here. */
function wireOf(model: Model, field: Field, stored: unknown, today: string): unknown {
  if (stored === undefined) return undefined
  const { read } = fieldTypeOf(field)
  return read ? read(stored, { model, field, today, siblings: {} }) : stored
}
