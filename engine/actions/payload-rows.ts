import { fieldsById } from '../fields/by-id.ts'
import { fieldTypeOf, kindOf } from '../fields/index.ts'
import { isRowId } from '../fields/subform.ts'
import { isBlank } from '../lib/blank.ts'
import { own } from '../lib/own.ts'
import type { Field } from '../model.ts'
import { seesOwnRow } from '../permissions/own-rows.ts'
import type { Issue } from '../problems.ts'
import { type RowEdit, rowsIn } from '../records/merge.ts'
import type { Answers, Row } from '../records/record.ts'
import { readFiles } from './payload-files.ts'
import { type Read, type Reading, tooLong, unknownName } from './reading.ts'

/** To which subform each row belongs; grows with the rows that the payload brings. */
export type RowHomes = Map<string, string>

export const rowHomes = (fields: readonly Field[], answers: Answers): RowHomes =>
  new Map(
    fields.flatMap(({ id, rows }) =>
      rows ? rowsIn(own(answers, id)).map(({ unique_id }) => [unique_id, id] as const) : [],
    ),
  )

interface ReadingRows extends Reading {
  readonly homes: RowHomes
}

/** Rows of one subform. `null` takes all away, an empty list none: rows that are not spoken of stay. */
export function readRows(subform: Field, input: unknown, reading: ReadingRows): Read {
  const path = subform.id
  const keeps = reading.access.keepsRows?.has(path) ?? false
  if (input === null || input === '') {
    // Who sees just some rows does not take away all of them.
    const isNarrow = reading.access.ownRows?.has(path) ?? false
    return isNarrow || (keeps && stands(subform, reading)) ? { issues: [kept(path)] } : { edit: null, issues: [] }
  }
  if (!Array.isArray(input) || !input.every(isObject)) return { issues: [unreadable(subform)] }
  if (input.length === 0) return { issues: [] }
  const maximum = subform.rows?.maximum ?? 0
  if (input.filter((row) => !isDestroyed(row)).length > maximum) {
    return { issues: [{ path, code: 'rows.too_many', params: { maximum } }] }
  }
  const standing = new Map(rowsIn(own(reading.seen, path)).map((row) => [row.unique_id, row]))
  const edits = new Map<string, RowEdit>()
  const issues: Issue[] = []
  for (const row of input) {
    if (keeps && isDestroyed(row) && stands(subform, reading, own(row, 'unique_id'))) {
      issues.push(kept(`${path}[${String(own(row, 'unique_id')).slice(0, 60)}]`))
      continue
    }
    const read = readRow(subform, row, standing, reading)
    issues.push(...read.issues)
    if (!read.edit) continue
    const { unique_id } = read.edit
    if (edits.has(unique_id)) issues.push({ path: `${path}[${unique_id}]`, code: 'record.row_twice' })
    edits.set(unique_id, read.edit)
  }
  return { edit: [...edits.values()], issues }
}

/** Whoever has been given the record as it is takes no row away, neither of those that they saw nor of those that stand now. */
const kept = (path: string): Issue => ({ path, code: 'field.not_writable' })

const stands = ({ id }: Field, { seen, record }: Reading, row?: unknown): boolean =>
  [seen, record.answers].some((answers) =>
    rowsIn(own(answers, id)).some(({ unique_id }) => row === undefined || unique_id === row),
  )

const isObject = (input: unknown): input is Answers =>
  typeof input === 'object' && input !== null && !Array.isArray(input)

const unreadable = ({ id, type }: Field): Issue => ({ path: id, code: `${type}.unreadable` })

const isDestroyed = (row: Answers) => own(row, '_destroy') === true

type Standing = ReadonlyMap<string, Row>

function readRow(subform: Field, given: Answers, standing: Standing, reading: ReadingRows): Read<RowEdit> {
  const id = own(given, 'unique_id') ?? reading.newId()
  if (!isRowId(id)) return { issues: [{ path: subform.id, code: 'record.row_malformed' }] }
  const home = reading.homes.get(id) ?? subform.id
  reading.homes.set(id, home)
  if (home !== subform.id || isHidden(subform, id, standing, reading))
    return { issues: [{ path: `${subform.id}[${id}]`, code: 'record.row_unknown' }] }
  if (isDestroyed(given)) return { edit: { unique_id: id, _destroy: true }, issues: [] }
  const fields = fieldsById(subform.rows?.fields ?? [])
  const edit: Record<string, unknown> & { unique_id: string } = { unique_id: id }
  const issues: Issue[] = []
  for (const [name, input] of Object.entries(given)) {
    if (name === 'unique_id' || name === '_destroy') continue
    const field = fields.get(name)
    const path = `${subform.id}[${id}].`
    if (!field) issues.push(unknownName(name, path))
    else if (field.calculation === undefined) {
      const read = fieldTypeOf(field).files
        ? readFiles(field, input, {
            path: path + name,
            holders: [standing.get(id), rowNow(subform, id, reading)],
            reading,
          })
        : readCell(field, input, path, standing.get(id), reading)
      if (read.edit !== undefined) edit[name] = read.edit
      issues.push(...read.issues)
    }
  }
  return { edit, issues }
}

/** A row that is not there for the writer, be it as they saw it or as it stands now. */
const isHidden = (subform: Field, id: string, standing: Standing, reading: Reading): boolean =>
  [standing.get(id), rowNow(subform, id, reading)].some(
    (row) => row !== undefined && !seesOwnRow(reading.access, subform.id, row, reading.userName ?? ''),
  )

const rowNow = (subform: Field, id: string, { record }: Reading) =>
  rowsIn(own(record.answers, subform.id)).find(({ unique_id }) => unique_id === id)

function readCell(field: Field, input: unknown, before: string, row: Row | undefined, { model, today }: Reading): Read {
  const path = before + field.id
  if (kindOf(field) === 'none') return { issues: isBlank(input) ? [] : [unknownName(field.id, before)] }
  if (isBlank(input)) return { edit: null, issues: [] }
  const issues = tooLong(path, input)
  if (issues.length > 0) return { issues }
  const context = { model, field, today, siblings: row ?? {}, standing: own(row, field.id) }
  const edit = fieldTypeOf(field).parse(input, context)
  return edit === undefined ? { issues: [{ path, code: `${field.type}.unreadable` }] } : { edit, issues }
}
