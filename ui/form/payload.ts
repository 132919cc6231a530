import { toldKeys } from '../../engine/fields/attachments.ts'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import { isBlank } from '../../engine/lib/blank.ts'
import { equal } from '../../engine/lib/equal.ts'
import { own } from '../../engine/lib/own.ts'
import type { Field } from '../../engine/model.ts'
import type { Answers, Row } from '../../engine/records/record.ts'

/** What is sent to change answers: `null` clears, rows are merged by `unique_id`, `_destroy` removes one. */
export type Payload = Readonly<Record<string, unknown>>

const rowsIn = (answers: Answers, field: Field): readonly Row[] => {
  const rows = own(answers, field.id)
  return Array.isArray(rows) ? rows : []
}

const isWorkedOut = (field: Field) => field.calculation !== undefined || fieldTypeOf(field).kind === 'none'

/** What leads from the one to the other: nothing that is the same, nothing that the engine works out itself. */
export function payloadBetween(fields: readonly Field[], before: Answers, after: Answers): Payload {
  const payload: Record<string, unknown> = {}
  for (const field of fields) {
    if (isWorkedOut(field)) continue
    if (field.rows) {
      const rows = rowChanges(field.rows.fields, rowsIn(before, field), rowsIn(after, field))
      if (rows.length > 0) payload[field.id] = rows
      continue
    }
    const { files, many } = fieldTypeOf(field)
    if (files && many) {
      const entries = entryChanges(rowsIn(before, field), rowsIn(after, field))
      if (entries.length > 0) payload[field.id] = entries
      continue
    }
    const [from, to] = [own(before, field.id), own(after, field.id)]
    if (equal(from, to) || (isBlank(from) && isBlank(to))) continue
    payload[field.id] = isBlank(to) ? null : to
  }
  return payload
}

/** Files that came, of which something else is said, or that went. */
function entryChanges(before: readonly Row[], after: readonly Row[]): readonly unknown[] {
  const stood = new Map(before.map((entry) => [entry.unique_id, entry]))
  const stands = new Set(after.map((entry) => entry.unique_id))
  const changed = after.flatMap((entry) => {
    const old = stood.get(entry.unique_id)
    const keys = new Set([...Object.keys(old ?? {}), ...Object.keys(entry)])
    const values = [...keys].filter((key) => !toldKeys.includes(key) && !equal(own(old, key), own(entry, key)))
    if (values.length === 0) return []
    return [{ ...Object.fromEntries(values.map((key) => [key, own(entry, key) ?? null])), unique_id: entry.unique_id }]
  })
  const gone = before.filter((entry) => !stands.has(entry.unique_id))
  return [...changed, ...gone.map(({ unique_id }) => ({ unique_id, _destroy: true }))]
}

/** What makes a new record or row: all answers, and a word about each default that was taken away, lest it comes back. */
export function payloadOfNew(fields: readonly Field[], answers: Answers): Payload {
  const cleared = fields.filter((field) => field.default && isBlank(own(answers, field.id)))
  return {
    ...Object.fromEntries(cleared.map(({ id }) => [id, null])),
    ...payloadBetween(fields, {}, answers),
  }
}

/** What a payload touches, as the engine's `issuesIn` wants to know it. */
export const touchedIn = (payload: Payload): ReadonlySet<string> =>
  new Set(
    Object.entries(payload).flatMap(([field, value]) =>
      Array.isArray(value) && value.some((row) => typeof row === 'object')
        ? (value as readonly (Row & { readonly _destroy?: true })[]).map((row) =>
            row._destroy ? `${field}[]` : `${field}[${row.unique_id}]`,
          )
        : [field],
    ),
  )

function rowChanges(fields: readonly Field[], before: readonly Row[], after: readonly Row[]): readonly unknown[] {
  const stood = new Map(before.map((row) => [row.unique_id, row]))
  const stands = new Set(after.map((row) => row.unique_id))
  const changed = after.flatMap((row) => {
    const old = stood.get(row.unique_id)
    const values = old ? payloadBetween(fields, old, row) : payloadOfNew(fields, row)
    return old && Object.keys(values).length === 0 ? [] : [{ unique_id: row.unique_id, ...values }]
  })
  const gone = before.filter((row) => !stands.has(row.unique_id))
  return [...changed, ...gone.map((row) => ({ unique_id: row.unique_id, _destroy: true }))]
}
