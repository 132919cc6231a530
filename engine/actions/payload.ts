/**
 * Reads what a client sent into edits in stored form. Only fields that the actor writes get through; what merely repeats
 * what stands is passed over, so that a client may send back what it was given. A name that the actor does not read is
 * refused like one that does not exist, whatever its value.
 */
import { fieldsById } from '../fields/by-id.ts'
import { fieldTypeOf, kindOf } from '../fields/index.ts'
import { isBlank } from '../lib/blank.ts'
import { equal } from '../lib/equal.ts'
import { own } from '../lib/own.ts'
import type { Field } from '../model.ts'
import type { Issue } from '../problems.ts'
import { coreFacts } from '../records/core-facts.ts'
import { type Edits, merge } from '../records/merge.ts'
import { wireValue } from '../records/wire.ts'
import { readFiles } from './payload-files.ts'
import { type RowHomes, readRows, rowHomes } from './payload-rows.ts'
import { type Read, type Reading, tooLong, unknownName } from './reading.ts'

export interface Payload {
  readonly edits: Edits
  readonly issues: readonly Issue[]
}

const MOST_ISSUES = 100

export function readPayload(payload: Readonly<Record<string, unknown>>, reading: Reading): Payload {
  const { type, access, seen } = reading
  const fields = fieldsById(type.fields)
  const edits: Record<string, unknown> = {}
  const issues: Issue[] = []
  let homes: RowHomes | undefined
  const homesOf = () => {
    homes ??= rowHomes(type.fields, seen)
    return homes
  }
  for (const [name, input] of Object.entries(payload)) {
    if (issues.length >= MOST_ISSUES) break
    const field = access.readable.has(name) ? fields.get(name) : undefined
    if (!field) issues.push(...issuesOfName(name, input, reading))
    else if (field.calculation === undefined) {
      const read = field.rows
        ? readRows(field, input, { ...reading, homes: homesOf() })
        : fieldTypeOf(field).files
          ? readFiles(field, input, { path: name, holders: [seen, reading.record.answers], reading })
          : readValue(field, input, reading)
      if (access.writable.has(name)) {
        if (read.edit !== undefined) edits[name] = read.edit
        issues.push(...read.issues)
      } else if (!repeats(field, input, read, reading)) issues.push({ path: name, code: 'field.not_writable' })
    }
  }
  return { edits, issues }
}

const nothing: Read = { issues: [] }

function readValue(field: Field, input: unknown, { model, today, seen }: Reading): Read {
  if (kindOf(field) === 'none') return { issues: isBlank(input) ? [] : [unknownName(field.id)] }
  if (isBlank(input)) return { edit: null, issues: [] }
  const standing = own(seen, field.id)
  if (input === standing) return nothing
  const issues = tooLong(field.id, input)
  if (issues.length > 0) return { issues }
  const context = { model, field, today, siblings: seen, standing }
  const edit = fieldTypeOf(field).parse(input, context)
  return edit === undefined ? { issues: [{ path: field.id, code: `${field.type}.unreadable` }] } : { edit, issues }
}

/** Whether the input says what the writer saw, in wire form or as stored. */
function repeats(field: Field, input: unknown, { edit, issues }: Read, { model, type, today, seen }: Reading): boolean {
  if (equal(input, wireValue(model, field, seen, today))) return true
  return issues.length === 0 && (edit === undefined || merge(type.fields, seen, { [field.id]: edit }) === seen)
}

/** Names that are no field's: facts of the platform are ignored, or refused when they say something else; the rest is unknown. */
function issuesOfName(name: string, input: unknown, { type, record, access }: Reading): readonly Issue[] {
  const fact = own(coreFacts, name)
  if (IGNORED.has(name) || name === type.ids.display || fact?.inPayload === 'ignored') return []
  const standing: ReadonlyMap<string, unknown> = new Map<string, unknown>([
    ['id', record.id],
    [type.ids.unique, record.id],
    ['module_id', record.programme],
    ...(fact && !fact.internal && access.readable.has(name) ? [[name, own({ ...record.core }, name)] as const] : []),
  ])
  if (!standing.has(name)) return [unknownName(name)]
  return equal(input, standing.get(name)) ? [] : [{ path: name, code: 'field.core' }]
}

/** Told with every record; a client that sends them back means nothing by it. */
const IGNORED: ReadonlySet<string> = new Set(['version', 'enabled'])
