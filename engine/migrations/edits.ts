/** Payloads without a model: what they make of answers, and what would make one set of answers of another. */
import { isBlank } from '../lib/blank.ts'
import { own } from '../lib/own.ts'
import { isRows } from '../records/diff.ts'
import { rowsIn, withEach } from '../records/merge.ts'
import type { Answers, FieldChange, Row, RowChange } from '../records/record.ts'

/** The answers after the payload, told by the look of its values alone. */
export const edited = (before: Answers, given: Answers, newId: () => string): Answers =>
  withEach(before, Object.keys(given), (name) => {
    const [was, value] = [own(before, name), given[name]]
    if (Array.isArray(value) && value.length === 0 && isRows(was)) return was
    if (isBlank(value)) return undefined
    return Array.isArray(value) && value.every(isObject) ? withRows(rowsIn(was), value, newId) : value
  })

function withRows(rows: readonly Row[], given: readonly Answers[], newId: () => string): readonly Row[] | undefined {
  const edits = new Map(
    given.map((row) => {
      const id = own(row, 'unique_id')
      const unique_id = typeof id === 'string' ? id : newId()
      return [unique_id, { ...row, unique_id }] as const
    }),
  )
  const isThere = new Set(rows.map(({ unique_id }) => unique_id))
  const fresh = [...edits.keys()].filter((id) => !isThere.has(id)).map((unique_id) => ({ unique_id }) as Row)
  const after = [...rows, ...fresh].flatMap((row) => {
    const edit = edits.get(row.unique_id)
    if (!edit) return [row]
    const { _destroy, ...values } = edit as Row
    return _destroy === true ? [] : [edited(row, values, newId) as Row]
  })
  return after.length > 0 ? after : undefined
}

/** Changes as a payload says them. */
export const payloadOf = (changes: readonly FieldChange[]): Answers =>
  Object.fromEntries(
    changes.map((change) => [change.field, 'rows' in change ? change.rows.map(rowOf) : (change.to ?? null)]),
  )

function rowOf(row: RowChange): Answers {
  if (row.kind === 'removed') return { unique_id: row.row, _destroy: true }
  return { unique_id: row.row, ...(row.kind === 'added' ? row.values : payloadOf(row.fields)) }
}

const isObject = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
