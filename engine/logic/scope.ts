/**
 * What an expression sees: a record's answers, or one row's with the record behind it. Values are read where they are
 * asked for, one by one, so that over a reactive store an expression depends on just what it read.
 */

import { fieldsById } from '../fields/by-id.ts'
import type { FieldContext } from '../fields/field-type.ts'
import { fieldTypeOf } from '../fields/index.ts'
import { isBlank } from '../lib/blank.ts'
import { own } from '../lib/own.ts'
import type { Field, Model, Option, RecordType } from '../model.ts'
import type { TransitionRow } from '../records/collections.ts'
import { type CoreFacts, coreFacts } from '../records/core-facts.ts'
import type { Answers, Row } from '../records/record.ts'

export interface Scope {
  readonly record: RecordScope
  readonly fields: ReadonlyMap<string, Field>
  /** In stored form: the record's, or the row's. */
  readonly answers: Answers
  /** The subform, when this is one of its rows. */
  readonly subform?: Field
  /** The option in question, in an option filter. */
  readonly option?: Option
}

/** Who writes, as far as expressions may know. */
export interface Writer {
  readonly userName: string
  readonly fullName: string
  readonly agency: string
  readonly role: string
}

/** A record before a write; nothing of what is new. */
export interface Before {
  readonly answers: Answers
  readonly core: Partial<CoreFacts>
}

/** What expressions see of a write, where there is one. */
export interface Writing {
  readonly actor?: Writer
  /** Whether who writes owned the record before. */
  readonly isOwner?: boolean
  /** Instant of the write. */
  readonly now?: string
  /** Version that is written upon. */
  readonly version?: number
  /** The entry that a step of a transition is about; at its start, the one that comes of it. */
  readonly transition?: TransitionRow
}

export interface RecordScope extends Scope, Writing {
  readonly model: Model
  readonly type: RecordType
  readonly core: Partial<CoreFacts>
  readonly today: string
  /** The record's programme; absent means any, and every form counts. */
  readonly programme?: string
  /** What the actor may read; absent means everything. Conditions that read more are not judged. */
  readonly readable?: ReadonlySet<string>
  /** The record before this write. */
  readonly before?: RecordScope
  /** What the dialog asked. */
  readonly asked?: Scope
}

export interface RecordScopeParts {
  readonly model: Model
  readonly type: RecordType
  readonly answers: Answers
  readonly core?: Partial<CoreFacts> | undefined
  readonly today: string
  readonly programme?: string | undefined
  readonly readable?: ReadonlySet<string> | undefined
  readonly before?: Before | undefined
  /** Questions of the dialog, and the answers. */
  readonly asked?: { readonly fields: readonly Field[]; readonly answers: Answers } | undefined
  readonly writing?: Writing | undefined
}

export function scopeOfRecord({
  model,
  type,
  answers,
  core,
  today,
  programme,
  readable,
  before,
  asked,
  writing,
}: RecordScopeParts): RecordScope {
  const parts = { model, type, answers, core: core ?? {}, today, fields: fieldsById(type.fields) }
  const scope = {
    ...parts,
    ...(programme !== undefined && { programme }),
    ...(readable !== undefined && { readable }),
    ...(before && { before: scopeOfRecord({ ...before, model, type, today, programme }) }),
    ...writing,
  } as { record: RecordScope; asked?: Scope } & Omit<RecordScope, 'record' | 'asked'>
  scope.record = scope
  if (asked) scope.asked = { record: scope, fields: fieldsById(asked.fields), answers: asked.answers }
  return scope
}

export const scopeOfRow = (of: Scope, subform: Field, row: Row | Answers): Scope => ({
  record: of.record,
  fields: fieldsById(subform.rows?.fields ?? []),
  answers: row,
  subform,
})

export const scopeOfOption = (of: Scope, option: Option): Scope => ({ ...of, option })

/** What a field type is told about the field in this scope. */
export const contextIn = ({ record, answers }: Scope, field: Field): FieldContext => ({
  model: record.model,
  field,
  today: record.today,
  siblings: answers,
})

const RECORD = 'record.'
const OPTION = 'option.'

/** Splits a name as written in `var` into where it looks and what it looks for. */
export function placeOfName(name: string): { readonly at: 'here' | 'record' | 'option'; readonly name: string } {
  if (name.startsWith(RECORD)) return { at: 'record', name: name.slice(RECORD.length) }
  if (name.startsWith(OPTION)) return { at: 'option', name: name.slice(OPTION.length) }
  return { at: 'here', name }
}

/** The value under a name, as conditions see it; undefined when blank or unknown. */
export function valueIn(scope: Scope, written: string): unknown {
  const { at, name } = placeOfName(written)
  if (at === 'option') return name === 'id' ? scope.option?.id : name === 'tags' ? scope.option?.tags : undefined
  return answerIn(at === 'record' ? scope.record : scope, name)
}

function answerIn(scope: Scope, name: string): unknown {
  const field = scope.fields.get(name)
  if (!field) return scope.subform ? undefined : coreFactIn(scope.record, name)
  const { read, inLogic } = fieldTypeOf(field)
  const stored = own(scope.answers, name)
  // Rows are read as they are stored: each value on its way through a row's own scope.
  const seen = inLogic ?? (field.rows ? undefined : read)
  const value = seen ? seen(stored, contextIn(scope, field)) : stored
  return isBlank(value) ? undefined : value
}

function coreFactIn({ core }: RecordScope, name: string): unknown {
  const fact = own(coreFacts, name)
  const value = fact && !fact.internal ? own(core as Readonly<Record<string, unknown>>, name) : undefined
  return isBlank(value) ? undefined : value
}

/** The rows under a name, each as a scope; none when the name is no subform's. */
export function rowsIn(scope: Scope, written: string): readonly Scope[] {
  const { at, name } = placeOfName(written)
  const holder = at === 'record' ? scope.record : scope
  const subform = holder.fields.get(name)
  const rows = subform?.rows && own(holder.answers, name)
  return subform && Array.isArray(rows) ? rows.map((row: Row) => scopeOfRow(scope, subform, row)) : []
}

/** The same record, or row, before this write; undefined where nothing is being written. */
export function before(scope: Scope): Scope | undefined {
  const { record, subform } = scope
  if (!record.before || !subform) return record.before
  const id = own(scope.answers, 'unique_id')
  const rows = own(record.before.answers, subform.id)
  const row = Array.isArray(rows) ? rows.find(({ unique_id }: Row) => unique_id === id) : undefined
  return scopeOfRow(record.before, subform, row ?? NO_ANSWERS)
}

const NO_ANSWERS: Answers = {}

/** The rows that this write adds to a subform of the record, each as a scope. */
export function rowsAddedIn({ record }: Scope, written: string): readonly Scope[] {
  if (!record.before) return []
  const { name } = placeOfName(written)
  const rows = own(record.before.answers, name)
  const known = new Set(Array.isArray(rows) ? rows.map(({ unique_id }: Row) => unique_id) : [])
  return rowsIn(record, name).filter(({ answers }) => !known.has(String(own(answers, 'unique_id'))))
}
