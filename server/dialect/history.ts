/** A record's log as the dialect shows it, to one who reads some of its fields. What they do not read is not there, and an entry of which nothing is left is not there either. */
import { fieldTypeOf } from '../../engine/fields/index.ts'
import type { ApprovalStep } from '../../engine/lifecycle.ts'
import type { Field, Model, RecordType, Texts } from '../../engine/model.ts'
import type { Access } from '../../engine/permissions/actor.ts'
import { readWhole } from '../../engine/permissions/own-rows.ts'
import { coreFacts } from '../../engine/records/core-facts.ts'
import type { Answers, Change, FieldChange, RowChange } from '../../engine/records/record.ts'
import { deedNamed, toldDeed } from './deeds.ts'
import { factTold } from './told-facts.ts'

type Wire = Readonly<Record<string, unknown>>

export interface WireHistoryEntry {
  readonly record_id: string
  readonly record_type: string
  readonly datetime: string
  readonly user_name: string
  readonly user_full_name?: string
  readonly action: string
  /** Of an action that the configuration names. */
  readonly action_label?: string
  /** Of an approval. */
  readonly action_step?: ApprovalStep
  readonly version: number
  /** Configuration under which it was made. */
  readonly release: string
  readonly record_changes: readonly Wire[]
  readonly overridden?: Change['overridden']
  readonly attention?: Change['attention']
}

export interface HistoryReader {
  readonly type: RecordType
  readonly access: Access
  readonly userName: string
  readonly seesForm: (form: string) => boolean
  /** Only what was changed of these names; absent: everything. */
  readonly names?: ReadonlySet<string>
}

/** The entries of which something may be told, with that alone. */
export const changesTold = (changes: readonly Change[], reader: HistoryReader): readonly Change[] =>
  changes.flatMap((change) => toldOf(change, reader) ?? [])

function toldOf(change: Change, reader: HistoryReader): Change | undefined {
  const { type, access, seesForm, names } = reader
  const readable = readWhole(access)
  const answers = change.fields.filter(({ field }) => !Object.hasOwn(coreFacts, field))
  const told = change.fields.flatMap((one) => (answers.includes(one) ? readOnly(one, readable) : factTold(one, reader)))
  const wanted = names ? told.filter(({ field }) => names.has(field)) : told
  const action = toldDeed(type, change.action, { readable, seesForm })
  const isNothing = wanted.length === 0 && (change.fields.length > 0 || names !== undefined || action !== change.action)
  if (isNothing) return undefined
  const { overridden, attention, ...plain } = change
  const seen = attention?.filter(({ path }) => readable.has(path.split(/[[.]/, 1)[0] ?? ''))
  return {
    ...plain,
    action,
    fields: wanted,
    // The reason given may speak of anything that was changed.
    ...(overridden && answers.every(({ field }) => readable.has(field)) && { overridden }),
    ...(seen && seen.length > 0 && { attention: seen }),
  }
}

const readOnly = (change: FieldChange, readable: Access['readable']) => (readable.has(change.field) ? [change] : [])

interface Wording {
  readonly model: Model
  readonly type: RecordType
  readonly today: string
  readonly say: (texts: Texts) => string
  readonly nameOf: (userName: string) => string | undefined
}

export function historyEntry(change: Change, wording: Wording): WireHistoryEntry {
  const { type, say, nameOf } = wording
  const { record, at, by, action, version, release, overridden, attention } = change
  const name = nameOf(by)
  return {
    ...{ record_id: record, record_type: type.id, datetime: at, user_name: by },
    ...(name !== undefined && { user_full_name: name }),
    action,
    ...deedNamed(type, action, say),
    ...{ version, release },
    record_changes: change.fields.map((one) => wireChange(one, wording)),
    ...(overridden && { overridden }),
    ...(attention && { attention }),
  }
}

function wireChange(change: FieldChange, { model, type, today }: Wording): Wire {
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
