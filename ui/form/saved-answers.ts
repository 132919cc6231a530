import { fieldTypeOf } from '../../engine/fields/index.ts'
import { isBlank } from '../../engine/lib/blank.ts'
import { own } from '../../engine/lib/own.ts'
import type { Field, Model, RecordType } from '../../engine/model.ts'
import { type CoreFacts, coreFacts } from '../../engine/records/core-facts.ts'
import type { Answers, Row } from '../../engine/records/record.ts'
import type { WireRecord } from '../data/wire.ts'

/** Answers in stored form out of what the wire shows of them. */
function answersIn(model: Model, fields: readonly Field[], wire: Answers, today: string): Answers {
  const answers: Record<string, unknown> = {}
  for (const field of fields) {
    const shown = own(wire, field.id)
    if (isBlank(shown)) continue
    if (field.rows) {
      answers[field.id] = inOrder(field, rowsIn(model, field.rows.fields, shown, today))
      continue
    }
    const stored = storedForm(model, field, shown, wire, today)
    if (stored !== undefined) answers[field.id] = stored
  }
  return answers
}

/** Most field types show what they store; the others are read back. */
function storedForm(model: Model, field: Field, shown: unknown, siblings: Answers, today: string): unknown {
  const { read, parse, kept } = fieldTypeOf(field)
  if (!read) return shown
  const context = { model, field, today, siblings }
  const value = parse(shown, context)
  return value !== undefined && kept ? kept(value, context) : value
}

const rowsIn = (model: Model, fields: readonly Field[], rows: unknown, today: string): readonly Row[] =>
  (Array.isArray(rows) ? (rows as readonly Row[]) : []).map((row) => savedRow(model, fields, row, today))

/** One row in stored form. */
export const savedRow = (model: Model, fields: readonly Field[], row: Row, today: string): Row => ({
  unique_id: row.unique_id,
  ...answersIn(model, fields, row, today),
})

/** Rows in the order that the subform asks for, blanks last; as they were entered where it asks for none. */
export function inOrder(subform: Field, rows: readonly Row[]): readonly Row[] {
  const { sortBy } = subform.rows ?? {}
  if (!sortBy) return rows
  const way = sortBy.direction === 'asc' ? 1 : -1
  const key = (row: Row) => own(row, sortBy.field) as string | number | undefined
  return [...rows].sort((one, other) => {
    const [a, b] = [key(one), key(other)]
    if (a === b) return 0
    if (a === undefined || b === undefined) return a === undefined ? 1 : -1
    return a < b ? -way : way
  })
}

export const savedAnswers = (
  model: Model,
  type: Pick<RecordType, 'fields'>,
  record: WireRecord,
  today: string,
): Answers => answersIn(model, type.fields, record, today)

/** What the platform knows of the record, as far as this person is shown it. */
export const savedCore = (record: WireRecord): Partial<CoreFacts> =>
  Object.fromEntries(
    Object.keys(coreFacts).flatMap((name) => (record[name] === undefined ? [] : [[name, record[name]]])),
  )
