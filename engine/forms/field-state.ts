/**
 * What a form shows of a field right now. Each question can be asked for one field alone, so that a screen keeps one
 * memo per field and looks at nothing else at a keystroke.
 */
import { kindOf } from '../fields/index.ts'
import { holds, mayHold } from '../logic/evaluate.ts'
import type { Logic } from '../logic/logic.ts'
import type { Scope } from '../logic/scope.ts'
import type { Field, Form, RecordType } from '../model.ts'
import { mayJudge } from './may-judge.ts'

export interface FieldState {
  readonly visible: boolean
  /** Visible, can be filled in, and must be. */
  readonly required: boolean
  readonly readOnly: boolean
}

export function fieldState(field: Field, scope: Scope): FieldState {
  const visible = isVisible(field, scope)
  const readOnly = isReadOnly(field, scope)
  return { visible, readOnly, required: visible && !readOnly && mustBeAnswered(field, scope) }
}

/** A form counts for records of its programmes, while its condition holds. */
export const isFormVisible = (form: Form, { record }: Scope): boolean =>
  (record.programme === undefined || form.programmes.includes(record.programme)) && shows(form.visible, record)

/** A field shows where its own condition holds and some form that places it shows; a row's field where its own does. */
export const isVisible = (field: Field, scope: Scope, isShown = isFormVisible): boolean =>
  (scope.subform !== undefined || formsWith(scope.record.type, field).some((form) => isShown(form, scope.record))) &&
  shows(field.visible, scope)

const shows = (condition: Logic | undefined, scope: Scope): boolean =>
  condition === undefined || !mayJudge(condition, scope) || mayHold(condition, scope)

/** Read-only by condition, always, or because it is worked out. A condition that cannot be answered locks the field. */
export const isReadOnly = ({ readOnly, calculation }: Field, scope: Scope): boolean =>
  calculation !== undefined ||
  readOnly === true ||
  (readOnly !== undefined && mayJudge(readOnly, scope) && mayHold(readOnly, scope))

/** Whether the field is declared required, or its condition holds; see {@link fieldState} for what a star needs besides. */
export const mustBeAnswered = (field: Field, scope: Scope): boolean =>
  field.required !== undefined &&
  kindOf(field) !== 'none' &&
  (field.required === true || (mayJudge(field.required, scope) && holds(field.required, scope)))

const placements = new WeakMap<RecordType, ReadonlyMap<string, readonly Form[]>>()

/** The forms that place a field. */
export function formsWith(type: RecordType, field: Pick<Field, 'id'>): readonly Form[] {
  const known = placements.get(type)
  if (known) return known.get(field.id) ?? []
  const made = new Map<string, Form[]>()
  for (const form of type.forms) {
    for (const id of form.fields) made.set(id, [...(made.get(id) ?? []), form])
  }
  placements.set(type, made)
  return made.get(field.id) ?? []
}
