import { derivedId } from '../lib/derived-id.ts'
import { own } from '../lib/own.ts'
import { rowsIn } from '../records/merge.ts'
import type { Answers, Row } from '../records/record.ts'
import { type At, defineMigration, type ResolvedStep } from './migration.ts'
import { nameOf } from './schema-parts.ts'

interface Move extends ResolvedStep {
  /** Subform that the fields go into, or come out of. */
  readonly into?: string
  readonly outOf?: string
  /** Name there was, name there is. */
  readonly fields: Readonly<Record<string, string>>
  readonly row?: 'first' | 'last'
}

/** Fields of a record become those of a row, or the other way round. */
export const move = defineMigration<Move>({
  kind: 'move',
  required: ['recordType', 'fields'],
  properties: {
    into: nameOf('Subform in which a row is made of the fields. Or `outOf`.'),
    outOf: nameOf('Subform out of one row of which the fields are taken.'),
    fields: {
      type: 'object',
      minProperties: 1,
      additionalProperties: { type: 'string', pattern: '^[a-z][a-z0-9_]{0,59}$' },
      description: 'Field as it was called, and as it is called now.',
    },
    row: { enum: ['first', 'last'], description: 'With `outOf`: which row. Default: the first.' },
  },
  names: ({ into, outOf, fields }) => ({
    from: into === undefined ? [outOf ?? ''] : [...Object.keys(fields), into],
    to: into === undefined ? [...Object.values(fields), outOf ?? ''] : [into],
  }),
  forward: (values, { fields, ...step }, at) =>
    step.into === undefined
      ? outOfRow(values, step.outOf ?? '', fields, {
          pick: (rows) => (step.row === 'last' ? rows.at(-1) : rows[0]),
          made: made(step.id, at),
        })
      : intoRow(values, step.into, fields, made(step.id, at)),
  back: (values, { fields, ...step }, at) => {
    const back = Object.fromEntries(Object.entries(fields).map(([from, to]) => [to, from]))
    const id = made(step.id, at)
    if (step.into === undefined) {
      const rows = rowsIn(own(values, step.outOf ?? ''))
      const home = (step.row === 'last' ? rows.at(-1) : rows[0])?.unique_id ?? id
      return intoRow(values, step.outOf ?? '', back, home)
    }
    const holds = (row: Row) => Object.values(fields).some((cell) => own(row, cell) !== undefined)
    const pick = (rows: readonly Row[]) => rows.find((row) => row.unique_id === id) ?? rows.find(holds)
    return outOfRow(values, step.into, back, { pick, made: id })
  },
  loss: ({ outOf }) => (outOf === undefined ? undefined : 'other_rows'),
  moves: () => [],
})

/** The row that stands for what the record held itself. */
const made = (step: string, { record }: At) => derivedId(`${record} ${step}`)

type Renamed = Readonly<Record<string, string>>

function intoRow(values: Answers, subform: string, fields: Renamed, id: string): Answers {
  const rows = rowsIn(own(values, subform))
  const cells = Object.entries(fields).flatMap(([from, to]) => {
    const value = own(values, from)
    return value === undefined ? [] : [[to, value] as const]
  })
  if (cells.length === 0) return { [subform]: rows.length > 0 ? rows : undefined }
  const row = rows.find(({ unique_id }) => unique_id === id) ?? { unique_id: id }
  const filled: Row = { ...row, ...Object.fromEntries(cells), unique_id: id }
  const isThere = rows.some(({ unique_id }) => unique_id === id)
  return { [subform]: isThere ? rows.map((one) => (one.unique_id === id ? filled : one)) : [...rows, filled] }
}

/** A row that is left with nothing is no row, if it was made for what is taken out of it. */
function outOfRow(
  values: Answers,
  subform: string,
  fields: Renamed,
  { pick, made }: { readonly pick: (rows: readonly Row[]) => Row | undefined; readonly made: string },
): Answers {
  const rows = rowsIn(own(values, subform))
  const row = pick(rows)
  if (!row) return { [subform]: rows.length > 0 ? rows : undefined }
  const taken = Object.entries(fields).flatMap(([from, to]) => {
    const value = own(row, from)
    return value === undefined ? [] : [[to, value] as const]
  })
  const left = Object.fromEntries(Object.entries(row).filter(([cell]) => !Object.hasOwn(fields, cell))) as Row
  const isEmpty = Object.keys(left).length === 1 && row.unique_id === made
  const after = rows.flatMap((one) => (one !== row ? [one] : isEmpty ? [] : [left]))
  return { [subform]: after.length > 0 ? after : undefined, ...Object.fromEntries(taken) }
}
