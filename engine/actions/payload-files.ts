import { type Attachment, attachmentsIn, type FileFacts, fixedKeys, saidOf, toldKeys } from '../fields/attachments.ts'
import type { FilesAllowed } from '../fields/field-type.ts'
import { fieldTypeOf } from '../fields/index.ts'
import { isRowId } from '../fields/subform.ts'
import { isBlank } from '../lib/blank.ts'
import { equal } from '../lib/equal.ts'
import { own } from '../lib/own.ts'
import type { Field } from '../model.ts'
import type { Issue } from '../problems.ts'
import type { RowEdit } from '../records/merge.ts'
import type { Answers } from '../records/record.ts'
import { type Read, type Reading, unknownName } from './reading.ts'

interface FilesPlace {
  readonly path: string
  readonly field: Field
  readonly files: FilesAllowed
  /** What stands in the field: as the writer saw it, and by now. */
  readonly standing: readonly Attachment[]
}

/**
 * Files of one field, found at `path` of the payload. `null` takes all away; entries go by `unique_id`, and those not
 * spoken of stay. A new entry names bytes that the writer has brought, or that this field holds already.
 */
export function readFiles(
  field: Field,
  input: unknown,
  { path, holders, reading }: { path: string; holders: readonly (Answers | undefined)[]; reading: Reading },
): Read {
  const { files, many } = fieldTypeOf(field)
  if (!files) return { issues: [] }
  if (input === null || input === '') return { edit: null, issues: [] }
  const standing = holders.flatMap((holder) => attachmentsIn(own(holder, field.id)))
  const place = { path, field, files, standing }
  if (!many) return isObject(input) ? readSingle(input, place, reading) : unreadable(place)
  if (!Array.isArray(input) || !input.every(isObject)) return unreadable(place)
  if (input.length === 0) return { issues: [] }
  const edits = new Map<string, RowEdit>()
  const issues: Issue[] = []
  for (const given of input) {
    const read = readEntry(given, place, reading)
    issues.push(...read.issues)
    if (!read.edit) continue
    if (edits.has(read.edit.unique_id)) issues.push({ path, code: 'record.row_twice' })
    edits.set(read.edit.unique_id, read.edit)
  }
  return { edit: [...edits.values()], issues }
}

const isObject = (input: unknown): input is Answers =>
  typeof input === 'object' && input !== null && !Array.isArray(input)

const unreadable = ({ path, field: { type } }: FilesPlace): Read => ({ issues: [{ path, code: `${type}.unreadable` }] })

/** One file that takes the place of whatever stood. */
function readSingle(given: Answers, place: FilesPlace, reading: Reading): Read {
  const { edit, issues } = readEntry(given, place, reading)
  if (!edit) return { issues }
  if (edit._destroy) return { edit: null, issues }
  const standing = place.standing.find(({ unique_id }) => unique_id === edit.unique_id)
  const whole = Object.entries({ ...standing, ...edit }).filter(([, value]) => value !== null)
  return { edit: Object.fromEntries(whole), issues }
}

function readEntry(given: Answers, place: FilesPlace, reading: Reading): Read<RowEdit> {
  const { path, files } = place
  const id = own(given, 'unique_id') ?? reading.newId()
  if (!isRowId(id)) return { issues: [{ path, code: 'record.row_malformed' }] }
  if (own(given, '_destroy') === true) return { edit: { unique_id: id, _destroy: true }, issues: [] }
  const standing = place.standing.find(({ unique_id }) => unique_id === id)
  const { edit, issues } = readSaid(given, place)
  if (standing) {
    const isFixed = [...fixedKeys, ...(files.stamped ?? [])].some(
      (key) => Object.hasOwn(given, key) && !equal(own(given, key), own(standing, key)),
    )
    return { edit: { ...edit, unique_id: id }, issues: isFixed ? [...issues, { path, code: 'file.fixed' }] : issues }
  }
  const file = own(given, 'file')
  const facts = typeof file === 'string' ? factsOf(file, place, reading) : undefined
  if (!facts) return { issues: [...issues, { path, code: 'file.unknown' }] }
  return { edit: { ...edit, unique_id: id, file, ...facts, ...stamps(files, reading) }, issues }
}

/** What is said of the file, null where it is no longer said. */
function readSaid(given: Answers, { path, files }: FilesPlace): { edit: Record<string, unknown>; issues: Issue[] } {
  const edit: Record<string, unknown> = {}
  const issues: Issue[] = []
  const passedOver: readonly string[] = ['unique_id', '_destroy', ...fixedKeys, ...toldKeys, ...(files.stamped ?? [])]
  for (const [key, input] of Object.entries(given)) {
    if (passedOver.includes(key)) continue
    if (!files.said.includes(key)) issues.push(unknownName(key, `${path}.`))
    else if (isBlank(input)) edit[key] = null
    else {
      edit[key] = saidOf(key, input)
      if (edit[key] === undefined) issues.push({ path, code: 'file.unreadable', params: { name: key } })
    }
  }
  return { edit, issues }
}

function factsOf(file: string, { standing }: FilesPlace, { files }: Reading): FileFacts | undefined {
  const known = files?.get(file) ?? standing.find((entry) => entry.file === file)
  return known && { file_name: known.file_name, content_type: known.content_type, size: known.size }
}

const stamps = ({ stamped = [] }: FilesAllowed, { today, userName }: Reading): Answers => ({
  ...(stamped.includes('signature_provided_on') && { signature_provided_on: today }),
  ...(stamped.includes('signature_created_by_user') && userName && { signature_created_by_user: userName }),
})
