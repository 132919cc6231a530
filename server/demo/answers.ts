/** Answers of a whole record, form by form as a person would give them: only what is visible, only what may be written. */
import { fieldTypeOf, kindOf } from '../../engine/fields/index.ts'
import { isReadOnly, isVisible, mustBeAnswered } from '../../engine/forms/field-state.ts'
import { isBlank } from '../../engine/lib/blank.ts'
import { own } from '../../engine/lib/own.ts'
import { contextIn, type RecordScope, type Scope, scopeOfRecord, scopeOfRow } from '../../engine/logic/scope.ts'
import type { Field, RecordType } from '../../engine/model.ts'
import type { FieldHint } from './hints.ts'
import { hintIn, type Making, valueFor } from './values.ts'

type Draft = Record<string, unknown>
type RowDraft = Draft & { unique_id: string }
type Cells = Readonly<Record<string, FieldHint>>

/** Answers as a client would send them, and beside them as conditions see them. */
export interface Filling {
  readonly type: RecordType
  readonly making: Making
  readonly sent: Draft
  readonly stored: Draft
  readonly scope: RecordScope
}

/** Long forms are mostly left blank. */
const OFTEN = 0.4

export function beginFilling(
  type: RecordType,
  making: Making,
  { today, programme, stored }: { readonly today: string; readonly programme: string; readonly stored: Draft },
): Filling {
  const scope = scopeOfRecord({ model: making.model, type, answers: stored, today, programme })
  return { type, making, sent: {}, stored, scope }
}

/** Answers whatever may be written. */
export function fillAll(filling: Filling, writable: ReadonlySet<string>): void {
  const fields = placedFields(filling.type).filter(({ id }) => writable.has(id))
  for (const field of inTurn(fields, filling.making)) fillField(field, filling, false)
}

/** Gives an answer wherever one is needed and none stands, as after a change that asks for more. */
export function fillMissing(filling: Filling, fields: readonly Field[]): void {
  for (const field of fields) {
    if (!mustBeAnswered(field, filling.scope) || !isBlank(own(filling.stored, field.id))) continue
    if (mayBeFilled(field, filling.scope)) fillField(field, filling, true)
  }
}

/** In order, but a field that goes by others after those. */
function inTurn(fields: readonly Field[], { hintOf }: Making): readonly Field[] {
  const turns = new Set<Field>()
  for (const field of fields) {
    const { by, like } = hintOf(field)
    for (const other of [by, like?.[0]]) {
      const first = other === undefined ? undefined : fields.find(({ id }) => id === other)
      if (first) turns.add(first)
    }
    turns.add(field)
  }
  return [...turns]
}

/** Gives the field an answer, or leaves it blank as often as people do. `always` is for answers that were missed. */
export function fillField(field: Field, filling: Filling, always: boolean): void {
  const { scope, sent, stored } = filling
  if (!isBlank(own(sent, field.id))) return
  const { value, kept } = field.rows ? rowsFor(field, filling, always) : answerFor(field, scope, filling.making, always)
  if (isBlank(value) || isBlank(kept)) return
  sent[field.id] = value
  stored[field.id] = kept
}

const mayBeFilled = (field: Field, scope: Scope): boolean => isVisible(field, scope) && !isReadOnly(field, scope)

interface Answer {
  readonly value?: unknown
  readonly kept?: unknown
}

function answerFor(field: Field, scope: Scope, making: Making, always: boolean): Answer {
  if (kindOf(field) === 'none' || field.calculation !== undefined) return {}
  const isWanted =
    always || mustBeAnswered(field, scope) || making.random.chance(hintIn(field, scope, making).filled ?? OFTEN)
  if (!isWanted || !mayBeFilled(field, scope)) return {}
  const value = valueFor(field, scope, making)
  return isBlank(value) ? {} : { value, kept: fieldTypeOf(field).parse(value, contextIn(scope, field)) }
}

function rowsFor(field: Field, { scope, making }: Filling, always: boolean): Answer {
  if (!mayBeFilled(field, scope)) return {}
  const [least, most] = making.hintOf(field).rows ?? [0, 2]
  const wish = making.random.whole(always || mustBeAnswered(field, scope) ? Math.max(1, least) : least, most)
  const rows = Array.from({ length: wish }, () => rowFor(field, scope, making))
  return { value: rows.map(({ sent }) => sent), kept: rows.map(({ stored }) => stored) }
}

/** One row with its answers. */
export function rowFor(subform: Field, record: Scope, making: Making): { sent: RowDraft; stored: RowDraft } {
  const id = making.random.uuid()
  const row = { sent: { unique_id: id } as RowDraft, stored: { unique_id: id } as RowDraft }
  const scope = scopeOfRow(record, subform, row.stored)
  for (const field of inTurn(subform.rows?.fields ?? [], making)) {
    const { value, kept } = answerFor(field, scope, making, false)
    if (isBlank(kept)) continue
    row.sent[field.id] = value
    row.stored[field.id] = kept
  }
  return row
}

/** Answers the cells in those rows that stand where some of them is blank; each cell as its hint says. */
export function completeRows({ scope, sent, stored, making }: Filling, subform: Field | undefined, cells: Cells): void {
  const rows = (subform && own(stored, subform.id)) as readonly RowDraft[] | undefined
  if (!subform || !rows || own(sent, subform.id) !== undefined) return
  const fields = Object.keys(cells).flatMap((id) => subform.rows?.fields.find((field) => field.id === id) ?? [])
  const hintOf = (field: Field) => own(cells, field.id) ?? making.hintOf(field)
  sent[subform.id] = rows
    .filter((row) => fields.some(({ id }) => isBlank(own(row, id))))
    .map((row) => {
      const inRow = scopeOfRow(scope, subform, { ...row })
      const said: RowDraft = { unique_id: row.unique_id }
      for (const field of fields) {
        const { value, kept } = answerFor(field, inRow, { ...making, hintOf }, true)
        if (isBlank(kept)) continue
        said[field.id] = value
        Object.assign(inRow.answers, { [field.id]: kept })
      }
      return said
    })
}

const placed = new WeakMap<RecordType, readonly Field[]>()

/** Fields in the order in which the forms ask for them. */
export function placedFields(type: RecordType): readonly Field[] {
  const known = placed.get(type)
  if (known) return known
  const byId = new Map(type.fields.map((field) => [field.id, field]))
  const made = [...new Set(type.forms.flatMap((form) => form.fields))].flatMap((id) => byId.get(id) ?? [])
  placed.set(type, made)
  return made
}
