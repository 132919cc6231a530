import { fieldsById } from '../fields/by-id.ts'
import { own } from '../lib/own.ts'
import type { Clash } from '../problems.ts'
import { rowsIn } from '../records/merge.ts'
import type { Answers } from '../records/record.ts'
import type { ClashPlace } from '../records/three-way.ts'
import { wireValue } from '../records/wire.ts'
import type { Deciding } from './door.ts'

interface Sides {
  readonly base: Answers
  readonly yours: Answers
  readonly theirs: Answers
}

/** Clashes as the writer may see them: values in wire form, `null` where there is none, nothing of fields they do not read. */
export const clashesOnWire = (places: readonly ClashPlace[], sides: Sides, deciding: Deciding): readonly Clash[] =>
  places
    .filter(({ field }) => deciding.access.readable.has(field))
    .map((place) => ({
      field: pathOf(place),
      base: sideOnWire(place, sides.base, deciding),
      yours: sideOnWire(place, sides.yours, deciding),
      theirs: sideOnWire(place, sides.theirs, deciding),
    }))

const pathOf = ({ field, row, rowField }: ClashPlace) =>
  row === undefined ? field : rowField === undefined ? `${field}[${row}]` : `${field}[${row}].${rowField}`

function sideOnWire(
  { field: id, row, rowField }: ClashPlace,
  answers: Answers,
  { model, type, today }: Deciding,
): unknown {
  const field = fieldsById(type.fields).get(id)
  if (!field) return own(answers, id) ?? null
  if (row === undefined) return wireValue(model, field, answers, today) ?? null
  const found = rowsIn(own(answers, id)).find(({ unique_id }) => unique_id === row)
  const inRow = rowField === undefined ? undefined : fieldsById(field.rows?.fields ?? []).get(rowField)
  return (found && inRow ? wireValue(model, inRow, found, today) : found) ?? null
}
