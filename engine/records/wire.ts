/** Answers as JSON, conditions and controls see them: as stored, but for field types that say otherwise (an age). */
import { fieldTypeOf } from '../fields/index.ts'
import { own } from '../lib/own.ts'
import type { Field, Model } from '../model.ts'
import type { Answers, Row } from './record.ts'

/** One field's value; may be there although nothing is stored. */
export function wireValue(model: Model, field: Field, answers: Answers, today: string): unknown {
  const stored = own(answers, field.id)
  if (field.rows) return Array.isArray(stored) ? wireRows(model, field.rows.fields, stored, today) : undefined
  const { read } = fieldTypeOf(field)
  return read ? read(stored, { model, field, today, siblings: answers }) : stored
}

/** The fields named, or all; a blank one is left out. */
export function wireAnswers(
  model: Model,
  fields: readonly Field[],
  answers: Answers,
  today: string,
  readable?: ReadonlySet<string>,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const field of fields) {
    if (readable && !readable.has(field.id)) continue
    const value = wireValue(model, field, answers, today)
    if (value !== undefined) shown[field.id] = value
  }
  return shown
}

const wireRows = (model: Model, fields: readonly Field[], rows: readonly Row[], today: string) =>
  rows.map((row) => ({ unique_id: row.unique_id, ...wireAnswers(model, fields, row, today) }))
