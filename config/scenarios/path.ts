import { own } from '../../engine/lib/own.ts'
import { type Scope, scopeOfRow } from '../../engine/logic/scope.ts'
import type { Field } from '../../engine/model.ts'
import { rowsIn } from '../../engine/records/merge.ts'
import type { Seen } from './seen.ts'

/** `field`, or `subform[row].field`. */
export interface AnswerPath {
  readonly field: string
  readonly row?: string
  readonly cell?: string
}

export function answerPath(text: string): AnswerPath {
  const [, field = text, row, cell] = /^([^[]+)\[([^\]]+)\]\.(.+)$/.exec(text) ?? []
  return row === undefined || cell === undefined ? { field } : { field, row, cell }
}

/** A field of the record, or of one of its rows, where the scenario has led to. */
export interface FieldSeen {
  readonly path: string
  readonly field: Field
  readonly scope: Scope
  /** The field of the record that it belongs to: access goes by it. */
  readonly top: Field
}

/** Undefined where there is no such row. */
export function fieldSeen(seen: Seen, path: string): FieldSeen | undefined {
  const { field: id, row, cell } = answerPath(path)
  const top = seen.scope.fields.get(id)
  if (!top || row === undefined) return top && { path, field: top, scope: seen.scope, top }
  const found = rowsIn(own(seen.scope.answers, id)).find(({ unique_id }) => unique_id === row)
  const field = top.rows?.fields.find((one) => one.id === cell)
  return found && field && { path, field, scope: scopeOfRow(seen.scope, top, found), top }
}
